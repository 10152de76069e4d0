// Shows which of the widget's events this page has received. They contain no answers.
const heard = [];
for (const name of ["ready", "change", "saved", "complete", "error"]) {
  document.addEventListener(`stem-readiness-${name}`, () => {
    heard.push(name);
    document.querySelector("output").textContent = heard.join(", ");
  });
}

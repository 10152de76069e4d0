// What a visitor sees where the page's own framework does not fit. Part of the later part's script: see joined.js.

/** How many faults of a framework a visitor is shown. The console has all. */
const SHOWN_FAULTS = 5;

/** What a visitor sees where the page's own framework does not fit: `message` has a line for each fault. */
function misfit(element, message) {
  const faults = message.split("\n");
  const more = faults.splice(SHOWN_FAULTS).length;
  if (more) faults.push(sentences.misfit_more.replace("{count}", more));
  const list = make("ul", { class: "share__facts" }, ...faults.map((fault) => make("li", {}, fault)));
  const card = make("div", { class: "card crash-screen" }, make("p", { role: "alert" }, sentences.misfit), list);
  return plain(element, "crash-screen__shell", card);
}

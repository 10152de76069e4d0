// Gives a chosen file to the element and lists the faults it reports. The page makes no request.

const widget = document.querySelector("stem-readiness");
const verdict = document.getElementById("verdict");
const faults = document.getElementById("faults");

document.getElementById("file").addEventListener("change", async ({ target }) => {
  const [file] = target.files;
  if (!file) return;
  const text = await file.text();
  const found = tried(text);
  faults.replaceChildren(...found.map(row));
  const count = found.length === 1 ? "One thing does" : `${found.length} things do`;
  verdict.textContent = found.length ? `${count} not fit in ${file.name}:` : `${file.name} fits. It is shown below.`;
});

/** The lines of the element's error. None if the framework fits and is shown. */
function tried(text) {
  try {
    widget.framework = text;
    return [];
  } catch ({ message }) {
    return message.split("\n");
  }
}

function row(line) {
  const item = document.createElement("li");
  const [, path, message] = line.match(/^([\w.[\]-]+): (.*)$/) ?? [null, "", line];
  if (path) {
    const place = document.createElement("code");
    place.textContent = path;
    item.append(place, ": ");
  }
  item.append(message);
  return item;
}

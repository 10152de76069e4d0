// What an element says of a part that does not come. Part of the element's script: see element.js.

/** The part that an element has to speak of: the core's troubles, and of the later part what will not pass by itself. */
function troubled() {
  if (Part.core.trouble) return Part.core;
  return Part.more.trouble && Part.more.trouble !== "waiting" ? Part.more : null;
}

/** The sentence, and a way out where there is one. Everything else stays as it is. */
function arrivalNotice(part, theme) {
  const isCalm = part.trouble === "waiting";
  const words = make("p", { role: isCalm ? "status" : "alert" }, sentence(part));
  const box = make("div", { class: "arrival" }, words);
  if (!isCalm && part.trouble !== "not_allowed") {
    const again = make("button", { type: "button", class: "button" }, sentences.again);
    again.addEventListener("click", () => part.again());
    box.append(again);
  }
  return make("div", { class: "stem-readiness arrival-bar", lang: "en", dir: "ltr", "data-theme": theme }, box);
}

const sentence = (part) => sentences[part.trouble].replaceAll("{file}", part.file);

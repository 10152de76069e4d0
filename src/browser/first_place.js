// The first places, drawn before the program is there. Part of the element's script: see element.js.

const SVG = "http://www.w3.org/2000/svg";

/** The class of what keeps a place for the first look, and of that look until all of it is there. */
const PLACE_KEPT = "place-kept";

/** How many elements are drawn and laid out in one task: on a processor four times as slow as a laptop's, for some 80 ms. */
const PIECE_ELEMENTS = 40;

/**
 * Draws nodes from data into a parent, in the order of the page, and pauses after each piece. A node is a text, or a list
 * of a tag's name, its attributes and its children.
 */
function* drawing(parent, nodes) {
  let count = 0;
  const draw = function* (parent, node, namespace) {
    if (typeof node === "string") return parent.append(node);
    if (count++ % PIECE_ELEMENTS === PIECE_ELEMENTS - 1) yield;
    const [tag, attributes, ...children] = node;
    const inside = tag === "svg" ? SVG : namespace;
    const made = inside ? document.createElementNS(inside, tag) : document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    parent.append(made);
    for (const child of children) yield* draw(made, child, inside);
  };
  for (const node of nodes) yield* draw(parent, node, null);
}

/** The place that the program will show first; `null` where that is not known, or where it shows something else. */
function firstPlace(element, hasFramework) {
  const start = element.getAttribute("start") ?? "mission";
  const lang = element.closest("[lang]")?.getAttribute("lang") || navigator.language || "en";
  const isOther = languages.includes(lang.toLowerCase().split("-")[0]);
  const view = element.getAttribute("view") ?? "full";
  const brings = element.querySelector(":scope > :is(script[data-framework],script[data-document],data[data-kept])");
  if (isOther || view !== "full" || brings || hasFramework) return null;
  return Object.hasOwn(places, start) ? start : null;
}

/**
 * What an element shows at first: the place that comes, with the page's name and colors, or a calm line. `goOn` draws the
 * next piece of the place, and gives whether there was one.
 */
function firstLook(element, hasFramework) {
  const name = firstPlace(element, hasFramework);
  if (!name) return { nodes: [calm(element), document.createElement("slot")], goOn: () => false };
  const shown = make("div", { class: PLACE_KEPT, "data-prerender": build, "data-place": name });
  const pieces = drawing(shown, [JSON.parse(places[name])]);
  const goOn = () => !pieces.next().done;
  goOn();
  shown.firstElementChild.dataset.theme = theme(element);
  // The header is in the first piece.
  const brand = element.getAttribute("brand") ?? "";
  const title = shown.querySelector(".header__title");
  if (brand) title.before(make("span", { class: "header__owner" }, brand));
  const logo = element.getAttribute("logo") ?? "";
  if (logo.startsWith("data:image/")) {
    shown.querySelector("slot[name=logo]").append(make("img", { class: "header__logo", src: logo, alt: brand }));
  }
  return { nodes: [shown], goOn };
}

const calm = (element) => plain(element, "calm", make("p", { role: "status" }, sentences.calm));

/** Something plain in the widget's own colors. */
function plain(element, style, content) {
  const shell = make("section", { class: `shell ${style}` }, content);
  return make("div", { class: "stem-readiness", lang: "en", dir: "ltr", "data-theme": theme(element) }, shell);
}

function theme(element) {
  const asked = element.getAttribute("theme");
  return ["light", "dark"].includes(asked) ? asked : "auto";
}

/** Whether the parser has gone past an element, so that its children are all there. */
function isParsed(element) {
  if (document.readyState !== "loading") return true;
  for (let at = element; at; at = at.parentNode) if (at.nextSibling) return true;
  return false;
}

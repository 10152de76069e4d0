// Puts the widget on a page that is built from modules: `import "stem-readiness/element"`, then `<stem-readiness>`.
//
// The widget itself stays the one classic script beside this file. No bundler may change a byte of it: the script writes
// its own text into a saved copy, whose policy names that text's hash. `new URL(…, import.meta.url)` is the form by which
// bundlers know that a file is to be carried along as it is.

const TAG = "stem-readiness";

/**
 * The element's class, once the browser knows the tag. Rejects when the script cannot be loaded or does not run. Where
 * there is no page, as when a server renders it, nothing is loaded and this never settles.
 */
export const ready = typeof document === "undefined" ? new Promise(() => {}) : define();

// Whoever imports this for the tag alone does not listen; the browser's console tells them.
ready.catch(() => {});

function define() {
  const known = customElements.get(TAG);
  if (known) return Promise.resolve(known);
  return new Promise((done, fail) => {
    const script = document.createElement("script");
    const refused = (why) => () => fail(new Error(`<${TAG}> is not there: ${script.src} ${why}`));
    customElements.whenDefined(TAG).then(done);
    script.addEventListener("error", refused("could not be loaded; does the page's policy allow it in script-src?"));
    script.addEventListener("load", () => customElements.get(TAG) || refused("did not run in this browser")());
    script.src = new URL("./stem-readiness.js", import.meta.url).href;
    document.head.append(script);
  });
}

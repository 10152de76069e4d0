// Defines `<stem-readiness>` on a page made of modules: `import "stem-readiness/element"`.
//
// The widget is the classic script beside this file. No bundler may change it: the script writes its own text into a
// saved copy, whose policy names that text's hash. `new URL(…, import.meta.url)` tells bundlers to copy a file unchanged.

const TAG = "stem-readiness";

/**
 * The element's class, once the browser knows the tag. Rejects if the script does not load or does not run. On a
 * server, without a page, it loads nothing and never settles.
 */
export const ready = typeof document === "undefined" ? new Promise(() => {}) : define();

// A page that imports the tag alone does not listen. The browser's console shows the failure.
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

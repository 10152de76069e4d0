// The script's beginning. Part of the element's script: see element.js.

const TAG = "stem-readiness";
/** What this script was given. A saved copy's script is given the same. */
const own = [...arguments];
const script = document.currentScript;
const crossOrigin = script?.getAttribute("crossorigin") ?? null;
if (script) {
  // Either attribute blocks the script when a saved page is opened from disk.
  script.removeAttribute("integrity");
  script.removeAttribute("crossorigin");
}
if (customElements.get(TAG)) return;

// The script's beginning. Part of the element's script: see element.js.

const TAG = "stem-readiness";
const script = document.currentScript;
const crossOrigin = script?.getAttribute("crossorigin") ?? null;
if (script) {
  // Either attribute blocks the script when a saved page is opened from disk.
  script.removeAttribute("integrity");
  script.removeAttribute("crossorigin");
}
if (customElements.get(TAG)) return;

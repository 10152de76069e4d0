// The program alone, for a page that brings its own element.
import init, { mount, type Mounted } from "stem-readiness";
// `?raw` and not `?inline`: the sheet is taken as it is.
import css from "stem-readiness/stem-readiness.css?raw";

declare global {
  interface Window {
    widget: Mounted;
  }
}

await init();
const host = document.querySelector<HTMLElement>("#here")!;
const shadow = host.attachShadow({ mode: "open" });
const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
shadow.adoptedStyleSheets = [sheet];
const root = document.createElement("div");
shadow.append(root);
window.widget = await mount(host, root, { start: "readiness", storageKey: "vite-mounted" });
addEventListener("pagehide", () => window.widget.leave());

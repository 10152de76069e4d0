// The element, as most pages use it.
import { ready } from "stem-readiness/element";

const element = document.querySelector("stem-readiness");
document.addEventListener("stem-readiness-change", ({ detail }) => {
  document.title = `Revision ${detail.revision}`;
});
element?.addEventListener("stem-readiness-error", ({ detail }) => console.error(detail.code, detail.message));

const defined = await ready;
if (!(element instanceof defined)) throw new Error("the element was not upgraded");

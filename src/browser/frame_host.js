// For a page that shows the widget in a frame: fits each `<iframe data-stem-readiness>` to the height of its content.
// A message counts only if it comes from that frame's window and from the frame's origin.

const LEAST_PX = 200;
const MOST_PX = 20000;

const frames = () => document.querySelectorAll("iframe[data-stem-readiness]");

/** The origin that messages from a frame must have. */
function origin(frame) {
  if (frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin")) return "null";
  return frame.hasAttribute("srcdoc") ? location.origin : new URL(frame.src, document.baseURI).origin;
}

addEventListener("message", (event) => {
  if (event.data?.["stem-readiness"] !== "height" || !Number.isInteger(event.data.px)) return;
  for (const frame of frames()) {
    if (frame.contentWindow !== event.source || origin(frame) !== event.origin) continue;
    const px = Math.min(Math.max(event.data.px, LEAST_PX), MOST_PX);
    frame.style.setProperty("height", `${px}px`);
  }
});

// Asks each frame for its height, in case the frame reported it before this script ran.
for (const frame of frames()) frame.contentWindow?.postMessage({ "stem-readiness": "height?" }, "*");

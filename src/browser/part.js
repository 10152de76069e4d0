// A part of the program as a script of its own: "core", which a team begins with, or "more", which joins it. The build
// joins what the part brings and this file into one function, `whole(name, build, extras, packed)`. Each brings `running`:
// see running.js and joined.js. The part is handed to the element's script, whichever of the two runs first: see arrival.js.

{
  const script = document.currentScript;
  // Either attribute blocks the script when a saved page is opened from disk.
  script?.removeAttribute("integrity");
  script?.removeAttribute("crossorigin");
  const parts = (globalThis[Symbol.for("stem-readiness.parts")] ??= []);
  parts.push({ name, build, extras, packed, running, whole });
}

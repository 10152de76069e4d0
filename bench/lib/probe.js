// Runs in the page before any script of its own. `__takenIn` is the contestant's: it gives a text that changes once an
// answer is taken in, and nothing before there is one.
(() => {
  const bench = { roots: [], marks: {}, long: [] };
  window.__bench = bench;

  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attach.call(this, options);
    bench.roots.push(root);
    return root;
  };
  // Roots that the parser made from a template never pass through attachShadow.
  const declared = () => [...document.querySelectorAll("stem-readiness")].map((host) => host.shadowRoot).filter(Boolean);
  bench.all = (selector) =>
    [document, ...new Set([...bench.roots, ...declared()])].flatMap((root) => [...root.querySelectorAll(selector)]);

  const watch = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  watch("longtask", (task) => bench.long.push(task.duration));
  watch("paint", (paint) => {
    if (paint.name === "first-contentful-paint") bench.marks.paint = paint.startTime;
  });
  watch("layout-shift", (shift) => {
    if (!shift.hadRecentInput) bench.marks.shift = (bench.marks.shift ?? 0) + shift.value;
  });

  /** What came from the page's own host: paths. */
  bench.fetched = () =>
    [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
      .filter((entry) => entry.name.startsWith(location.origin))
      .map((entry) => new URL(entry.name).pathname);

  // Interactive, by trying: write into the first text field in sight, and look whether the contestant takes it in. A
  // field that is drawn before it is alive is tried again. The pause before a new try is long, so that it does not start
  // a contestant's own delayed update anew.
  const PATIENCE = 250;
  const isSeen = (field) => field.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const write = (field) => {
    field.focus({ preventScroll: true });
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(field, `${field.value}x`);
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true, data: "x", inputType: "insertText" }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
    field.blur();
  };
  const done = () => (bench.marks.interactive = performance.now());
  let before = "";
  function attempt() {
    const field = bench.all("textarea").find(isSeen);
    if (!field) return setTimeout(attempt, 16);
    bench.marks.control ??= performance.now();
    before ||= window.__takenIn();
    if (!before) return setTimeout(attempt, 16);
    write(field);
    const asked = performance.now();
    const look = () => {
      if (window.__takenIn() !== before) return requestAnimationFrame(() => requestAnimationFrame(done));
      return performance.now() - asked > PATIENCE ? attempt() : setTimeout(look, 8);
    };
    look();
  }
  attempt();
})();

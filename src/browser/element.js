// The custom element. The build joins wasm-bindgen's glue (as `bindgen`), the page template (as `PAGE`),
// early_input.js, saved_page.js and this file into one function, `whole`. Its arguments hold everything else, so the
// script can write its own text into a saved copy without a request. See xtask/src/single_file.rs.
//
// Arguments: wasm64, css, paperCss, build, sentences. Keep these files out of `#[wasm_bindgen(module)]`: snippets break
// the classic script.

const TAG = "stem-readiness";
const script = document.currentScript;
if (script) {
  // Either attribute blocks the script when a saved page is opened from disk.
  script.removeAttribute("integrity");
  script.removeAttribute("crossorigin");
}
if (customElements.get(TAG)) return;

const ATTRIBUTES = {
  storage: "storage",
  "storage-key": "storageKey",
  "keep-in-page": "keepInPage",
  theme: "theme",
  accent: "accent",
  brand: "brand",
  logo: "logo",
  "contact-href": "contactHref",
  "contact-label": "contactLabel",
  view: "view",
  "rate-href": "rateHref",
  start: "start",
};

/** How long the first drawing may take. After that the element reports a failure. */
const DRAWN_WITHIN_MS = 15000;

const sheet = styleSheet(css);

try {
  // A `var()` may stand for anything. What is no color becomes this one, and does not take all colors with it.
  CSS.registerProperty({ name: "--stem-readiness-accent", syntax: "<color>", inherits: true, initialValue: "#0f5c6e" });
} catch {
  // A browser too old to check, or another copy of this script has done it.
}

/** Inflates and compiles the program once, for all elements, before any element needs it. */
const program = (async () => {
  const packed = Uint8Array.fromBase64
    ? Uint8Array.fromBase64(wasm64)
    : Uint8Array.from(atob(wasm64), (character) => character.charCodeAt(0));
  const inflated = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const headers = { "content-type": "application/wasm" };
  await bindgen({ module_or_path: new Response(inflated, { headers }) });
})();
program.catch(() => {});

const parsed = new Promise((done) => {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => done(), { once: true });
  else done();
});

/**
 * Inflates a part of a workbook. Rejects one of more than `most` bytes as soon as that many have come out. A piece can
 * grow a thousandfold before anyone can stop it, so the pieces are small.
 */
const inflate = async (bytes, most) => {
  let at = 0;
  let left = most;
  const pieces = new ReadableStream({
    pull(controller) {
      if (at < bytes.length) controller.enqueue(bytes.subarray(at, (at += 4096)));
      else controller.close();
    },
  });
  const within = new TransformStream({
    transform(chunk, controller) {
      left -= chunk.byteLength;
      if (left < 0) controller.error(new RangeError(`more than ${most} bytes`));
      else controller.enqueue(chunk);
    },
  });
  const inflated = pieces.pipeThrough(new DecompressionStream("deflate-raw")).pipeThrough(within);
  return new Uint8Array(await new Response(inflated).arrayBuffer());
};

const tick = () => new Promise((done) => setTimeout(done, 0));

/** JSON text of plain values. Old libraries give lists, texts and numbers a `toJSON` of their own, which is passed over. */
const json = (value) =>
  JSON.stringify(value, function (key, written) {
    const own = this[key];
    if (typeof own !== "object" || own === null || Array.isArray(own)) return own;
    const kind = Object.getPrototypeOf(own);
    return kind === Object.prototype || kind === null ? own : written;
  });

/** A constructed sheet. `null` in a browser too old for the widget, which the element then reports. */
function styleSheet(text) {
  try {
    const made = new CSSStyleSheet();
    made.replaceSync(text);
    return made;
  } catch {
    return null;
  }
}

/** A key that types or moves inside the widget. The page still hears Tab, Escape, function keys and Ctrl or Meta. */
const isTyped = (event) =>
  !["Tab", "Escape"].includes(event.key) &&
  !/^F\d/.test(event.key) &&
  (!(event.ctrlKey || event.metaKey) || event.getModifierState("AltGraph"));

class StemReadiness extends HTMLElement {
  static observedAttributes = ["lang", ...Object.keys(ATTRIBUTES)];
  static scriptHash = script?.dataset.hash ?? "";
  static #hasWarned = false;
  static scriptLength = Number(script?.dataset.length);

  #root = null;
  #app = null;
  #starting = null;
  #isLive = false;
  #early = null;
  #accent = styleSheet(":host{}");
  #waiting = [];
  #failure = null;
  #framework = null;
  #remembered = null;
  #aside = new Map();
  #size = null;
  #leave = () => this.#app?.flush();
  #hide = () => document.visibilityState === "hidden" && this.#app?.flush();
  #beforePrint = () => this.#pageIsOurs() && this.#app?.begin_print();
  #afterPrint = () => this.#app?.end_print();
  #asked = ({ source, data }) => source === parent && data?.[TAG] === "height?" && this.#tellHeight();

  connectedCallback() {
    if (this.#app) return;
    for (const name of ["framework", "document"]) this.#adoptProperty(name);
    this.#removeStrays();
    this.#root ??= this.#openRoot();
    this.#colorAccent();
    Promise.all([program, parsed])
      .then(() => this.#start())
      .catch((error) => this.#fail(error));
  }

  disconnectedCallback() {
    queueMicrotask(() => {
      if (this.isConnected || !this.#app) return;
      if (!this.#isLive) return this.#takeDown();
      this.#rest();
      this.#root.replaceChildren(document.createElement("slot"));
    });
  }

  attributeChangedCallback(name, before, now) {
    if (name === "accent" && this.#root) this.#colorAccent();
    if (before === now) return;
    const isOther = name === "storage" || name === "storage-key";
    if (this.#app) {
      // Another storage holds other answers, so the widget restarts with them.
      if (this.#isLive && isOther) this.#restart();
      else this.#app.configure(this.#options());
    } else if (this.#starting) {
      if (isOther) this.#start().catch((error) => this.#fail(error));
      else this.#starting.isStale = true;
    }
  }

  #restart() {
    this.#rest();
    // The copy in the page belongs to the answers shown until now.
    if (!this.#remembered) this.querySelector(":scope > data[data-kept]")?.remove();
    this.#start().catch((error) => this.#fail(error));
  }

  /** Saves the answers and takes down the live widget. */
  #rest() {
    this.#leave();
    // Keeps answers that no storage has, for when the widget returns. What waits to be written is in the storage by then.
    this.#remembered = this.status.saved === "unsaved" ? this.#app.document() : null;
    this.#listen("removeEventListener");
    this.#takeDown();
  }

  /** Removes the template of a page saved by the browser: a picture of the widget that the parser could not use. */
  #removeStrays() {
    for (const stray of this.querySelectorAll(":scope > template[shadowrootmode]")) stray.remove();
  }

  /** Keeps a root that the parser made and this build marked. Empties any other. */
  #openRoot() {
    const root = this.#emptyRoot();
    this.#guard(root);
    return root;
  }

  #emptyRoot() {
    const found = this.shadowRoot;
    if (found?.querySelector(`[data-prerender="${build}"]`)) {
      this.#early = new EarlyInput(found, this.getAttribute("start"));
      found.adoptedStyleSheets = [this.#accent];
      return found;
    }
    let root = found;
    try {
      root = this.attachShadow({ mode: "open" });
    } catch {
      root?.replaceChildren();
    }
    root.append(document.createElement("slot"));
    if (sheet) root.adoptedStyleSheets = [sheet, this.#accent];
    return root;
  }

  /**
   * Keeps what happens inside from being taken for the page's own. An event from a shadow root names the element as its
   * target, so the page's one-key shortcuts would take typing in a field for a command. A browser opens a file that
   * nobody takes, in place of the page.
   */
  #guard(root) {
    const isOurs = (event) => event.composedPath()[0].getRootNode() === root;
    for (const name of ["keydown", "keypress", "keyup"]) {
      root.addEventListener(name, (event) => isOurs(event) && isTyped(event) && event.stopPropagation());
    }
    for (const name of ["dragover", "drop"]) {
      root.addEventListener(name, (event) => {
        const takesFiles = event.defaultPrevented || event.composedPath()[0].type === "file";
        if (takesFiles || !event.dataTransfer?.types.includes("Files")) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = "none";
      });
    }
  }

  /** Whether keys type here. A shortcut of the page that hears a key first, and asks this, leaves it alone. */
  get isContentEditable() {
    return Boolean(this.#root?.activeElement) || super.isContentEditable;
  }

  async #start() {
    if (!this.isConnected || this.#app) return;
    if (!sheet) throw new TypeError("no constructed style sheets");
    // If the script is in the head, the parser adds the children only after the element is connected.
    this.#removeStrays();
    const holder = document.createElement("div");
    const options = this.#options();
    this.#checkFramework(options.framework);
    if (this.#early?.isTouched()) options.start = this.#early.place;
    this.#warnOfSharedKey();
    const app = await this.#mounted(holder, options);
    if (!app) return;
    const limit = performance.now() + DRAWN_WITHIN_MS;
    // The program puts a box into the holder and draws the widget into the box.
    while (!holder.firstElementChild?.firstElementChild) {
      await tick();
      if (this.#app !== app) return;
      if (performance.now() > limit) throw new Error("nothing was drawn");
    }
    this.#takeOver(holder);
  }

  /** Mounts a widget, unless the element is taken off the page or starts anew while the device is read. */
  async #mounted(holder, options) {
    const start = (this.#starting = { isStale: false });
    const app = await bindgen.mount(this, holder, options);
    if (this.#starting === start && this.isConnected) {
      this.#starting = null;
      if (start.isStale) app.configure(this.#options());
      return (this.#app = app);
    }
    app.destroy();
    app.free();
    return null;
  }

  /** Swaps old for new content and repeats early input, all in one task, so that nothing flashes. */
  #takeOver(holder) {
    this.#early?.record();
    this.#root.adoptedStyleSheets = [sheet, this.#accent];
    this.#root.replaceChildren(holder);
    this.#early?.replay(this.#root);
    this.#early = null;
    this.#remembered = null;
    this.#failure = null;
    this.#isLive = true;
    this.#listen("addEventListener");
    for (const { go } of this.#waiting.splice(0)) go();
    this.#app.ready();
  }

  #takeDown() {
    const app = this.#app;
    this.#app = null;
    this.#isLive = false;
    try {
      app?.destroy();
      app?.free();
    } catch {
      // A program that has stopped cannot be taken down and has nothing left to save.
    }
  }

  #listen(verb) {
    window[verb]("pagehide", this.#leave);
    window[verb]("beforeprint", this.#beforePrint);
    window[verb]("afterprint", this.#afterPrint);
    document[verb]("visibilitychange", this.#hide);
    const begins = verb === "addEventListener";
    if (begins && (parent === window || !this.#pageIsOurs())) return;
    window[verb]("message", this.#asked);
    if (begins) this.#size ??= new ResizeObserver(() => this.#tellHeight());
    this.#size?.[begins ? "observe" : "unobserve"](this);
  }

  /** Tells the page around the frame how high the widget is, so that it can fit the frame. See frame_host.js. */
  #tellHeight() {
    // Any origin may know the height. The widget tells nothing else.
    parent.postMessage({ [TAG]: "height", px: Math.ceil(this.getBoundingClientRect().bottom + scrollY) }, "*");
  }

  #fail(error) {
    if (!this.isConnected) return;
    const blocked = globalThis.WebAssembly && error instanceof WebAssembly.CompileError;
    const sentence = blocked ? sentences.blocked : sentences.failed;
    this.#takeDown();
    const note = document.createElement("p");
    note.setAttribute("role", "alert");
    note.textContent = sentence;
    this.#root.replaceChildren(note, document.createElement("slot"));
    const detail = { code: "not-started", message: `${sentence} (${error?.message ?? error})` };
    this.#failure = detail;
    for (const { fail } of this.#waiting.splice(0)) fail(detail);
    this.#tell(detail);
  }

  #options() {
    const options = {
      lang: this.closest("[lang]")?.getAttribute("lang") || navigator.language || "en",
      build,
      savedPage: (parts) => savedPage(this, parts),
      inflate,
      framework: this.#framework ?? this.querySelector(":scope > script[data-framework]")?.textContent ?? undefined,
      document: this.#remembered ?? this.querySelector(":scope > script[data-document]")?.textContent ?? undefined,
      kept: this.querySelector(":scope > data[data-kept]")?.getAttribute("value") ?? undefined,
    };
    for (const [attribute, name] of Object.entries(ATTRIBUTES)) {
      options[name] = this.getAttribute(attribute) ?? undefined;
    }
    return options;
  }

  #colorAccent() {
    const color = this.getAttribute("accent");
    this.#accent?.replaceSync(":host{}");
    if (color && this.#accent && CSS.supports("color", color)) this.#accent.cssRules[0].style.setProperty("--stem-accent", color);
  }

  /** Tells the webmaster once of two elements that keep different work under one key. */
  #warnOfSharedKey() {
    const place = (element) => ["storage", "storage-key"].map((name) => element.getAttribute(name)).join();
    const isShared = [...document.querySelectorAll(TAG)].some((other) => other !== this && place(other) === place(this));
    if (!isShared || StemReadiness.#hasWarned || this.getAttribute("storage") === "none") return;
    StemReadiness.#hasWarned = true;
    console.warn(`<${TAG}>: two elements on this page have the same storage-key, so they keep one and the same document. Give each a storage-key of its own.`);
  }

  /** Whether the page shows only this widget. Printing such a page prints the plan. */
  #pageIsOurs() {
    const silent = ["SCRIPT", "STYLE", "TEMPLATE", "DATA", "NOSCRIPT"];
    return this.parentElement === document.body && [...document.body.children].every((other) => other === this || silent.includes(other.tagName));
  }

  /** Re-sets a property that a page set before the element was defined. Otherwise it would hide the accessor. */
  #adoptProperty(name) {
    if (!Object.hasOwn(this, name)) return;
    const value = this[name];
    delete this[name];
    this[name] = value;
  }

  #ready() {
    if (this.#isLive) return Promise.resolve();
    if (this.#failure) return Promise.reject(this.#failure);
    return new Promise((go, fail) => this.#waiting.push({ go, fail }));
  }

  /** Runs work now if the widget is live, and may throw. Otherwise runs it later; an event then reports faults. */
  #whenReady(work) {
    if (this.#isLive) work();
    else this.#ready().then(work).catch(() => {});
  }

  get document() {
    return this.#isLive ? JSON.parse(this.#app.document()) : null;
  }

  set document(value) {
    const text = asText(value);
    this.#whenReady(() => this.#app.open(text));
  }

  get framework() {
    return this.#framework && JSON.parse(this.#framework);
  }

  /** Once the widget is live, a framework with faults throws, and the previous one stays. */
  set framework(value) {
    const text = asText(value);
    if (!this.#isLive) {
      this.#framework = text;
      return;
    }
    bindgen.check_framework(text);
    this.#rest();
    // Answers belong to their framework. Those that no storage keeps wait here until it returns. The copy in the page
    // belongs to them.
    this.#aside.set(this.#framework, this.#remembered);
    this.#remembered = this.#aside.get(text) ?? null;
    this.querySelector(":scope > data[data-kept]")?.remove();
    this.#framework = text;
    this.#start().catch((error) => this.#fail(error));
  }

  /** Reports the faults of a framework set before the widget was live. The built-in one is then shown. */
  #checkFramework(text) {
    if (!text) return;
    try {
      bindgen.check_framework(text);
    } catch ({ message }) {
      console.error(`<${TAG}> framework:\n${message}`);
      this.#tell({ code: "framework", message });
    }
  }

  #tell(detail) {
    this.dispatchEvent(new CustomEvent("stem-readiness-error", { bubbles: true, composed: true, detail }));
  }

  get status() {
    if (this.#failure) return { saved: "unsaved", reason: this.#failure.code };
    return this.#isLive ? JSON.parse(this.#app.status()) : { saved: "pending" };
  }

  async open(source) {
    await this.#ready();
    const text = source instanceof Blob ? await source.text() : asText(source);
    this.#app.open(text);
  }

  async exportAs(kind, table) {
    await this.#ready();
    const file = this.#app.export_as(kind, table);
    return new Blob([file.bytes], { type: file.type });
  }

  reset() {
    this.#whenReady(() => this.#app.reset());
  }
}

const asText = (value) => (typeof value === "string" ? value : (json(value) ?? ""));

customElements.define(TAG, StemReadiness);

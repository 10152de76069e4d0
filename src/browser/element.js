// The custom element. The build joins the other scripts of this folder and this file into one function, `whole`. Its
// arguments hold everything else, so the script can write its own text into a saved copy without a request. The program, and
// what runs it, comes in two scripts of the same form: see part.js, running.js, and xtask/src/single_file.rs.
//
// Arguments: css, build, sentences, places, languages, integrity. Keep these files out of
// `#[wasm_bindgen(module)]`: snippets break the classic script.

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

/** How often an element reads its answers out of the program, to have them when the program has stopped. */
const HOLD_MS = 500;

/** What a person does in a widget. The last one to be used is the one in which the program stopped. */
const DEEDS = ["pointerdown", "keydown", "input", "change", "click", "focusin"];
let used = null;

const STOPPED = { code: "stopped", message: sentences.stopped };
const NOT_CONNECTED = { code: "not-connected", message: sentences.not_connected };
const NOT_READ = { code: "not-read", message: sentences.not_read };

// What follows the widget stays out of sight until there is a first look.
const sheet = styleSheet(":host{display:block;min-block-size:100vh}");
/** Resolves once the styles are read: in a task of its own, since the script takes long enough. */
const styled = turn().then(() => sheet?.replaceSync(css));
/** The styles of the other places, which come with the part of the program that draws them. */
const laterSheet = styleSheet("");
Part.more.arrived.then(turn).then(() => laterSheet?.replaceSync(Part.more.given.extras.screen + Part.more.given.extras.paper));

try {
  // A `var()` may stand for anything. What is no color becomes this one, and does not take all colors with it.
  CSS.registerProperty({ name: "--stem-readiness-accent", syntax: "<color>", inherits: true, initialValue: "#0f5c6e" });
} catch {
  // A browser too old to check, or another copy of this script has done it.
}

/** The source of this script, as the build wrote it. */
const source = () => `(${whole})(${own.map(json).join(",")});`;

/** What the parts of the program are given of this script. */
const shared = () => ({ TAG, Part, StemReadiness, make, plain, sentences, source, turn });

/** What running.js gives, once the core has come. */
let runtime = null;
/** What joined.js gives, once the later part has come. */
let joined = null;

/** The program that runs. Starts one where none does. */
async function program() {
  await Part.core.arrived;
  runtime ??= Part.core.given.running(shared());
  return runtime.Program.running();
}

/** What only the later part of the program asks for, or what waits for it. */
const later = () => (joined ??= Part.more.given.running(shared()));

// Before any element needs it. An element reports what fails.
program().catch(() => {});

const parsed = new Promise((done) => {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => done(), { once: true });
  else done();
});

/** Resolves once the page's elements have their children: in a page of ours they come before the script. */
const placed = script?.dataset.hash ? Promise.resolve() : parsed;

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
  /** The hashes and lengths of the three scripts as the build made them, apart by spaces. */
  static scriptHashes = script?.dataset.hash ?? "";
  static scriptLengths = script?.dataset.length ?? "";
  static #hasWarned = false;

  #root = null;
  #program = null;
  #app = null;
  #starting = null;
  #watch = null;
  #isLive = false;
  /** Stands where the first look will be drawn. */
  #kept = make("div", { class: PLACE_KEPT });
  #early = null;
  /** What is said of a part that does not come. */
  #notice = null;
  #accent = styleSheet(":host{}");
  #waiting = [];
  #failure = null;
  #framework = null;
  #remembered = null;
  /** The answers as last read out of the program: `text`, `at` in milliseconds, `isSaved`. */
  #held = null;
  #holding = null;
  /** The answers that the next program goes on with. */
  #resumed = null;
  #carried = undefined;
  #aside = new Map();
  #size = null;
  #sight = null;
  #looking = 0;
  #states = this.attachInternals?.().states;
  #leave = () => this.#app?.leave();
  #hide = () => document.visibilityState === "hidden" && this.#app?.flush();
  #beforePrint = () => this.#pageIsOurs() && this.#app?.begin_print();
  #afterPrint = () => this.#app?.end_print();
  #guest = { enter: () => this.#watch?.enter(), leave: () => this.#watch?.leave(), stopped: () => this.#stopped() };
  #asked = ({ source, data }) => source === parent && data?.[TAG] === "height?" && this.#tellHeight();

  constructor() {
    super();
    for (const event of ["change", "saved"]) this.addEventListener(`${TAG}-${event}`, () => this.#holdSoon());
  }

  connectedCallback() {
    if (this.#app) return;
    for (const name of ["framework", "document"]) this.#adoptProperty(name);
    this.#removeStrays();
    if (!this.#root) {
      this.#root = this.#openRoot();
      for (const deed of DEEDS) this.#root.addEventListener(deed, () => (used = this), true);
    }
    this.#colorAccent();
    this.#showFirst().then(loadFormats);
    Part.watchers.add(this.#tellParts);
    this.#tellParts();
    this.#begin();
  }

  disconnectedCallback() {
    queueMicrotask(() => {
      if (this.isConnected) return;
      Part.watchers.delete(this.#tellParts);
      if (this.#isLive) this.#rest();
      else this.#takeDown();
      if (!this.#early && this.#kept.parentNode !== this.#root) this.#root.replaceChildren(document.createElement("slot"));
      this.#failure = null;
      this.#refuse(NOT_CONNECTED, ({ isLasting }) => !isLasting);
    });
  }

  attributeChangedCallback(name, before, now) {
    if (name === "accent" && this.#root) this.#colorAccent();
    if (before === now) return;
    const isOther = name === "storage" || name === "storage-key";
    if (this.#app) {
      // Another storage holds other answers, so the widget restarts with them.
      if (this.#isLive && isOther) this.#restart();
      else this.#ask((app) => app.configure(this.#options()));
    } else if (this.#starting) {
      if (isOther) this.#begin();
      else this.#starting.isStale = true;
    }
  }

  #restart() {
    this.#rest();
    // The copy in the page belongs to the answers shown until now.
    if (!this.#remembered) this.querySelector(":scope > data[data-kept]")?.remove();
    this.#begin();
  }

  /** Saves the answers and takes down the live widget. */
  #rest() {
    this.#app?.flush();
    // Keeps answers that no storage has, for when the widget returns. What waits to be written is in the storage by then.
    this.#remembered = this.status.saved === "unsaved" ? this.#app.document() : null;
    this.#held = null;
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
    root.append(document.createElement("slot"), this.#kept);
    if (sheet) this.#dress(root);
    return root;
  }

  #dress(root) {
    root.adoptedStyleSheets = [sheet, laterSheet, this.#accent];
  }

  /** Gives the first look, once, when the parser has been past the element and its children: a place to use at once, or a calm line. */
  async #showFirst() {
    if (!isParsed(this)) await parsed;
    await styled;
    await turn();
    if (this.#kept.parentNode !== this.#root || !this.isConnected || !sheet) return;
    const look = firstLook(this, this.#framework !== null);
    this.#root.replaceChildren(...look.nodes);
    if (this.#root.querySelector("[data-prerender]")) this.#early = new EarlyInput(this.#root, null);
    this.#showNotice();
    // Each piece is laid out in the task that draws it: all at once would be one long task again.
    do {
      this.getBoundingClientRect();
      await turn();
    } while (look.nodes[0].parentNode === this.#root && look.goOn());
    look.nodes[0].classList.remove(PLACE_KEPT);
  }

  /** Tells of a part that does not come. What was written stays, and the element waits for the part. */
  #tellParts = () => {
    const part = troubled();
    this.#notice?.remove();
    this.#notice = part && arrivalNotice(part, theme(this));
    this.#showNotice();
    if (this.#failure?.code === "not-loaded") this.#failure = null;
    if (!part || part.trouble === "waiting") return;
    const detail = { code: "not-loaded", message: sentence(part) };
    if (part === Part.core) {
      this.#failure = detail;
      this.#refuse(detail);
    }
    this.#tell(detail);
  };

  #showNotice() {
    if (this.#notice) this.#root.append(this.#notice);
  }

  /**
   * Keeps what happens inside from being taken for the page's own. An event from a shadow root names the element as its
   * target, so the page's one-key shortcuts would take typing in a field for a command. A browser opens a file that
   * nobody takes, in place of the page.
   */
  #guard(root) {
    const isOurs = (event) => event.target.getRootNode() === root;
    for (const name of ["keydown", "keypress", "keyup"]) {
      root.addEventListener(name, (event) => isOurs(event) && isTyped(event) && event.stopPropagation());
    }
    for (const name of ["dragover", "drop"]) {
      root.addEventListener(name, (event) => {
        const takesFiles = event.defaultPrevented || event.target.type === "file";
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

  /** Starts the widget. Not by itself where the program stops again and again, unless somebody asked for it. */
  async #begin(isAsked = false) {
    try {
      await this.#start(isAsked);
    } catch (error) {
      // Where the program stopped, `#stopped` follows.
      if (error === STOPPED) return;
      if (this.#held) this.#showStopped();
      else this.#fail(error);
    }
  }

  async #start(isAsked) {
    await placed;
    let running = await program();
    while (running.isStopped) running = await program();
    if (!this.isConnected || this.#app) return;
    if (!sheet) throw new TypeError("no constructed style sheets");
    if (!isAsked && runtime.stopsAgain(this.#key)) return this.#showStopped();
    // If the script is in the head, the parser adds the children only after the element is connected.
    this.#removeStrays();
    const holder = document.createElement("div");
    this.#program = running;
    running.join(this.#guest);
    let options = this.#options();
    if (options.framework !== undefined) {
      if (!(await running.exports.bring_more())) throw new Error("the later part did not join");
      if (running.isStopped || !this.isConnected || this.#app) return;
      options = this.#options();
      const fault = this.#frameworkFault(options.framework);
      if (fault) return this.#showMisfit(fault);
    }
    if (this.#early?.isTouched()) options.start = this.#early.place;
    this.#warnOfSharedKey();
    const app = await this.#mounted(running, holder, options);
    if (!app) return;
    // Piece by piece, so that the page answers in between.
    do {
      await turn();
      if (this.#app !== app) return;
    } while (this.#ask(() => app.draw_on()));
    const limit = performance.now() + DRAWN_WITHIN_MS;
    // The program puts a box into the holder and draws the widget into the box.
    while (!holder.firstElementChild?.firstElementChild) {
      await tick();
      if (this.#app !== app) return;
      if (performance.now() > limit) throw new Error("nothing was drawn");
    }
    this.#takeOver(holder);
  }

  /**
   * Mounts a widget, unless the element is taken off the page or starts anew while the device is read. Where the program
   * stops meanwhile, this never ends, and `#stopped` starts anew.
   */
  async #mounted(running, holder, options) {
    const start = (this.#starting = { isStale: false });
    const app = await this.#ask(() => running.exports.mount(this, holder, options));
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
    this.#dress(this.#root);
    this.#root.replaceChildren(holder);
    this.#showNotice();
    this.#early?.replay(this.#root);
    this.#early = null;
    this.#remembered = null;
    // The device may not have the answers that were resumed.
    if (this.#resumed) this.#app.flush();
    this.#resumed = null;
    this.#failure = null;
    this.#watch = new runtime.NodeWatch(this.#root);
    this.#isLive = true;
    this.#holdSoon();
    this.#listen("addEventListener");
    for (const { go } of this.#waiting.splice(0)) go();
    this.#app.ready();
  }

  #takeDown() {
    const app = this.#app;
    if (this.#isLive) this.#listen("removeEventListener");
    this.#watch?.end();
    this.#watch = null;
    clearTimeout(this.#holding);
    this.#holding = null;
    this.#app = null;
    this.#isLive = false;
    try {
      app?.destroy();
      app?.free();
    } catch {
      // A program that has stopped cannot be taken down and has nothing left to save.
    }
    this.#program?.quit(this.#guest);
  }

  /** Reads the answers out of the program soon, once for many changes. */
  #holdSoon() {
    this.#holding ??= setTimeout(() => {
      this.#holding = null;
      try {
        if (this.#isLive) this.#held = held(this.#app);
      } catch {
        // What was read before stays.
      }
    }, HOLD_MS);
  }

  /** The program has stopped, because of this widget or of another one on the page. */
  #stopped() {
    const app = this.#app;
    this.#held = (app && this.#program.lastWords(() => checked(held(app)))) ?? this.#held;
    this.#resumed = this.#held?.text ?? this.#resumed;
    // A page that is saved now has them.
    if (this.#held) this.querySelector(":scope > data[data-kept]")?.setAttribute("value", this.#held.text);
    if (app) this.#release(app);
    this.#takeDown();
    if (!this.isConnected) return;
    // The other widgets go on by themselves.
    if (used !== this && used?.isConnected) return this.#begin(true);
    runtime.noteStop(this.#key);
    this.#showStopped();
  }

  /** Gives back what a stopped program had of the page: the print sheet, the title and the camera. */
  #release(app) {
    this.#program.lastWords(() => app.release());
    this.removeAttribute("data-printing");
    for (const video of this.#root.querySelectorAll("video")) {
      for (const track of video.srcObject?.getTracks() ?? []) track.stop();
    }
  }

  async #showStopped() {
    this.#held ??= await this.#readKept();
    if (!this.isConnected || this.#app) return;
    const hadFocus = this.#root.activeElement !== null;
    const screen = runtime.crashScreen({
      theme: this.getAttribute("theme") ?? "auto",
      kept: this.#held,
      isLoop: runtime.stopsAgain(this.#key),
      start: () => this.#start(true),
      startEmpty: (hasCopy) => this.#startEmpty(hasCopy),
    });
    this.#dress(this.#root);
    this.#root.replaceChildren(screen);
    this.#showNotice();
    if (hadFocus) this.#root.querySelector("h2").focus();
    this.#early = null;
    this.#failure = STOPPED;
    this.#refuse(STOPPED);
    this.#tell(STOPPED);
  }

  /** The answers as the device keeps them, or the page; `null` where there are none or they cannot be read. */
  async #readKept() {
    try {
      const text = await (await program()).exports.kept_text(this, this.#options());
      return text ? { text, at: null, isSaved: true } : null;
    } catch {
      return null;
    }
  }

  /** Sets the answers aside and starts without them. `hasCopy` allows it where the device has no room for them. */
  async #startEmpty(hasCopy) {
    const running = await program();
    this.#resumed = await running.exports.set_aside(this, this.#options(), this.#held.text, hasCopy);
    this.#held = null;
    return this.#start(true);
  }

  get #key() {
    return this.getAttribute("storage-key") || TAG;
  }

  /** Asks the live widget. Where the program stops over it, that is the fault. */
  #ask(work) {
    used = this;
    try {
      return work(this.#app);
    } catch (error) {
      throw this.#program?.isStopped ? STOPPED : error;
    }
  }

  /** Refuses what waits for the widget to be live. */
  #refuse(fault, concerns = () => true) {
    const refused = this.#waiting.filter(concerns);
    this.#waiting = this.#waiting.filter((waiting) => !refused.includes(waiting));
    for (const { fail } of refused) fail(fault);
  }

  #listen(verb) {
    window[verb]("pagehide", this.#leave);
    window[verb]("beforeprint", this.#beforePrint);
    window[verb]("afterprint", this.#afterPrint);
    document[verb]("visibilitychange", this.#hide);
    const begins = verb === "addEventListener";
    window[verb]("resize", this.#look);
    this.#sight ??= new IntersectionObserver(this.#look);
    this.#sight[begins ? "observe" : "unobserve"](this);
    if (begins && (parent === window || !this.#pageIsOurs())) return;
    window[verb]("message", this.#asked);
    if (begins) this.#size ??= new ResizeObserver(() => this.#tellHeight());
    this.#size?.[begins ? "observe" : "unobserve"](this);
  }

  /** Sees whether the page scales the widget so far down that nobody can read it; if so, again and again until it is over. */
  #look = () => {
    const isSmall = this.isConnected && this.getBoundingClientRect().width < this.offsetWidth * 0.6;
    this.#states?.[isSmall ? "add" : "delete"]("small");
    clearTimeout(this.#looking);
    if (isSmall) this.#looking = setTimeout(this.#look, 500);
  };

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
    this.#refuse(detail);
    this.#tell(detail);
  }

  #options() {
    // The page's copy names the record on the device, also after a restart, when the copy has moved on.
    if (!this.#resumed) this.#carried = this.querySelector(":scope > data[data-kept]")?.getAttribute("value") ?? undefined;
    const options = {
      lang: this.closest("[lang]")?.getAttribute("lang") || navigator.language || "en",
      build,
      savedPage: (parts) => later().savedPage(this, parts),
      inflate: (bytes, most) => later().inflate(bytes, most),
      framework: this.#framework ?? this.querySelector(":scope > script[data-framework]")?.textContent ?? undefined,
      document: this.#remembered ?? this.querySelector(":scope > script[data-document]")?.textContent ?? undefined,
      kept: this.#carried,
      resumed: this.#resumed ?? undefined,
      drawn: "header",
    };
    for (const [attribute, name] of Object.entries(ATTRIBUTES)) {
      options[name] = this.getAttribute(attribute) ?? undefined;
    }
    return options;
  }

  #colorAccent() {
    const color = this.getAttribute("accent");
    this.#accent?.replaceSync(":host{}");
    if (!color || !this.#accent) return;
    if (CSS.supports("color", color)) this.#accent.cssRules[0].style.setProperty("--stem-accent", color);
    else console.warn(`<${TAG}> accent="${color}": expected a color; it is left out`);
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
    const isAlone = (node) => [...node.parentElement.children].every((other) => other === node || silent.includes(other.tagName));
    let node = this;
    while (node !== document.body && node.parentElement && isAlone(node)) node = node.parentElement;
    return node === document.body;
  }

  /** Re-sets a property that a page set before the element was defined. Otherwise it would hide the accessor. */
  #adoptProperty(name) {
    if (!Object.hasOwn(this, name)) return;
    const value = this[name];
    delete this[name];
    this[name] = value;
  }

  async #ready() {
    // A page may ask first and put the element in later, in the same task.
    if (!this.isConnected) await tick();
    if (this.#isLive) return;
    if (this.#failure) throw this.#failure;
    if (!this.isConnected) throw NOT_CONNECTED;
    await new Promise((go, fail) => this.#waiting.push({ go, fail }));
  }

  /** Runs work now if the widget is live, and may throw. Otherwise runs it later; an event then reports faults. */
  #whenReady(work) {
    if (this.#failure) throw this.#failure;
    if (this.#isLive) return work();
    const wait = new Promise((go, fail) => this.#waiting.push({ go, fail, isLasting: true }));
    wait.then(work).catch(() => {});
  }

  /** The answers; once the program has stopped, as they were then. */
  get document() {
    if (this.#failure === STOPPED) return this.#held && JSON.parse(this.#held.text);
    return this.#isLive ? JSON.parse(this.#ask((app) => app.document())) : null;
  }

  set document(value) {
    const text = asText(value);
    this.#whenReady(() => this.#ask((app) => app.open(text)));
  }

  get framework() {
    return this.#framework ? JSON.parse(this.#framework) : null;
  }

  /**
   * Once the widget is live, a framework with faults throws, and the previous one stays. Before that, an event reports the
   * faults, and the widget shows them. Sentences in the framework's own words are checked by the later part of the program: where that is on its way,
   * the framework waits for it, and an event reports what they have.
   */
  set framework(value) {
    const text = asText(value);
    if (!this.#isLive) {
      this.#framework = text;
      if (this.#failure?.code === "framework") {
        this.#failure = null;
        this.#begin();
      }
      return;
    }
    this.#warn(this.#ask(() => this.#program.exports.check_framework(text)));
    if (!this.#program.exports.has_more()) {
      this.#turnLater(text);
      return;
    }
    this.#rest();
    // Answers belong to their framework. Those that no storage keeps wait here until it returns. The copy in the page
    // belongs to them.
    this.#aside.set(this.#framework, this.#remembered);
    this.#remembered = this.#aside.get(text) ?? null;
    this.querySelector(":scope > data[data-kept]")?.remove();
    this.#framework = text;
    this.#begin();
  }

  /** Takes a framework once what checks it is there, and reports what fails. */
  async #turnLater(text) {
    const app = this.#app;
    try {
      await this.#ask(() => app.whole());
      this.framework = text;
    } catch ({ code, message }) {
      this.#tell({ code: code ?? "framework", message });
    }
  }

  /** What does not fit in the page's own framework; `null` where all does. */
  #frameworkFault(text) {
    if (text === undefined) return null;
    try {
      this.#warn(this.#program.exports.check_framework(text));
      return null;
    } catch ({ message }) {
      return message;
    }
  }

  /** Tells the webmaster what has no effect in the page's own framework. */
  #warn(remarks) {
    if (remarks) console.warn(`<${TAG}> framework:\n${remarks}`);
  }

  /**
   * Says that the page's own framework does not fit. Nothing else is shown: who rates by another framework rates in vain.
   * The widget starts once `framework` is set to one that fits.
   */
  #showMisfit(message) {
    console.error(`<${TAG}> framework:\n${message}`);
    this.#takeDown();
    this.#early = null;
    this.#dress(this.#root);
    this.#root.replaceChildren(later().misfit(this, message), document.createElement("slot"));
    this.#failure = { code: "framework", message };
    this.#refuse(this.#failure);
    this.#tell(this.#failure);
  }

  #tell(detail) {
    this.dispatchEvent(new CustomEvent("stem-readiness-error", { bubbles: true, composed: true, detail }));
  }

  get status() {
    const isSaved = this.#failure === STOPPED && this.#held?.isSaved;
    if (this.#failure) return { saved: isSaved ? "saved" : "unsaved", reason: this.#failure.code };
    return this.#isLive ? JSON.parse(this.#ask((app) => app.status())) : { saved: "pending" };
  }

  async open(source) {
    const text = source instanceof Blob ? await source.text().catch(() => Promise.reject(NOT_READ)) : asText(source);
    await this.#ready();
    this.#ask((app) => app.open(text));
  }

  async exportAs(kind, table) {
    await this.#ready();
    await Part.more.settled;
    await this.#ask((app) => app.whole());
    const file = this.#ask((app) => app.export_as(kind, table));
    return new Blob([file.bytes], { type: file.type });
  }

  reset() {
    if (!this.isConnected) throw NOT_CONNECTED;
    this.#whenReady(() => this.#ask((app) => app.reset()));
  }
}

/** The answers in a live widget. */
const held = (app) => ({ text: app.document(), at: Date.now(), isSaved: JSON.parse(app.status()).saved === "saved" });

/** What a program that has stopped held. Throws where it is not whole. */
function checked(answers) {
  if (JSON.parse(answers.text).format !== TAG) throw new TypeError("no document");
  return answers;
}

/** What a page gives, as text. Empty where JSON cannot hold it, so that the program refuses it in words. */
function asText(value) {
  if (typeof value === "string") return value;
  try {
    return json(value) ?? "";
  } catch {
    return "";
  }
}

customElements.define(TAG, StemReadiness);
bringParts();

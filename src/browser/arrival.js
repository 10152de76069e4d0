// How the parts of the program come. Part of the element's script: see element.js.
//
// A part is a script of its own beside this one (part.js). Where a page holds a tag for it, that tag is waited for. Where
// it has come already, as in the script that holds everything, nothing is asked for. Otherwise a tag is put into the page.

/** When a part that is still on its way is spoken of. */
const SLOW_MS = 8000;

/** When a part that has neither come nor failed is called missing. The page goes on waiting for it. */
const MISSING_MS = 90_000;

/** The folder of this script; `null` where the script has no address. */
const folder = script?.src ? new URL(script.src) : null;

/** Whether a script may be held to its hash here. From disk, the attribute blocks it. */
const isChecked = folder !== null && folder.protocol !== "file:";

/** An address as a script tag takes it: under `require-trusted-types-for` by a policy, where the page allows ours. */
let policy = null;
function scriptAddress({ href }) {
  try {
    policy ??= globalThis.trustedTypes?.createPolicy(TAG, { createScriptURL: (address) => address });
  } catch {
    // The page allows no policy of ours. It may allow the address as it is.
  }
  return policy?.createScriptURL(href) ?? href;
}

/** A part of the program on its way. */
class Part {
  static core = new Part("core");
  static more = new Part("more");

  /** What wants to hear of every change, as functions. */
  static watchers = new Set();

  /** What the part's script handed in: see part.js. */
  given = null;

  /** Why the part is not there: a key of the sentences, `waiting` for one that is slow, or `null`. */
  trouble = null;

  #name;
  #tag = null;
  #isOther = false;
  /** How often it was asked for again. */
  #repeats = 0;
  #timers = [];
  #come;
  #arrived = new Promise((come) => (this.#come = come));

  constructor(name) {
    this.#name = name;
  }

  get file() {
    return `${TAG}.${this.#name}.js`;
  }

  /** Resolves once the part is there, however late. */
  get arrived() {
    return this.#arrived;
  }

  /** Resolves once the part is there, and rejects once it is known not to come. */
  get settled() {
    return new Promise((come, fail) => {
      const look = () => {
        if (!this.given && (this.trouble === null || this.trouble === "waiting")) return;
        Part.watchers.delete(look);
        if (this.given) come();
        else fail({ code: "not-loaded", message: sentence(this) });
      };
      Part.watchers.add(look);
      this.#arrived.then(look);
      look();
    });
  }

  /** The source of the part's script, as the build wrote it. */
  get source() {
    const { whole, name, build, extras, packed } = this.given;
    return `(${whole})(${[name, build, extras, packed].map(json).join(",")});`;
  }

  take(given) {
    if (this.given) return;
    this.#isOther = given.build !== build;
    if (this.#isOther) return;
    this.given = given;
    this.#timers.forEach(clearTimeout);
    this.#say(null);
    this.#come();
  }

  /** Waits for the page's own tag, or brings the part. */
  bring() {
    if (this.given || this.#tag) return;
    this.#tag = document.querySelector(`script:is([src*="${TAG}.${this.#name}"],[src*="${TAG}.all"])`);
    if (!this.#tag) return this.#request();
    this.#await(this.#tag, () => this.#fail("not_loaded"));
    // A tag of the page's own has come or failed by then.
    if (document.readyState !== "complete") addEventListener("load", () => this.given || this.#settled(), { once: true });
  }

  /** Asks once more for a part that has not come. */
  again() {
    if (this.given) return;
    this.#tag?.remove();
    this.#repeats += 1;
    this.#say(null);
    this.#request();
  }

  /**
   * Puts a tag into the page. From another origin, a hash needs the `crossorigin` attribute, and that the origin allows it.
   * Where the page's own tag has no such attribute, and so takes this script from there unchecked, the part is taken
   * likewise when it does not come with it.
   */
  #request(isPlain = !isChecked) {
    const tag = document.createElement("script");
    try {
      const address = new URL(this.file, folder);
      address.search = folder.search;
      // What the browser keeps of a file that came damaged would only come again.
      if (this.#repeats) address.searchParams.set("again", this.#repeats);
      tag.src = scriptAddress(address);
    } catch {
      return this.#fail("not_allowed");
    }
    const isElsewhere = folder.origin !== globalThis.origin;
    if (script.nonce) tag.nonce = script.nonce;
    if (!isPlain) {
      tag.integrity = integrity[this.#name];
      if (isElsewhere || crossOrigin !== null) tag.crossOrigin = crossOrigin ?? "anonymous";
    }
    this.#tag = tag;
    this.#await(tag, () => {
      if (isPlain || !isElsewhere || crossOrigin !== null) return this.#fail("not_loaded");
      tag.remove();
      this.#request(true);
    });
    (document.head ?? document.documentElement).append(tag);
  }

  #await(tag, failed) {
    const ifLast = (work) => () => tag === this.#tag && !this.given && work();
    tag.addEventListener("error", ifLast(failed));
    tag.addEventListener("load", ifLast(() => this.#settled()));
    this.#timers.forEach(clearTimeout);
    this.#timers = [
      setTimeout(ifLast(() => this.trouble ?? this.#say("waiting")), SLOW_MS),
      setTimeout(ifLast(() => this.#fail("not_loaded")), MISSING_MS),
    ];
  }

  /** The tag's script has run, and no part of this build has come. */
  #settled() {
    this.#fail(this.#isOther ? "other_build" : "not_loaded");
  }

  #fail(trouble) {
    this.#timers.forEach(clearTimeout);
    this.#say(trouble);
  }

  #say(trouble) {
    if (this.trouble === trouble) return;
    this.trouble = trouble;
    for (const watcher of [...Part.watchers]) watcher();
  }
}

/** Takes the parts that ran before this script, and those that will. */
function takeParts() {
  const key = Symbol.for(`${TAG}.parts`);
  const before = globalThis[key] ?? [];
  globalThis[key] = { push: (given) => Part[given.name]?.take(given) };
  before.forEach(globalThis[key].push);
}

/** Brings the parts one after the other, so that the first one has the line for itself. */
async function bringParts() {
  takeParts();
  // The script that holds everything hands its parts in right after this.
  await null;
  if (Part.core.given && Part.more.given) return;
  await parsed;
  Part.core.bring();
  await Part.core.arrived;
  Part.more.bring();
}

// The program as all elements share it. Part of the core's script: see running.js.

/** How much is unpacked in one task: some 8 ms on a processor four times as slow as a laptop's. */
const SLICE_BYTES = 1 << 16;

/**
 * Whether the browser compiles a stream in a thread that waits for it, and that waits for good once its page is left: after
 * a few such pages nothing compiles any more in that process. Firefox does, up to version 153 at least.
 */
const waitsForStreams = CSS.supports("-moz-appearance", "none");

/** The parts of the program, compiled once for all programs, by name. */
const modules = new Map();

/**
 * A part, "core" or "more", compiled. Pending until it has come: what delays it is told by the element. Where it does not
 * compile, the next one to ask tries again.
 */
function arrival(name) {
  if (!modules.has(name)) modules.set(name, compiledPart(name));
  return modules.get(name);
}

async function compiledPart(name) {
  try {
    await Part[name].arrived;
    return await compiled(Part[name].given.packed);
  } catch (error) {
    modules.delete(name);
    throw error;
  }
}

/**
 * Unpacks a part of the program by the crate `unpack` in slices, between which the page goes on. Compiles what comes out at
 * once, or the whole at the end where the browser waits for streams.
 */
async function compiled(packed) {
  const { exports: unpack } = (await WebAssembly.instantiate(bytesOfHex(extras.unpacker))).instance;
  const bytes = bytesOf(packed);
  const place = unpack.room(bytes.length);
  new Uint8Array(unpack.memory.buffer, place, bytes.length).set(bytes);
  const module = unpack.open(place, bytes.length);
  const pieces = new ReadableStream({
    async pull(controller) {
      await turn();
      const length = unpack.join(module, SLICE_BYTES);
      if (length === 0) return controller.close();
      controller.enqueue(new Uint8Array(unpack.memory.buffer, unpack.piece(module), length).slice());
    },
  });
  const program = new Response(pieces, { headers: { "content-type": "application/wasm" } });
  return waitsForStreams ? WebAssembly.compile(await program.arrayBuffer()) : WebAssembly.compileStreaming(program);
}

/** The unpacker is in hexadecimal: it is not packed, and base64 would hide from brotli and gzip that its bytes repeat. */
const bytesOfHex = (text) =>
  Uint8Array.fromHex?.(text) ?? Uint8Array.from(text.match(/../g), (byte) => Number.parseInt(byte, 16));

function bytesOf(base64) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/**
 * A running program. After a panic or a trap it is stopped for good: its timers and listeners do nothing any more, and
 * the next program starts with a memory of its own.
 *
 * Every call into the program passes `#enter`, and so does every timer and event that the program asked for.
 */
class Program {
  static #current = null;

  /** The program that runs. Starts one where none does. */
  static running() {
    Program.#current ??= Program.#start().catch((error) => {
      // The next one to ask tries again.
      Program.#current = null;
      throw error;
    });
    return Program.#current;
  }

  static async #start() {
    const module = await arrival("core");
    await turn();
    const program = new Program();
    const only = { Module: WebAssembly.Module, Instance: WebAssembly.Instance };
    const later = new LaterPart((work, given) => program.#enter(work, given));
    const instantiate = async (module, imports) => later.of(await program.#instantiate(module, imports));
    program.exports = glue({ currentScript: null }, { ...only, instantiate }, later.imports);
    await program.exports({ module_or_path: module });
    await turn();
    return program;
  }

  /** The functions of `mount.rs`. */
  exports = null;

  #guests = new Set();
  #depth = 0;
  #isStopped = false;
  #isIntact = true;
  #isSpeaking = false;

  get isStopped() {
    return this.#isStopped;
  }

  /** A guest has `enter` and `leave`, called around the program's work, and `stopped`, called once it has stopped. */
  join(guest) {
    this.#guests.add(guest);
  }

  quit(guest) {
    this.#guests.delete(guest);
  }

  /**
   * What a stopped program still can tell: a panic leaves its memory whole, and a document is never changed in place.
   * `null` where it cannot.
   */
  lastWords(read) {
    if (!this.#isIntact) return null;
    this.#isSpeaking = true;
    try {
      return read();
    } catch {
      return null;
    } finally {
      this.#isSpeaking = false;
    }
  }

  async #instantiate(module, imports) {
    steadyEdits(imports);
    quietTexts(imports);
    const instance = await WebAssembly.instantiate(module, imports);
    const entries = Object.entries(instance.exports).map(([name, it]) => [
      name,
      typeof it === "function" ? (...given) => this.#enter(it, given) : it,
    ]);
    return { instance: { exports: Object.fromEntries(entries) }, module };
  }

  #enter(work, given) {
    if (this.#isSpeaking) return work(...given);
    if (this.#isStopped) {
      if (this.#depth === 0) return undefined;
      // Something of the program is still on the stack: it ends here.
      throw new Error("stopped");
    }
    if (this.#depth === 0) for (const guest of this.#guests) guest.enter();
    this.#depth += 1;
    try {
      return work(...given);
    } catch (error) {
      if (isStop(error)) this.#stop(error);
      throw error;
    } finally {
      this.#depth -= 1;
      if (this.#depth === 0) for (const guest of this.#guests) guest.leave();
    }
  }

  #stop(error) {
    if (this.#isStopped) return;
    this.#isStopped = true;
    // A panic and a full memory end in `unreachable`. After any other trap, nobody knows what the memory holds.
    this.#isIntact = !(error instanceof WebAssembly.RuntimeError) || /unreachable/i.test(error.message);
    Program.#current = null;
    console.error(`<${TAG}> stopped:`, error);
    // Later, when nothing of the program is on the stack.
    queueMicrotask(() => {
      for (const guest of [...this.#guests]) guest.stopped();
    });
  }
}

/** Whether the program cannot go on after this. A plain `Error` is the glue's own refusal, made before any work. */
const isStop = (error) => !(error instanceof Error) || Object.getPrototypeOf(error) !== Error.prototype;

/** Puts another function in the place of each of the glue's whose name fits. */
function wrap(imports, names, work) {
  for (const module of Object.values(imports)) {
    for (const name of Object.keys(module).filter((name) => names.test(name))) module[name] = work(module[name]);
  }
}

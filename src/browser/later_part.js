// The later part of the program, which joins a running one. Part of the core's script: see running.js.

/**
 * Joins the later part to a program, in place of the script that the splitter writes. The glue imports `joined(names)`,
 * where the names are those of what the core shares. `enter(work, given)` is the program's gate.
 */
class LaterPart {
  #core = null;
  #joining = null;
  #enter;

  constructor(enter) {
    this.#enter = enter;
  }

  /** Takes hold of the core once it runs. */
  of(made) {
    this.#core = made.instance.exports;
    return made;
  }

  imports = (names) => ({
    // The program calls this with a function of its own, to be called with its own pointer and with whether all went well.
    __wasm_split_load_more: async (callback, pointer) => {
      let isHere = true;
      try {
        await (this.#joining ??= this.#join(names));
      } catch (error) {
        this.#joining = null;
        isHere = false;
        console.error(`<${TAG}> later part:`, error);
      }
      this.#enter(this.#core.__indirect_function_table.get(callback), [pointer, isHere]);
    },
  });

  async #join(names) {
    const shared = Object.fromEntries(names.map((name) => [name, this.#core[name]]));
    await WebAssembly.instantiate(await arrival("more"), { __wasm_split: shared });
  }
}

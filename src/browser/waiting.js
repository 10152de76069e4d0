// What is done while the program is on its way. Part of the element's script: see element.js.

/** Lets the page do what waits. A timer would make it wait longer each time. */
const turn = () =>
  new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(0);
  });

/** What the program writes with first. */
const FORMATS = ["NumberFormat", "ListFormat", "DateTimeFormat"];

/**
 * Has the browser load its data of the language while the program is on its way, once the first look is painted. The first
 * format of a page takes as long as a quarter of the program's first drawing; any later one, a tenth of a millisecond.
 */
async function loadFormats() {
  await new Promise((painted) => requestAnimationFrame(painted));
  try {
    for (const name of FORMATS) {
      await turn();
      if (Intl[name]) new Intl[name]();
    }
  } catch {
    // A page may have broken what it finds there. The program then writes without.
  }
}

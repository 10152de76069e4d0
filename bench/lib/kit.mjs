// What adapters act with. `timed` hangs a watch on a page; without one an act just happens.
const watches = new WeakMap();

/** Calls `watch(kind, act)` in place of each act of a kind on this page. */
export const timed = (page, watch) => watches.set(page, watch);

const within = (page, kind, act) => (kind && watches.has(page) ? watches.get(page)(kind, act) : act());

/** Clicks with the mouse. `kind` names what is timed: `rating`, `step`, `results`, `plan`, `room`, `reveal`; none is not. */
export async function click(locator, kind) {
  await locator.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await locator.boundingBox();
  const page = locator.page();
  await within(page, kind, () => page.mouse.click(x + Math.min(width / 2, 40), y + height / 2));
}

/** Chooses a radio by its label, and fails unless it ends up chosen. */
export async function choose(label, radio) {
  await click(label, "rating");
  if (!(await radio.isChecked())) throw new Error("a click on a level did not choose it");
}

/** Types with real keys, and fails unless the text arrives whole. */
export async function keys(box, text) {
  const page = box.page();
  await box.scrollIntoViewIfNeeded();
  await box.focus();
  await page.keyboard.press("End");
  await within(page, "typing", () => page.keyboard.type(text, { delay: 60 }));
  if (!(await box.inputValue()).includes(text)) throw new Error("typed text did not arrive whole");
}

/** The first number in what each of these shows. */
export async function numbers(locator) {
  await locator.first().waitFor();
  return (await locator.allInnerTexts()).map((text) => Number(text.match(/\d+(\.\d+)?/)[0]));
}

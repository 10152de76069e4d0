// Is what is measured true? Pages with a known answer.   node --test selftest.mjs
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, VIEWPORT } from "./lib/browser.mjs";
import { isRight } from "./lib/journey.mjs";
import { ratingCode } from "./lib/rating_code.mjs";
import { cpuOf, probe } from "./lib/sample.mjs";
import { medians, table, verdicts } from "./lib/table.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** Runs something on a page with this content. */
async function on(html, takenIn, run) {
  const context = await browser.newContext({ viewport: VIEWPORT });
  await probe(context, takenIn);
  const page = await context.newPage();
  const body = `<!doctype html><title>t</title>${html}`;
  await page.route("**/*", (route) => route.fulfill({ contentType: "text/html", body }));
  await page.goto("http://127.0.0.1:9/");
  const found = await run(page);
  await context.close();
  return found;
}

const marks = async (page) => {
  await page.waitForFunction(() => window.__bench.marks.interactive);
  return page.evaluate(() => window.__bench.marks);
};
const taken = `window.taken ?? "no"`;
const field = (mode, wake) => `<div></div><script>
  const root = document.querySelector("div").attachShadow({ mode: "${mode}" });
  root.append(document.createElement("textarea"));
  const alive = () => root.addEventListener("input", () => { window.taken = "yes"; });
  ${wake}
</script>`;

test("a field that is drawn before it is alive is there at once and interactive later", async () => {
  for (const mode of ["open", "closed"]) {
    const { control, interactive } = await on(field(mode, "setTimeout(alive, 1500)"), taken, marks);
    assert.ok(control < 1500 && interactive >= 1500, `${mode}: there at ${control}, interactive at ${interactive}`);
  }
});

test("what is written early and taken in once the program is there counts from then", async () => {
  const replayed = "setTimeout(() => { if (root.querySelector('textarea').value) window.taken = 'yes'; }, 1500)";
  const { control, interactive } = await on(field("open", replayed), taken, marks);
  assert.ok(control < 1500 && interactive >= 1500, `there at ${control}, interactive at ${interactive}`);
});

test("a field that nobody sees is not there", async () => {
  const shown = `<textarea style="visibility: hidden" oninput="window.taken = 'yes'"></textarea>
    <script>setTimeout(() => document.querySelector("textarea").style.visibility = "visible", 1500)</script>`;
  assert.ok((await on(shown, taken, marks)).control >= 1500);
});

test("the processor time of an act is that of the page's main thread", async () => {
  const spin = `<button onclick="for (const end = performance.now() + 300; performance.now() < end; );">spin</button>`;
  await on(spin, taken, async (page) => {
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
    const idle = await cpuOf(page, cdp, async () => {});
    const spun = await cpuOf(page, cdp, () => page.mouse.click(30, 18));
    // The loop ends by the clock: on a busy machine the thread has only a part of that time.
    assert.ok(spun > idle + 50 && spun < 600, `idle ${idle}, spun ${spun}`);
  });
});

test("a rating code is the one of the specification's reader", () => {
  const code = ratingCode("https://example.org/#stem-readiness-rate=31WF2-VEDZ3-0F9MY", 0x12345678, [1, 2, 3, 4]);
  assert.ok(code.startsWith("3EDZ1WF2T4HMASW0"), code);
});

test("scores are right to one decimal", () => {
  assert.ok(isRight({ overall: 2.3, steps: [1.7, 2.7, 3.2, 2.2, 1.8] }));
  assert.ok(!isRight({ overall: 2.3, steps: [1.7, 2.7, 3.2, 2.2, 2.8] }) && !isRight({ overall: 2.3, steps: [] }));
});

const visit = (control, elements) => ({
  start: { paint: 1, control, interactive: 2, blocking: 0, longest: 0, shift: 0 },
  fetched: { first: {}, all: {} },
  cpu: { results: 10, plan: 11 },
  elements,
  faults: [],
});

test("a table marks what is reached and missed, and has the last release beside it", () => {
  const found = medians({ contestants: [
    { name: "preact", samples: [visit(100, 139)] },
    { name: "react", samples: [visit(200, 139)] },
    { name: "embed", samples: [visit(119, 301), visit(119, 301), { failure: "no" }] },
  ] });
  const text = table(found, ["preact", "react", "embed"], ["embed"], { react: { control: 100 }, embed: { control: 300 } });
  assert.match(text, /first control there, ms \| 100 ×0.50 \| 200 \| 119 ×0.59 \(was ×3.00\) ✓ \| ≤ 120 \(1.2 × preact\)/);
  assert.match(text, /elements on a step page .* 301 ×2.17 ✗ \| ≤ 300/);
  assert.match(text, /opening Plan, CPU ms .* 11 ×1.00 ✗ \| ≤ 10 \(1 × react's results\)/);
});

test("a visit that failed is told", () => {
  assert.deepEqual(verdicts({ contestants: [{ name: "a", samples: [{ failure: "no" }] }] }), ["a: 0 of 1 visits right; no"]);
});

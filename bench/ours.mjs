// How the widget is driven, in each form in which it is shipped, and with much in it.
import { existsSync, readFileSync } from "node:fs";
import { INDICATORS, levelOf } from "./lib/journey.mjs";
import { choose, click, keys, numbers } from "./lib/kit.mjs";
import { BEFORE_DIST, FIXTURES, OUR_DIST } from "./lib/places.mjs";
import { ratingCode } from "./lib/rating_code.mjs";
import { sum } from "./lib/stats.mjs";

const STEPS = "VPSTR";
const PLAIN = "/demo/plain.html";
const ALL = "/demo/all.html";

/** How often the element has said that answers changed. An early answer counts once the program has taken it in. */
const TAKEN_IN = `(window.__changes ??= (addEventListener("stem-readiness-change", () => (window.__changes += 1)), 0))`;

const host = (page) => page.locator("stem-readiness").first();
const button = (page, name) => host(page).getByRole("button", { name, exact: true });
const link = (page, list, name) => host(page).getByRole("navigation", { name: list }).getByRole("link", { name });
const place = (page, name) => link(page, "Places", new RegExp(`^${name}`));

/** The widget at a path. `more` has what is not the same for all: how many people rate, what is kept beforehand. */
function ours(name, url, more = {}) {
  const { people = 12, pages = {}, prepare } = more;
  let step = -1;
  const indicator = (page, at) =>
    host(page).getByRole("group", { name: new RegExp(`^${STEPS[Math.floor(at / 6)]}${1 + (at % 6)}\\b`) });
  const toStep = async (page, wanted) => {
    if (step < 0) await click(place(page, "Readiness"), "step");
    if (step >= 0 || wanted > 0) await click(link(page, "Steps").nth(wanted), "step");
    step = wanted;
    await indicator(page, wanted * 6).waitFor();
  };
  return {
    name,
    dist: OUR_DIST,
    url,
    pages,
    prepare,
    takenIn: TAKEN_IN,
    begin: () => (step = -1),
    async rate(page, at, level) {
      const wanted = Math.floor(at / 6);
      if (step !== wanted) await toStep(page, wanted);
      const radio = indicator(page, at).getByRole("radio", { name: new RegExp(`^${level}\\b`) });
      await choose(host(page).locator(`label[for="${await radio.getAttribute("id")}"]`).first(), radio);
    },
    type: (page, text) => keys(host(page).locator("textarea:visible").first(), text),
    async results(page) {
      await click(place(page, "Insights"), "results");
      const rows = host(page).getByRole("table", { name: "Readiness by step" }).getByRole("row");
      const steps = (await numbers(rows.filter({ hasText: /\d\.\d/ }))).slice(0, STEPS.length);
      return { overall: sum(steps) / steps.length, steps };
    },
    async more(page) {
      await click(place(page, "Plan"), "plan");
      await click(host(page).locator("#room-pilot"), "room");
      await gather(page, people);
      await click(button(page, "Reveal the ratings"), "reveal");
      await host(page).locator(".reveal__row").nth(INDICATORS - 1).waitFor();
    },
  };
}

/** Brings so many people's codes into a round, if no round is open. */
async function gather(page, people) {
  await click(place(page, "Readiness"));
  const desk = host(page).locator("#desk-rate");
  if (!(await desk.isVisible())) await click(button(page, "Rate together as a team"));
  await click(desk);
  await host(page).getByRole("heading", { name: "Rate", exact: true }).waitFor();
  if (await button(page, "Reveal the ratings").isVisible()) return;
  await host(page).evaluate((element) => element.setAttribute("rate-href", "rate.html"));
  await click(button(page, `All ${INDICATORS} indicators`));
  const joined = await host(page).getByLabel("Link to rate", { exact: true }).inputValue();
  const code = (person) => ratingCode(joined, person + 1, Array.from({ length: INDICATORS }, (_, at) => levelOf(at + person)));
  await host(page).getByRole("textbox", { name: "Rating code" }).fill(Array.from({ length: people }, (_, person) => code(person)).join("\n"));
  await click(button(page, "Take the codes"));
  await button(page, "Reveal the ratings").waitFor();
}

/** Leaves the largest answers on the device, as an earlier visit would, and more where `then` does it. */
const largest = (then = () => {}) => async (page) => {
  const answers = JSON.parse(readFileSync(`${FIXTURES}/largest.json`, "utf8"));
  await page.waitForFunction(() => document.querySelector("stem-readiness").document);
  await host(page).evaluate((element, answers) => (element.document = answers), answers);
  await then(page);
  await page.waitForFunction(() => document.querySelector("stem-readiness").status.saved === "saved");
};

const many = largest(async (page) => {
  await gather(page, 200);
  await click(button(page, "Leave team mode"));
  await click(place(page, "Mission"));
});

const allInOne = () => ({ [ALL]: readFileSync(OUR_DIST + PLAIN, "utf8").replace("stem-readiness.js", "stem-readiness.all.js") });
const isThere = (file) => existsSync(`${OUR_DIST}/${file}`);

/** The forms in which it is shipped. */
export const forms = [
  ours("embed", PLAIN),
  ours("offline", "/stem-readiness.html"),
  ...(isThere("stem-readiness.all.js") ? [ours("all", ALL, { pages: allInOne() })] : []),
];

/** The embedded form of an earlier build, which may lack what comes after the results. */
export const earlier = BEFORE_DIST ? [{ ...ours("before", PLAIN), dist: BEFORE_DIST, more: undefined }] : [];

/** The embedded form with much to do. */
export const loads = [
  ours("two", "/demo/two.html"),
  ours("largest", PLAIN, { prepare: largest() }),
  ours("raters", PLAIN, { prepare: many, people: 200 }),
];

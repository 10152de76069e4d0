// How the peers are driven.
import { choose, click, keys, numbers } from "./lib/kit.mjs";
import { PEERS_DIST } from "./lib/places.mjs";

/** A peer shows one page after another. `look` has the selectors of its buttons and of what it shows. */
function peer(name, look) {
  let step = 0;
  const next = async (page) => {
    await click(page.locator(look.next), "step");
    step += 1;
  };
  return {
    name,
    dist: `${PEERS_DIST}/${name}`,
    url: "/index.html",
    pages: {},
    takenIn: `document.querySelector("${look.progress}")?.textContent ?? ""`,
    begin: () => (step = 0),
    async rate(page, at, level) {
      while (step < 1 + Math.floor(at / 6)) await next(page);
      const indicator = page.locator("fieldset:visible").nth(at % 6);
      await choose(indicator.locator(look.level).nth(level - 1), indicator.getByRole("radio").nth(level - 1));
    },
    type: (page, text) => keys(page.locator("textarea:visible").first(), text),
    async results(page) {
      await click(page.locator(look.finish), "results");
      const [overall] = await numbers(page.locator("#overall"));
      return { overall, steps: await numbers(page.locator("td.score")) };
    },
  };
}

const REACT = { progress: "#progress", next: "#next", finish: "#next", level: "label.level" };

export const peers = [
  peer("preact", REACT),
  peer("react", REACT),
  peer("surveyjs", {
    progress: "[class*=progress__text]",
    next: ".sd-navigation__next-btn",
    finish: ".sd-navigation__complete-btn",
    level: "label",
  }),
];

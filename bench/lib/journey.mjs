// The answers that every contestant is given, and the scores they must come to.
import { readFileSync } from "node:fs";
import { sum } from "./stats.mjs";

const { steps } = JSON.parse(readFileSync(new URL("../rubric.json", import.meta.url), "utf8"));

export const MISSION = "Clean water for our valley, by our own pupils. ";
export const EVIDENCE = "Minutes of 12 March, the staff survey of May and two visits to the mill; see the folder on the disk.";
export const INDICATORS = steps.flatMap((step) => step.indicators).length;

/** The level, 1 to 4, that the indicator at this place is given. */
export const levelOf = (at) => 1 + ((at * at + Math.floor(at / 6) + (at % 7 > 4 ? 1 : 0)) % 4);

const mean = (values) => sum(values) / values.length;
const levels = Array.from({ length: INDICATORS }, (_, at) => levelOf(at));
const expected = [mean(levels), ...steps.map((_, at) => mean(levels.slice(at * 6, at * 6 + 6)))];

/** Whether a contestant shows the right scores: plain means, overall and by step, to one decimal. */
export const isRight = ({ overall, steps }) =>
  steps.length === expected.length - 1 && [overall, ...steps].every((score, at) => Math.abs(score - expected[at]) < 0.051);

// A run as a table.
import { ROWS, limit } from "./rows.mjs";
import { median } from "./stats.mjs";

const REFERENCE = "react";

/** The median of each row, by contestant. */
export function medians({ contestants }) {
  const of = (samples) => {
    const good = samples.filter((sample) => !sample.failure);
    return Object.fromEntries(ROWS.map((row) => [row.id, median(good.map(row.of))]));
  };
  return Object.fromEntries(contestants.map(({ name, samples }) => [name, of(samples)]));
}

/**
 * A table of these contestants. A cell has the median, the ratio to React in the same run, and that of the last release;
 * the forms in `judged` have a mark too.
 */
export function table(medians, names, judged, last) {
  const shown = names.filter((name) => medians[name]);
  const lines = [["", ...shown, ...(judged.length ? ["target"] : [])], ["---", ...shown.map(() => "---:"), ...(judged.length ? ["---"] : [])]];
  for (const row of ROWS) {
    const cells = shown.map((name) => cell(row, name, medians, judged.includes(name), last));
    lines.push([row.label, ...cells, ...(judged.length ? [target(row, medians)] : [])]);
  }
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function cell(row, name, medians, isJudged, last) {
  const value = medians[name][row.id];
  if (!Number.isFinite(value)) return "–";
  const words = [value.toFixed(row.digits ?? 0), ratio(row, name, medians), was(row, name, last), isJudged && mark(row, name, medians)];
  return words.filter(Boolean).join(" ");
}

function ratio(row, name, medians) {
  const share = medians[name][row.id] / medians[REFERENCE]?.[row.id];
  return Number.isFinite(share) && name !== REFERENCE ? `×${share.toFixed(2)}` : "";
}

function was(row, name, last) {
  if (!last[name] || name === REFERENCE) return "";
  const earlier = ratio(row, name, last) || last[name][row.id]?.toFixed(row.digits ?? 0);
  return earlier ? `(was ${earlier})` : "";
}

function mark(row, name, medians) {
  if (!row.target || (row.only && row.only !== name)) return "";
  const most = limit(row, medians);
  if (!Number.isFinite(most)) return "";
  return medians[name][row.id] <= most ? "✓" : "✗";
}

function target(row, medians) {
  if (!row.target) return "";
  const { factor, peer, row: other } = row.target;
  const most = limit(row, medians);
  const why = factor ? ` (${factor} × ${peer}${other ? `'s ${other}` : ""})` : "";
  return Number.isFinite(most) ? `≤ ${most.toFixed(row.digits ?? 0)}${why}` : `≤${why}`;
}

/** A line for each contestant: how many visits came to their end, and what was wrong. */
export function verdicts({ contestants }) {
  return contestants.map(({ name, samples }) => {
    const wrong = new Set(samples.flatMap(({ failure, faults }) => (failure ? [failure] : faults)));
    const good = samples.filter(({ failure, faults }) => !failure && !faults.length).length;
    return `${name}: ${good} of ${samples.length} visits right${[...wrong].map((fault) => `; ${fault}`).join("")}`;
  });
}

/** Whether every visit was right. */
export const areRight = ({ contestants }) =>
  contestants.every(({ samples }) => samples.every(({ failure, faults }) => !failure && !faults.length));

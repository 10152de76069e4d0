// Measures contestants on the same assessment in the same browser, in turn.
//   node measure.mjs [NAME...] [--rounds 5] [--warmup 1] [--keep] [--cpu 4] [--kbps 1600] [--rtt 150]
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { launch } from "./lib/browser.mjs";
import { OUR_DIST, PEERS_DIST } from "./lib/places.mjs";
import { sample } from "./lib/sample.mjs";
import { serve } from "./lib/serve.mjs";
import { areRight, medians, table, verdicts } from "./lib/table.mjs";
import { earlier, forms, loads } from "./ours.mjs";
import { peers } from "./peers.mjs";

const RELEASE = new URL("last-release.json", import.meta.url);
const number = (value) => ({ type: "string", default: value });
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: number("5"),
    warmup: number("1"),
    keep: { type: "boolean" },
    cpu: number("4"),
    kbps: number("1600"),
    rtt: number("150"),
  },
});
const [rounds, warmup, cpu, kbps, rtt] = ["rounds", "warmup", "cpu", "kbps", "rtt"].map((key) => Number(values[key]));
const all = [...peers, ...earlier, ...forms, ...loads];
const unknown = positionals.filter((name) => !all.some((adapter) => adapter.name === name));
if (unknown.length) throw new Error(`no contestant is named ${unknown.join(", ")}: there are ${all.map(({ name }) => name).join(", ")}`);

const chosen = all.filter(({ name }) => !positionals.length || positionals.includes(name));
const servers = new Map();
for (const dist of new Set(chosen.map((adapter) => adapter.dist))) {
  servers.set(dist, await serve(dist, Object.assign({}, ...chosen.map(({ pages }) => pages))));
}
const contestants = chosen.map((adapter) => ({ name: adapter.name, adapter, server: servers.get(adapter.dist), samples: [] }));
const browser = await launch();
for (let round = -warmup; round < rounds; round += 1) {
  for (const contestant of contestants) {
    const one = await sample(browser, contestant, { cpu, kbps, rtt });
    if (round >= 0) contestant.samples.push(one);
    const said = one.failure ?? `interactive after ${one.start.interactive.toFixed(0)} ms`;
    console.error(`${round < 0 ? "warm-up" : `round ${round + 1} of ${rounds}`}, ${contestant.name}: ${said}`);
  }
}
const run = {
  date: new Date().toISOString().slice(0, 10),
  build: readFileSync(`${OUR_DIST}/integrity.txt`, "utf8").match(/^build (\w+)/)[1],
  browser: `Chromium ${browser.version()}`,
  line: { cpu, kbps, rtt },
  rounds,
  contestants: contestants.map(({ name, samples }) => ({ name, samples })),
};
await browser.close();
for (const server of servers.values()) server.close();

const { contestants: measured, ...about } = run;
const found = medians(run);
const last = existsSync(RELEASE) ? JSON.parse(readFileSync(RELEASE, "utf8")) : { medians: {} };
writeFileSync(`${PEERS_DIST}/latest.json`, `${JSON.stringify(run, null, 1)}\n`);
if (values.keep) writeFileSync(RELEASE, `${JSON.stringify({ ...about, medians: found }, rounded, 1)}\n`);

const names = (list) => list.map(({ name }) => name);
const was = last.build ? `; was: build ${last.build} of ${last.date}` : "";
console.log(`Build ${run.build}, ${run.browser}, CPU ÷ ${cpu}, ${kbps} kbit/s, ${rtt} ms, medians of ${rounds}; × React in the same run${was}\n`);
console.log(`${table(found, names([...peers, ...earlier, ...forms]), names(forms), last.medians)}\n`);
if (measured.some(({ name }) => names(loads).includes(name))) {
  console.log(`${table(found, ["react", ...names(loads)], [], last.medians)}\n`);
}
console.log(verdicts(run).join("\n"));
process.exitCode = areRight(run) ? 0 : 1;

function rounded(_, value) {
  return typeof value === "number" ? Number(value.toPrecision(4)) : value;
}

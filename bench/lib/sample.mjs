// One visit of one contestant, measured.
import { existsSync, readFileSync } from "node:fs";
import { loadavg } from "node:os";
import { VIEWPORT } from "./browser.mjs";
import { EVIDENCE, INDICATORS, MISSION, isRight, levelOf } from "./journey.mjs";
import { timed } from "./kit.mjs";
import { median, quantile, sum } from "./stats.mjs";

const PROBE = readFileSync(new URL("probe.js", import.meta.url), "utf8");
const PATIENCE = 60_000;

/** Adds the probe to every page of a context. */
export const probe = (context, takenIn) => context.addInitScript(`window.__takenIn = () => String(${takenIn});\n${PROBE}`);

/** A visit of an adapter's page at an origin. `line` slows it: `cpu` times, `kbps`, `rtt` in ms. Gives `failure` when it fails. */
export async function sample(browser, { adapter, server }, line) {
  const out = { busy: busy(), load: loadavg()[0] };
  const context = await browser.newContext({ viewport: VIEWPORT });
  context.setDefaultTimeout(PATIENCE);
  try {
    const address = server.origin + adapter.url;
    if (adapter.prepare) await prepared(context, address, adapter);
    await probe(context, adapter.takenIn);
    const page = await context.newPage();
    const watched = watch(page, server.origin);
    const cdp = await slowed(context, page, line);
    const come = pieces(cdp);
    await page.goto(address);
    out.start = await start(page);
    out.memory = await memory(browser, cdp, page);
    Object.assign(out, await journey(page, cdp, adapter));
    out.fetched = await fetched(page, server, come, out.start.interactive);
    out.faults = [...watched, ...(isRight(out.scores) ? [] : [`wrong scores: ${JSON.stringify(out.scores)}`])];
  } catch (error) {
    out.failure = error.message.slice(0, 400);
  } finally {
    await context.close();
  }
  return out;
}

/** Milliseconds that a fixed loop takes: how busy the machine is. */
function busy() {
  const start = performance.now();
  let x = 1;
  for (let i = 0; i < 3e7; i += 1) x = (x * 1103515245 + 12345) & 0x7fffffff;
  return x < 0 ? 0 : performance.now() - start;
}

/** An earlier visit at full speed, which leaves something on the device. */
async function prepared(context, address, adapter) {
  const page = await context.newPage();
  await page.goto(address);
  await adapter.prepare(page);
  await page.close();
}

/** What must not happen, as it happens: a fault of the page, a request to another host. */
function watch(page, origin) {
  const seen = [];
  page.on("pageerror", (error) => seen.push(error.message.slice(0, 200)));
  page.on("request", (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(origin)) seen.push(`asked for ${request.url()}`);
  });
  return seen;
}

async function slowed(context, page, { cpu, kbps, rtt }) {
  const cdp = await context.newCDPSession(page);
  const throughput = (kbps * 1000) / 8;
  await cdp.send("Network.enable");
  await cdp.send("Network.setCacheDisabled", { cacheDisabled: true });
  await cdp.send("Network.emulateNetworkConditions", {
    offline: false, latency: rtt, downloadThroughput: throughput, uploadThroughput: throughput / 2,
  });
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: cpu });
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
  return cdp;
}

async function start(page) {
  await page.waitForFunction(() => window.__bench.marks.interactive, null, { polling: 200 });
  await page.waitForTimeout(1500);
  const { marks, long } = await page.evaluate(() => window.__bench);
  return { shift: 0, ...marks, blocking: sum(long.map((ms) => ms - 50)), longest: Math.max(0, ...long) };
}

/** The processor time of each process that draws pages, in seconds. */
async function renderers(browser) {
  const cdp = await browser.newBrowserCDPSession();
  const { processInfo } = await cdp.send("SystemInfo.getProcessInfo");
  await cdp.detach();
  return new Map(processInfo.filter((one) => one.type === "renderer").map((one) => [one.id, one.cpuTime]));
}

/** MiB that the page's process alone has written to, after collecting garbage. The process is the one that spins when the page does. */
async function memory(browser, cdp, page) {
  for (let i = 0; i < 2; i += 1) await cdp.send("HeapProfiler.collectGarbage");
  const before = await renderers(browser);
  await page.evaluate(() => {
    for (const end = performance.now() + 300; performance.now() < end; );
  });
  const worked = [...(await renderers(browser))].map(([id, time]) => [id, time - (before.get(id) ?? 0)]);
  const [[id]] = worked.sort(([, one], [, other]) => other - one);
  const path = `/proc/${id}/smaps_rollup`;
  return existsSync(path) ? Number(readFileSync(path, "utf8").match(/Private_Dirty:\s+(\d+)/)[1]) / 1024 : NaN;
}

/** Answers everything as it is timed, and gives the CPU milliseconds of the page's main thread. */
async function journey(page, cdp, adapter) {
  const acts = Object.fromEntries(["rating", "step", "typing", "results", "plan", "room", "reveal"].map((kind) => [kind, []]));
  const idle = await cpuOf(page, cdp, async () => {});
  timed(page, async (kind, act) => acts[kind].push(Math.max(0, (await cpuOf(page, cdp, act)) - idle)));
  await adapter.begin();
  await adapter.type(page, MISSION);
  acts.typing.length = 0;
  let elements = NaN;
  for (let at = 0; at < INDICATORS; at += 1) {
    await adapter.rate(page, at, levelOf(at));
    if (at === 0) await adapter.type(page, EVIDENCE);
    if (at === 5) elements = await page.evaluate(() => window.__bench.all("*").length);
  }
  const scores = await adapter.results(page);
  await adapter.more?.(page);
  const cpu = {
    step: median(acts.step),
    rating: quantile(acts.rating, 0.95),
    character: acts.typing[0] / EVIDENCE.length,
    results: median(acts.results),
    plan: median(acts.plan),
    room: median(acts.room),
    reveal: median(acts.reveal),
  };
  return { elements, scores, cpu };
}

/** Main-thread CPU of an act until it is painted, in ms, without what answering this question takes. */
export async function cpuOf(page, cdp, act) {
  const before = await mainThread(cdp);
  await act();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 60)))));
  return (await mainThread(cdp)) - before;
}

async function mainThread(cdp) {
  const { metrics } = await cdp.send("Performance.getMetrics");
  const of = Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  return (of.TaskDuration - (of.DevToolsCommandDuration ?? 0)) * 1000;
}

/** The pieces of each file as they come, by path: how long each is, and when it came, in ms since 1970. */
function pieces(cdp) {
  const [paths, come] = [new Map(), new Map()];
  let began = 0;
  cdp.on("Network.requestWillBeSent", ({ requestId, request, timestamp, wallTime }) => {
    began = wallTime - timestamp;
    const { pathname } = new URL(request.url);
    paths.set(requestId, pathname);
    come.set(pathname, []);
  });
  cdp.on("Network.dataReceived", ({ requestId, timestamp, dataLength }) => {
    come.get(paths.get(requestId))?.push({ at: (began + timestamp) * 1000, length: dataLength });
  });
  return come;
}

/** What crossed the wire until an answer was taken in, and in all: bytes by packing, and the paths. */
async function fetched(page, server, come, interactive) {
  const [seen, began] = await page.evaluate(() => [window.__bench.fetched(), performance.timeOrigin]);
  const paths = [...new Set(seen)];
  // Of a file that is still coming, what had come counts.
  const share = (path) => {
    const all = come.get(path) ?? [];
    const length = (pieces) => sum(pieces.map((piece) => piece.length));
    return all.length ? length(all.filter(({ at }) => at <= began + interactive)) / length(all) : 1;
  };
  const weight = (share) => {
    const weights = paths.map((path) => [server.weigh(path), share(path)]);
    return Object.fromEntries(["brotli11", "brotli5", "gzip6"].map((packing) => [packing, sum(weights.map(([one, part]) => one[packing] * part))]));
  };
  return { paths, first: weight(share), all: weight(() => 1) };
}

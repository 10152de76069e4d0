// What is shown of a visit, and how good it must be.

/** At most so many times what a peer takes, in another row where one is named. */
const times = (factor, peer, row) => ({ factor, peer, row });
const most = (limit) => ({ limit });
const kilobytes = (bytes) => bytes / 1000;

/** `of` a sample; `only` names the forms that the target is for, where it is not for all. */
export const ROWS = [
  { id: "first_brotli11", label: "fetched before it is live, KB: brotli 11", of: (s) => kilobytes(s.fetched.first.brotli11), target: most(215), only: "embed" },
  { id: "first_brotli5", label: "the same in brotli 5", of: (s) => kilobytes(s.fetched.first.brotli5) },
  { id: "first_gzip6", label: "the same in gzip 6", of: (s) => kilobytes(s.fetched.first.gzip6), target: most(270), only: "embed" },
  { id: "all_brotli11", label: "fetched in all, KB: brotli 11", of: (s) => kilobytes(s.fetched.all.brotli11), target: most(430) },
  { id: "all_brotli5", label: "the same in brotli 5", of: (s) => kilobytes(s.fetched.all.brotli5) },
  { id: "all_gzip6", label: "the same in gzip 6", of: (s) => kilobytes(s.fetched.all.gzip6), target: most(520) },
  { id: "paint", label: "first paint, ms", of: (s) => s.start.paint },
  { id: "control", label: "first control there, ms", of: (s) => s.start.control, target: times(1.2, "preact") },
  { id: "interactive", label: "interactive, ms", of: (s) => s.start.interactive, target: times(1.4, "react") },
  { id: "blocking", label: "blocking beyond 50 ms at start, ms", of: (s) => s.start.blocking, target: times(1, "react") },
  { id: "longest", label: "longest task at start, ms", of: (s) => s.start.longest, target: most(100) },
  { id: "shift", label: "layout shift", of: (s) => s.start.shift, digits: 3, target: most(0.01) },
  { id: "memory", label: "renderer memory when interactive, MiB", of: (s) => s.memory, target: times(1.6, "react") },
  { id: "elements", label: "elements on a step page", of: (s) => s.elements, target: most(300) },
  { id: "rating", label: "a rating, CPU p95 ms", of: (s) => s.cpu.rating, target: times(1, "react") },
  { id: "character", label: "a typed character, CPU ms", of: (s) => s.cpu.character, digits: 1, target: times(1, "react") },
  { id: "step", label: "next step, CPU ms", of: (s) => s.cpu.step, target: times(1.5, "react") },
  { id: "results", label: "to results, CPU ms", of: (s) => s.cpu.results, target: times(1, "react") },
  { id: "plan", label: "opening Plan, CPU ms", of: (s) => s.cpu.plan, target: times(1, "react", "results") },
  { id: "room", label: "a room in Plan, CPU ms", of: (s) => s.cpu.room, target: times(1, "react", "results") },
  { id: "reveal", label: "the reveal, CPU ms", of: (s) => s.cpu.reveal, target: times(1, "react", "results") },
  { id: "busy", label: "the machine: a fixed loop, ms", of: (s) => s.busy },
  { id: "load", label: "the machine: load average", of: (s) => s.load, digits: 1 },
];

/** What a row's target comes to beside these medians, by peer and row; `NaN` where the peer was not measured. */
export function limit({ id, target }, medians) {
  return target.limit ?? target.factor * (medians[target.peer]?.[target.row ?? id] ?? NaN);
}

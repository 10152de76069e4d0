// Where things lie.
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

const project = fileURLToPath(new URL("../..", import.meta.url));

/** The built peers, a folder each. */
export const PEERS_DIST = resolve(project, "target/bench");
/** The built widget: another folder where `DIST` names one. */
export const OUR_DIST = resolve(process.env.DIST ?? resolve(project, "dist"));
/** A build to compare it with, where `BEFORE` names its folder. */
export const BEFORE_DIST = process.env.BEFORE && resolve(process.env.BEFORE);
/** The answers that tests start from. */
export const FIXTURES = resolve(project, "tests/fixtures");

// Builds the peers into target/bench: minified, for production, one classic script each.
import { copyFileSync, mkdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { PEERS_DIST } from "./lib/places.mjs";

const peers = fileURLToPath(new URL("peers", import.meta.url));

/** Preact's own radar in place of Chart.js's. */
const svgRadar = {
  name: "svg-radar",
  setup: (build) => build.onResolve({ filter: /\/radar\.jsx$/ }, () => ({ path: `${peers}/preact/radar.jsx` })),
};

const PEERS = {
  react: { page: "react/index.html", entry: "react/app.jsx", options: {} },
  preact: {
    page: "react/index.html",
    entry: "react/app.jsx",
    options: {
      jsxImportSource: "preact",
      alias: { react: "preact/compat", "react-dom/client": "preact/compat/client" },
      plugins: [svgRadar],
    },
  },
  surveyjs: { page: "surveyjs/index.html", entry: "surveyjs/app.js", options: {} },
};

for (const [name, { page, entry, options }] of Object.entries(PEERS)) {
  const dist = `${PEERS_DIST}/${name}`;
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  await build({
    entryPoints: [`${peers}/${entry}`],
    outfile: `${dist}/app.js`,
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    jsx: "automatic",
    legalComments: "none",
    define: { "process.env.NODE_ENV": '"production"' },
    ...options,
  });
  copyFileSync(`${peers}/${page}`, `${dist}/index.html`);
}

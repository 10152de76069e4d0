// The page of a saved copy. Part of the element's script: see element.js.

const escaped = (text) =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

/**
 * What a saved page's policy allows to run: this very script by the hash that the build made of it. A minifier may have
 * rewritten the script on its way into the page, as webpack does with every script it copies; then the hash would keep
 * the saved page from running, and the page has to allow what is written in it.
 */
function allowed(source) {
  const { scriptHash, scriptLength } = StemReadiness;
  return source.length === scriptLength ? `'${scriptHash}'` : "'unsafe-inline'";
}

/** The page of a saved copy: a readable plan for when no script runs, the answers, and this very script. */
function savedPage(element, { title, lang, dir, plan_html, document_json }) {
  const source = `(${whole.toString()})(${[wasm64, css, paperCss, build, sentences].map((part) => JSON.stringify(part)).join(",")});`;
  const policy =
    `default-src 'none'; script-src ${allowed(source)} 'wasm-unsafe-eval'; style-src '${sentences.paperHash}'; ` +
    "img-src data: blob:; connect-src 'none'; form-action 'none'; base-uri 'none'; " +
    "require-trusted-types-for 'script'; trusted-types 'none'";
  const kept = ["lang", "theme", "accent", "brand", "logo", "contact-href", "contact-label", "rate-href"]
    .filter((name) => element.hasAttribute(name))
    .map((name) => ` ${name}="${escaped(element.getAttribute(name))}"`)
    .join("");
  return `<!doctype html>
<html lang="${escaped(lang)}" dir="${escaped(dir)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${paperCss}</style>
</head>
<body>
<stem-readiness keep-in-page="on"${kept}>
<data hidden data-kept value="${escaped(document_json)}"></data>
${plan_html}
</stem-readiness>
<script data-hash="${StemReadiness.scriptHash}" data-length="${StemReadiness.scriptLength}">${source}</script>
</body>
</html>
`;
}

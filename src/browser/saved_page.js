// The page of a saved copy. Part of the later part's script: see joined.js.

const escaped = (text) =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

/**
 * The script sources that a saved page's policy allows: the hashes that the build made of the three scripts. A minifier may
 * have rewritten one on its way into the page, as webpack does with every script it copies. Its hash would then block it, so
 * the policy allows inline scripts instead.
 */
function allowed(sources) {
  const { scriptHashes, scriptLengths } = StemReadiness;
  if (sources.map((source) => source.length).join(" ") !== scriptLengths) return "'unsafe-inline'";
  return scriptHashes.replace(/\S+/g, "'$&'");
}

/** The attributes that a saved copy keeps. */
const KEPT_ATTRIBUTES = ["lang", "theme", "accent", "brand", "logo", "contact-href", "contact-label", "rate-href"];

/** The page of a saved copy: the answers, a plan to read without JavaScript, and the three scripts. */
function savedPage(element, { title, lang, dir, planHtml, documentJson }) {
  const [script, core, more] = [source(), Part.core.source, Part.more.source];
  const attributes = KEPT_ATTRIBUTES.filter((name) => element.hasAttribute(name)).map(
    (name) => ` ${name}="${escaped(element.getAttribute(name))}"`,
  );
  return filled(PAGE, {
    lang: escaped(lang),
    dir: escaped(dir),
    title: escaped(title),
    scripts: allowed([script, core, more]),
    style_hash: extras.paperHash,
    head: `<style>${extras.paper}</style>`,
    attributes: attributes.join(""),
    content: `\n<data hidden data-kept value="${escaped(documentJson)}"></data>\n${planHtml}\n`,
    script_hashes: StemReadiness.scriptHashes,
    script_lengths: StemReadiness.scriptLengths,
    element: script,
    core,
    more,
  });
}

/** The template with each `{name}` replaced by the part of that name. The parts are not searched for names. */
const filled = (template, parts) => template.replace(/\{(\w+)\}/g, (_, name) => parts[name]);

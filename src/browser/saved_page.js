// The page of a saved copy. Part of the element's script: see element.js.

const escaped = (text) =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

/**
 * The script source that a saved page's policy allows: the hash that the build made of this script. A minifier may have
 * rewritten the script on its way into the page, as webpack does with every script it copies. The hash would then block
 * the script, so the policy allows inline scripts instead.
 */
function allowed(source) {
  const { scriptHash, scriptLength } = StemReadiness;
  return source.length === scriptLength ? `'${scriptHash}'` : "'unsafe-inline'";
}

/** The attributes that a saved copy keeps. */
const KEPT_ATTRIBUTES = ["lang", "theme", "accent", "brand", "logo", "contact-href", "contact-label", "rate-href"];

/** The page of a saved copy: the answers, a plan to read without JavaScript, and this script. */
function savedPage(element, { title, lang, dir, planHtml, documentJson }) {
  const source = `(${whole.toString()})(${[packed, css, paperCss, build, sentences].map(json).join(",")});`;
  const attributes = KEPT_ATTRIBUTES.filter((name) => element.hasAttribute(name)).map(
    (name) => ` ${name}="${escaped(element.getAttribute(name))}"`,
  );
  return filled(PAGE, {
    lang: escaped(lang),
    dir: escaped(dir),
    title: escaped(title),
    scripts: allowed(source),
    style_hash: sentences.paperHash,
    head: `<style>${paperCss}</style>`,
    attributes: attributes.join(""),
    content: `\n<data hidden data-kept value="${escaped(documentJson)}"></data>\n${planHtml}\n`,
    script_hash: StemReadiness.scriptHash,
    script_length: StemReadiness.scriptLength,
    script: source,
  });
}

/** The template with each `{name}` replaced by the part of that name. The parts are not searched for names. */
const filled = (template, parts) => template.replace(/\{(\w+)\}/g, (_, name) => parts[name]);

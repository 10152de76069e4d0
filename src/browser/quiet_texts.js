// How the program gives a field its text. Part of the core's script: see running.js.
//
// Once somebody has typed on a page, Chromium's autofill looks at each field whose text a script sets, and has the page laid
// out for that: a place with thirty fields was laid out thirty times while it was drawn. It does not look at a field that is
// not on the page.

/** Sets a field's text only where it is another one. A field that holds nothing yet is given it beside the page. */
function quietTexts(imports) {
  wrap(imports, /^__wbg_set_value_/, (set) => (field, ...given) => {
    // The glue reads the text out of the program's memory, and sets it here.
    const said = {};
    set(said, ...given);
    if (field.value === said.value) return;
    const { parentNode, nextSibling } = field;
    // Taken off the page, a field loses the keyboard.
    const isBeside = field.value === "" && parentNode !== null && !field.matches(":focus");
    if (isBeside) field.remove();
    field.value = said.value;
    if (isBeside) parentNode.insertBefore(field, nextSibling);
  });
}

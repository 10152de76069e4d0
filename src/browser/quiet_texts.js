// How the program gives a field its text. Part of the core's script: see running.js.
//
// Once somebody has typed on a page, Chromium's autofill looks at each field whose text a script sets, and has the page laid
// out for that: a place with thirty fields was laid out thirty times while it was drawn. It does not look at a default.

/** Sets a field's text only where it is another one, and as its default where the field holds nothing yet. */
function quietTexts(imports) {
  wrap(imports, /^__wbg_set_value_/, (set) => (field, ...given) => {
    // The glue reads the text out of the program's memory, and sets it here.
    const said = {};
    set(said, ...given);
    if (field.value === said.value) return;
    if (field.value === "") field.defaultValue = said.value;
    // Where somebody has written and taken it away again, the default does not show.
    if (field.value !== said.value) field.value = said.value;
  });
}

// What a page needs only once the later part of the program is there. The later part's script brings it, so that the core
// is smaller and runs sooner. The build puts the page's template before it, and the files that it names into it.

/** `element` is what the element's script shares. */
const running = (element) => {
  const { Part, StemReadiness, make, plain, source } = element;
  const { sentences } = extras;
  // The files.
  return { inflate, misfit, savedPage };
};

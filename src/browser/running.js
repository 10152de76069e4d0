// What runs the program, and what a page needs only once it runs. The core's script brings it, so that the element's own is
// small and shows the first place sooner. The build puts the glue before it, and the files that it names into it.

/** `element` is what the element's script shares. */
const running = (element) => {
  const { TAG, Part, make, turn } = element;
  const sentences = { ...element.sentences, ...extras.sentences };
  // The files.
  return { Program, NodeWatch, crashScreen, noteStop, stopsAgain };
};

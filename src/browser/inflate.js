// How a part of a workbook is inflated. Part of the later part's script: see joined.js.

/**
 * Inflates a part of a workbook. Rejects one of more than `most` bytes as soon as that many have come out. A piece can
 * grow a thousandfold before anyone can stop it, so the pieces are small.
 */
const inflate = async (bytes, most) => {
  let at = 0;
  let left = most;
  const pieces = new ReadableStream({
    pull(controller) {
      if (at < bytes.length) controller.enqueue(bytes.subarray(at, (at += 4096)));
      else controller.close();
    },
  });
  const within = new TransformStream({
    transform(chunk, controller) {
      left -= chunk.byteLength;
      if (left < 0) controller.error(new RangeError(`more than ${most} bytes`));
      else controller.enqueue(chunk);
    },
  });
  const inflated = pieces.pipeThrough(new DecompressionStream("deflate-raw")).pipeThrough(within);
  return new Uint8Array(await new Response(inflated).arrayBuffer());
};

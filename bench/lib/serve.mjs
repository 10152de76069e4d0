// A host on this machine that sends texts in brotli 11, packed before the first request.
import { createServer } from "node:http";
import { readFileSync, readdirSync } from "node:fs";
import { extname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
};

const brotli = (bytes, quality) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });

/**
 * Serves the files of a folder, and pages by path as text beside them. Gives `origin`, `close`, and `weigh(path)`: the
 * file's bytes in `brotli11`, `brotli5` and `gzip6`.
 */
export async function serve(folder, pages) {
  const bodies = new Map();
  const add = (path, bytes) => bodies.set(path, { type: TYPES[extname(path)], bytes });
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && TYPES[extname(path)]) add(path.slice(folder.length), readFileSync(path));
  }
  for (const [path, text] of Object.entries(pages)) add(path, Buffer.from(text));
  for (const body of bodies.values()) body.packed = brotli(body.bytes, 11);

  const server = createServer((request, response) => {
    const body = bodies.get(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
    if (!body) return response.writeHead(404).end();
    const { type, packed } = body;
    const headers = { "content-type": type, "content-length": packed.length, "content-encoding": "br", "cache-control": "no-store" };
    response.writeHead(200, headers).end(packed);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const weigh = (path) => {
    const { bytes, packed } = bodies.get(path) ?? { bytes: Buffer.alloc(0), packed: Buffer.alloc(0) };
    return { brotli11: packed.length, brotli5: brotli(bytes, 5).length, gzip6: gzipSync(bytes, { level: 6 }).length };
  };
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { origin: `http://127.0.0.1:${server.address().port}`, weigh, close };
}

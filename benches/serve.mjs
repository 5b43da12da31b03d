// A static host as a good one is: everything text-like or WebAssembly, and the files of the places, arrives brotli-compressed, under its right type.

import { readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, relative } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".bin": "application/octet-stream",
};

export const compress = (bytes) =>
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });

/** Serves a folder on a free port. `take()` gives the paths asked for since the last `take()`. */
export async function serve(folder) {
  const files = new Map();
  for (const path of walk(folder)) {
    const body = readFileSync(path);
    const type = TYPES[extname(path)];
    files.set("/" + relative(folder, path), {
      body: type ? compress(body) : body,
      headers: {
        "content-type": type ?? "application/octet-stream",
        "cache-control": path.endsWith(".html") ? "no-cache" : "public, max-age=31536000, immutable",
        ...(type && { "content-encoding": "br" }),
      },
    });
  }

  let asked = [];
  const server = createServer((request, response) => {
    const path = decodeURI(new URL(request.url, "http://localhost").pathname);
    asked.push(path);
    const file = files.get(path === "/" ? "/index.html" : path);
    if (!file) return response.writeHead(404).end();
    response.writeHead(200, { ...file.headers, "content-length": file.body.length }).end(file.body);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));

  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    take: () => asked.splice(0),
    close: () => server.close(),
  };
}

function walk(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? walk(path) : [path];
  });
}

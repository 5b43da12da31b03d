// Writes a .br and a .gz beside each file that they make smaller, for hosts that send files compressed beforehand: better
// than a host does it on the way, and at no cost. The bytes depend on the file and on the zlib and brotli in node, whose
// versions the bill of materials names; there is no time and no name in them.
//
//   node scripts/dist/compress.mjs FOLDER

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { files } from "./files.mjs";

const COMPRESSIBLE = /\.(html|css|js|wasm|bin|svg|txt|webmanifest|xml|json)$/;
/** Below this a file goes in one packet anyway, in bytes. */
const WORTH = 1024;
/** What has to be left off, or decompressing is not worth it. */
const GAIN = 0.05;

const folder = process.argv[2];
for (const name of files(folder).filter((name) => COMPRESSIBLE.test(name))) {
  const path = join(folder, name);
  const bytes = readFileSync(path);
  if (bytes.length < WORTH) continue;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  const gzip = gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION, memLevel: 9 });
  // The byte that names the system on which it was made: 255 is none.
  gzip[9] = 255;
  for (const [ending, packed] of [["br", brotliCompressSync(bytes, { params })], ["gz", gzip]]) {
    if (packed.length <= bytes.length * (1 - GAIN)) writeFileSync(`${path}.${ending}`, packed);
  }
}

// Writes SHA256SUMS: a line for every other file of a folder, so that `sha256sum -c SHA256SUMS` in there tells whether
// anything is missing or was changed on its way.
//
//   node scripts/dist/checksums.mjs FOLDER

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { digest, files } from "./files.mjs";

const SUMS = "SHA256SUMS";
const folder = process.argv[2];
const lines = files(folder)
  .filter((name) => name !== SUMS)
  .map((name) => `${digest(readFileSync(join(folder, name)))}  ${name}\n`);
writeFileSync(join(folder, SUMS), lines.join(""));

// Bytes to first use: the page and every html, css, js and wasm that it makes the browser load at once. That is all from
// the start page to the list of a place's matters. A question or a card takes the rest of the program and the place's
// file besides.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, extname, join, relative } from "node:path";
import { compress } from "./serve.mjs";

const KINDS = [".html", ".css", ".js", ".wasm"];

/** Compressed bytes of a site by kind, and their sum. */
export function measureSizes(folder) {
  const sizes = { html: 0, css: 0, js: 0, wasm: 0, sum: 0 };
  for (const file of firstUse(folder)) {
    const bytes = compress(readFileSync(join(folder, file))).length;
    sizes[extname(file).slice(1)] += bytes;
    sizes.sum += bytes;
  }
  return sizes;
}

/** Compressed bytes of the largest file of a place; 0 for a site that has none. */
export const largestPlace = (folder) => largest(join(folder, "places"), /^(?!search-).*\.bin$/);

/** Compressed bytes of the rest of the program; 0 for a site whose program is in one. */
export const restSize = (folder) => largest(folder, /^rest-.*\.wasm$/);

function largest(folder, name) {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => name.test(file)) : [];
  return Math.max(0, ...files.map((file) => compress(readFileSync(join(folder, file))).length));
}

/** The files named by index.html, and by the files named there, as far as they exist. */
function firstUse(folder) {
  const found = new Set(["index.html"]);
  for (const file of found) {
    if (extname(file) === ".wasm") continue;
    for (const name of named(file, readFileSync(join(folder, file), "utf8"))) {
      const path = relative(folder, join(folder, dirname(file), name));
      if (KINDS.includes(extname(path)) && existsSync(join(folder, path))) found.add(path);
    }
  }
  return found;
}

/** Relative addresses that a file loads: attributes and the loader's strings in the page, imports in a script. */
function named(file, text) {
  const patterns =
    extname(file) === ".html"
      ? [/<(?:link|script)\b[^>]*?\b(?:href|src)=["']?([^"'\s>]+)/g, /(?:from|module_or_path:)\s*["']([^"']+)["']/g]
      : // boot.js sends for the first part of the program; the rest has another name.
        [/(?:from|import)\s*["'](\.[^"']+)["']/g, /["']([\w-]+_bg\.wasm)["']/g, /@import\s+(?:url\()?["']?([^"')\s]+)/g];
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1]));
}

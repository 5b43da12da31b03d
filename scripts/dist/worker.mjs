// node scripts/dist/worker.mjs DIST
//
// Writes DIST/sw.js: static/sw.js with the list of the release's files. The list has what the page may ask for; not the
// static pages, which are read online and stand for themselves, nor what only servers use (.br, .gz, checksums). The same
// site always gives the same bytes.

import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { minify } from "terser";

const dist = process.argv[2];
if (!dist) throw new Error("which folder? node scripts/dist/worker.mjs dist");

/** What the page asks for: itself, files named by what is in them, and what is copied into these folders; first what
    is likely to be needed first. */
const ASKED_FOR = [
  /^index\.html$/,
  /^[a-z-]+-[0-9a-f]{16}(_bg)?\.(js|css|wasm)$/,
  /^places\/[a-z-]+-[0-9a-f]{16}\.bin$/,
  /^papers\/[a-z-]+\.svg$/,
  /^documents\/[a-z-]+\.txt$/,
  /^manifest\.webmanifest$/,
  /^icons\/[a-z0-9]+\.(svg|png)$/,
];

const source = (path) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), "utf8");

function files(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files(path) : [relative(dist, path).split(sep).join("/")];
  });
}

const sorted = files(dist).sort();
const names = ASKED_FOR.flatMap((pattern) => sorted.filter((name) => pattern.test(name)));
const digest = (name) => createHash("sha256").update(readFileSync(join(dist, name))).digest("base64");
const list = Object.fromEntries(names.map((name) => [name, digest(name)]));

// What the page names itself cannot be missing from the list.
const page = readFileSync(join(dist, "index.html"), "utf8");
for (const [, tag, address] of page.matchAll(/<(script|link|img)\b[^>]*?\b(?:src|href)=["']?([^"'\s>]+)/g)) {
  const name = address.replace(/^\.\//, "");
  // The canonical address is the folder itself, or as MINGBAI_SITE has it.
  const isCanonical = tag === "link" && /^(\.\/$|[a-z]+:)/.test(address);
  if (!isCanonical && !list[name]) throw new Error(`index.html names ${address}, and scripts/dist/worker.mjs does not list it`);
}

const places = names.map((name) => /^places\/(?!search-)([a-z-]+)-/.exec(name)?.[1]).filter(Boolean);
const topics = [...source("seeds/topics.yaml").matchAll(/^- 代号: *([a-z0-9-]+)/gm)].map((match) => match[1]);
if (!places.length || !topics.length) throw new Error("no places, or no situations, for the worker to lead to");

const template = source("static/sw.js");
// A changed worker is a release of its own, even if it keeps the same files.
const version = createHash("sha256").update(JSON.stringify(list)).update(template).digest("hex").slice(0, 16);
const put = { '"LIST"': list, '["PLACES"]': places, '["TOPICS"]': topics, '"VERSION"': version };
const whole = Object.entries(put).reduce((text, [mark, value]) => {
  if (text.split(mark).length !== 2) throw new Error(`static/sw.js has not one ${mark}`);
  return text.replace(mark, () => JSON.stringify(value));
}, template);
const { code } = await minify(whole, { compress: { passes: 3 }, toplevel: true });
writeFileSync(join(dist, "sw.js"), `${code}\n`);

// Writes licenses.txt: the licences of all that is in the page, as their authors ask. Crates with the same text share it.
//
//   node scripts/dist/licenses.mjs FOLDER

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chosen, crates, licenceText } from "./crates.mjs";

const project = fileURLToPath(new URL("../..", import.meta.url));
const own = readFileSync(join(project, "LICENSE-MIT"), "utf8").trim();
const LINE = "\n\n" + "=".repeat(80) + "\n\n";
/** Stands for those that bring no text of their own: ours, without our line of copyright. */
const MIT = own.replace(/^Copyright.*$/m, "Copyright (c) the authors named above");

const [page, ...others] = crates(project);
const texts = new Map();
for (const crate of others.filter((it) => it.shipped)) {
  for (const licence of chosen(crate.license)) {
    let text = licenceText(crate, licence);
    const by = text ? "" : ` (${crate.authors.join(", ") || (crate.std ? "The Rust Project contributors" : "its contributors")})`;
    if (!text) {
      if (licence !== "MIT") throw new Error(`${crate.name} brings no text of its licence, ${licence}`);
      text = MIT;
    }
    const used = texts.get(text) ?? [];
    texts.set(text, [...used, `${crate.name} ${crate.version}${by}: ${licence}`]);
  }
}

const head = `明白办 ${page.version}

这个网页的程序用到下面这些软件，许可文字照录如下。官方文件（documents/）不在许可范围内。
The program of this page is made with the software below; these are its licences. The official documents (documents/) are
not covered by any of them.`;
const parts = [`mingbai ${page.version}: ${page.license}\n\n${own}`];
for (const [text, used] of texts) parts.push(`${used.join("\n")}\n\n${text}`);
writeFileSync(join(process.argv[2], "licenses.txt"), [head, ...parts].join(LINE) + "\n");

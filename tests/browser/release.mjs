// node tests/browser/release.mjs DIST OUT NUMBER
//
// A later release of a site, for tests: the page says its number in <meta name="release">, one document and the rest of
// the program are changed, and so is the JavaScript that names it. All else is the same, byte for byte.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, cpSync, readFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const [dist, out, number] = process.argv.slice(2);
cpSync(dist, out, { recursive: true });

const read = (name) => readFileSync(join(out, name));
const fingerprint = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);
const integrity = (bytes) => "sha384-" + createHash("sha384").update(bytes).digest("base64");

/** Changes a file that is named by what is in it; says what stands for it elsewhere, before and after. */
function change(pattern, edit) {
  const name = readdirSync(out).find((it) => pattern.test(it));
  const before = read(name);
  const after = edit(before);
  const renamed = name.replace(/[0-9a-f]{16}/, fingerprint(after));
  writeFileSync(join(out, name), after);
  renameSync(join(out, name), join(out, renamed));
  return (text) => text.replaceAll(name, renamed).replaceAll(integrity(before), integrity(after));
}

// A custom section, which nobody reads: its kind, its length, its name's length, its name.
const section = Buffer.from([0, 2, 1, number.charCodeAt(0)]);
const inScript = change(/^rest-.*\.wasm$/, (bytes) => Buffer.concat([bytes, section]));
const inPage = change(/^mingbai-.*\.js$/, (bytes) => Buffer.from(inScript(bytes.toString())));
const page = inPage(read("index.html").toString());
writeFileSync(join(out, "index.html"), page.replace("</title>", `</title><meta name="release" content="${number}">`));
appendFileSync(join(out, "documents/wugang.txt"), `release ${number}\n`);

execFileSync("node", [fileURLToPath(new URL("../../scripts/dist/worker.mjs", import.meta.url)), out]);

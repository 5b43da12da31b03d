// Makes one file of the finished site, which opens by a double click where there is no host and no network:
//
//   node scripts/dist/single.mjs dist target/mingbai.html
//
// Styles and scripts stand in it as they are, all else as base64 in a block of data, from which single-runtime.js answers
// what the page asks for. Its Content-Security-Policy names each script and style by its digest and allows no request at
// all. The same site gives the same bytes.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { minify } from "terser";

/** Files that the page asks for while it runs, from its folder. */
const CARRIED = /^([\w-]+\.wasm|places\/[\w-]+\.bin|papers\/[\w-]+\.svg|documents\/[\w-]+\.txt)$/;
/** Scripts that the page puts in by itself. */
const PUT_IN = /^(kiosk|embedded)-\w+\.js$/;
/** Of use on a host only: without one nothing can be kept for later. */
const OF_A_HOST = /^offline-\w+\.js$/;
/** Without scripts the one file has nothing to show but this. */
const NO_SCRIPTS = "<p class=\"notice\">这个浏览器关闭了脚本，打不开。请打开脚本，或者换一个浏览器。</p>";

const [dist, out] = process.argv.slice(2);
if (!out) throw new Error("usage: node scripts/dist/single.mjs DIST FILE");

const read = (name) => readFileSync(join(dist, name), "utf8");
const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
/** Within a script, nothing may look like its end. */
const inside = (code) => code.replace(/<(?=\/script|!--)/gi, "\\x3c");
const json = (value) => JSON.stringify(value).replaceAll("<", "\\u003c");

/** FNV-1a without its beginning; a character that is another is always found out. single-runtime.js has the same. */
function sum(text) {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 16777619);
  return sum;
}

function files(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? files(path) : [relative(dist, path)];
    })
    .sort();
}

function attributes(tag) {
  const found = {};
  const inner = tag.replace(/^<\w+/, "").replace(/\/?>$/, "");
  for (const [, name, , , double, single, bare] of inner.matchAll(/([\w:-]+)(\s*=\s*("([^"]*)"|'([^']*)'|([^\s"']+)))?/g)) {
    found[name.toLowerCase()] = double ?? single ?? bare ?? "";
  }
  return found;
}

const scriptHashes = [];
const styleHashes = [];
/** Scripts that run when all of the file has been read. */
const late = [];

function script(code, module) {
  // A script in the page has no address of its own, which is what the page's files are beside.
  const text = inside(code.replaceAll("document.currentScript.src", "location.href.split(/[?#]/)[0]").trim());
  scriptHashes.push(hash(text));
  return `<script${module ? ' type="module"' : ""}>${text}</script>`;
}

function style(name, media) {
  const text = read(name);
  if (/<\/style|url\(/i.test(text)) throw new Error(`${name} cannot stand in the page`);
  styleHashes.push(hash(text));
  return `<style${media ? ` media="${media}"` : ""}>${text}</style>`;
}

function link(tag) {
  const { rel, href = "", media } = attributes(tag);
  if (rel === "stylesheet") return style(href.replace("./", ""), media);
  if (rel === "icon") {
    const icon = readFileSync(join(dist, href.replace("./", ""))).toString("base64");
    return `<link rel="icon" type="image/svg+xml" href="data:image/svg+xml;base64,${icon}">`;
  }
  return "";
}

function scriptTag(whole, tag) {
  const { src, type, defer } = attributes(tag);
  if (src === undefined) return type === "application/ld+json" ? "" : whole;
  const name = src.replace("./", "");
  if (OF_A_HOST.test(name)) return "";
  const module = type === "module";
  const inline = script(read(name), module);
  if (!module && defer === undefined) return inline;
  late.push(inline);
  return "";
}

/** Pages of the site that stand for screens, as screens. */
function screen(tag) {
  return tag.replace(/\bhref=("?)(?:\.\/)?([\w-]+(?:\/[\w-]+)?)\.html\1(?=[\s>])/, (_, quote, page) => {
    return `href="#/${page === "index" ? "" : page}"`;
  });
}

const all = files(dist);
const carried = Object.fromEntries(
  all.filter((name) => CARRIED.test(name)).map((name) => {
    const text = readFileSync(join(dist, name)).toString("base64");
    return [name, [sum(text), text]];
  }),
);
const putIn = Object.fromEntries(all.filter((name) => PUT_IN.test(name)).map((name) => [name, read(name).trim()]));
for (const text of Object.values(putIn)) scriptHashes.push(hash(text));

const source = readFileSync(new URL("single-runtime.js", import.meta.url), "utf8").replace("SCRIPTS", () => json(putIn));
const runtime = script((await minify(source, { compress: { passes: 3 }, ecma: 5 })).code, false);

let html = read("index.html")
  .replace(/<!--[^]*?-->/g, "")
  .replace(/<noscript>[^]*?<\/noscript>/g, `<noscript>${NO_SCRIPTS}</noscript>`)
  .replace(/(<script\b[^>]*>)[^]*?<\/script>/g, scriptTag)
  .replace(/<link\b[^>]*>/g, link)
  .replace(/<a\b[^>]*>/g, screen);

const policy = [
  "default-src 'none'",
  `script-src ${scriptHashes.join(" ")} 'wasm-unsafe-eval'`,
  `style-src ${styleHashes.join(" ")}`,
  // The drawings and the icon; nothing of it leaves the file.
  "img-src blob: data:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");
const meta = /<meta\b[^>]*http-equiv="?Content-Security-Policy[^>]*>/i;
if (!meta.test(html) || !html.includes("</body>")) throw new Error(`${dist}/index.html is not the page that this knows`);
html = html
  .replace(meta, () => `<meta http-equiv="Content-Security-Policy" content="${policy}">${runtime}`)
  .replace("</body>", () => `<script type="application/json" id="files">${json(carried)}</script>${late.join("")}</body>`);

const left = /<(?:script|img|iframe|link)\b[^>]*\b(?:src|href)="?(?!data:)[^\s">]+/.exec(html.replace(/<script\b[^>]*>[^]*?<\/script>/g, ""));
if (left) throw new Error(`still outside of the file: ${left[0]}`);
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, html);
console.log(`${out}: ${(Buffer.byteLength(html) / 1e6).toFixed(1)} MB`);

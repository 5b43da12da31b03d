// Run by trunk (Trunk.toml, [[hooks]]) in the folder where it has put the site together.
//
// The page's program asks for the files of the places; the build script has written them where scripts/trunk.sh said,
// and nothing else stands there.
//
// The rest of the page's program (scripts/bin/wasm-bindgen has split it off) gets optimised as trunk has the first part
// optimised, and a loader in wasm-bindgen's JavaScript (rest-loader.js).
//
// On a release build, things that trunk leaves undone:
// - the functions that the module imports get short names (short-imports.mjs);
// - the page has no script in it, so that a Content-Security-Policy need not allow any: what starts the program goes
//   behind wasm-bindgen's JavaScript. static/boot.js has sent for the module before, with its integrity, which trunk's
//   own preload cannot check;
// - JavaScript is minified (trunk's own minifier cannot parse wasm-bindgen's, and gives other bytes each time):
//   5.1 KB become 3.6 KB, compressed;
// - what the page vouches for is asked for as by any other site (crossorigin): in a frame with a strict sandbox the page
//   has no origin of its own, and a browser checks no digest of an answer that it may not read;
// - .js, .css and .wasm are named by what is in them, in 16 digits. trunk names them by the code before wasm-opt and
//   minification, so a newer tool would give other bytes under an old name, and a cached copy would fail the page's
//   integrity check; and it leaves out a zero in front.
//
// The benchmark's counter is a page as anyone builds it: it keeps trunk's script and preloads.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, readFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { minify } from "terser";
import { shortImports } from "./short-imports.mjs";

const dir = process.env.TRUNK_STAGING_DIR;

const isCounter = process.env.TRUNK_HTML_FILE !== fileURLToPath(new URL("../index.html", import.meta.url));
if (!isCounter) {
  const places = process.env.MINGBAI_PLACES;
  if (!places) throw new Error("MINGBAI_PLACES is not set: run trunk through scripts/trunk.sh");
  cpSync(places, join(dir, "places"), { recursive: true });
  // Until scripts/complete-dist.sh puts a release's worker there.
  cpSync(fileURLToPath(new URL("../static/no-worker.js", import.meta.url)), join(dir, "sw.js"));
}
if (process.env.TRUNK_PROFILE !== "release") process.exit(0);

const page = join(dir, "index.html");
let html = readFileSync(page, "utf8");

const integrity = (bytes) => "sha384-" + createHash("sha384").update(bytes).digest("base64");
const fingerprint = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);

function files(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files(path) : [path];
  });
}

/** Writes a file that the page vouches for by a digest. */
function rewrite(path, bytes) {
  html = html.replaceAll(integrity(readFileSync(path)), integrity(bytes));
  writeFileSync(path, bytes);
}

/** Puts the rest of a program that was split into the site, and what fetches it into the program's JavaScript. */
function joinRest(js) {
  const text = readFileSync(js, "utf8");
  const wanted = /import \* as (\w+) from "\.\/__wasm_split\.js"/;
  const name = wanted.exec(text)?.[1];
  if (!name) return;
  const split = process.env.MINGBAI_SPLIT;
  const source = readFileSync(new URL("../index.html", import.meta.url), "utf8");
  const options = /data-wasm-opt-params="([^"]+)"/.exec(source)[1].split(" ");
  const optimised = join(split, "rest.wasm");
  execFileSync("wasm-opt", [...options, join(split, "split_rest.wasm"), "-o", optimised], { stdio: "pipe" });
  const rest = readFileSync(optimised);
  const file = `rest-${fingerprint(rest)}.wasm`;
  writeFileSync(join(dir, file), rest);
  const loader = readFileSync(new URL("rest-loader.js", import.meta.url), "utf8")
    .replace("REST", file)
    .replace("INTEGRITY", integrity(rest));
  rewrite(js, Buffer.from(text.replace(wanted, `${loader}const ${name} = { __wasm_split_load_rest };\n`)));
}

/** Minified JavaScript; what is no module is for any browser that says something useful. */
async function minified(bytes, module) {
  const options = { module, compress: { passes: 3 }, ...(module ? {} : { ecma: 5 }) };
  return Buffer.from((await minify(bytes.toString(), options)).code);
}

/** Names a copied file by what is in it. */
function named(path) {
  const renamed = basename(path).replace(/(?=\.\w+$)/, "-" + fingerprint(readFileSync(path)));
  renameSync(path, join(dir, renamed));
  return renamed;
}

/** Names a file that trunk has named by what is in it. */
function rename(path) {
  const name = basename(path);
  const renamed = name.replace(/-[0-9a-f]{1,16}(?=(_bg)?\.(js|wasm|css)$)/, "-" + fingerprint(readFileSync(path)));
  renameSync(path, join(dir, renamed));
  html = html.replaceAll(name, renamed);
  return renamed;
}

/**
 * Lets static/boot.js send for the module, and the program's JavaScript start it and say so, as trunk's script does; but
 * without a top-level await, which asks for a newer browser than all the rest.
 */
async function startWithoutInline(wasm, js) {
  html = html
    .replace(/<script type="?module"?>[^]*?<\/script>/, "")
    .replace(/<link\b[^>]*\brel="?(modulepreload|preload)\b[^>]*>/g, "");
  const started = `${readFileSync(js, "utf8")}
__wbg_init({ module_or_path: window.mingbai.program() }).then(() => {
  window.mingbai.started = true;
  dispatchEvent(new Event("TrunkApplicationStarted"));
});
`;
  writeFileSync(js, started);
  const boot = files(dir).find((path) => /^boot-[0-9a-f]+\.js$/.test(basename(path)));
  const vouched = integrity(readFileSync(wasm));
  const kiosk = join(dir, "kiosk.js");
  writeFileSync(kiosk, await minified(readFileSync(kiosk), false));
  const vouchedKiosk = integrity(readFileSync(kiosk));
  const text = readFileSync(boot, "utf8")
    .replace("VOUCHED_KIOSK", vouchedKiosk)
    .replace("KIOSK", named(kiosk))
    .replace("PROGRAM", rename(wasm))
    .replace("INTEGRITY", vouched);
  rewrite(boot, Buffer.from(text));
  const vouchedJs = integrity(readFileSync(js));
  const script = `<script type="module" src="./${basename(js)}" integrity="${vouchedJs}"></script>`;
  // Behind the style sheets, which the first paint waits for.
  html = html.replace("</head>", `${script}</head>`);
}

/**
 * embedded.js gets the name of what is in it, which static/boot.js then knows; embed.js keeps its name, which stands in
 * the pages of others. Some of those are written in GBK, so it has nothing but ASCII.
 */
async function finishEmbedding() {
  const host = join(dir, "embed.js");
  const options = { compress: { passes: 3 }, ecma: 5 };
  const { code: small } = await minify(readFileSync(host, "utf8"), { ...options, format: { ascii_only: true } });
  writeFileSync(host, small);
  const inside = join(dir, "embedded.js");
  const { code } = await minify(readFileSync(inside, "utf8"), options);
  const name = `embedded-${fingerprint(code)}.js`;
  writeFileSync(inside, code);
  renameSync(inside, join(dir, name));
  const boot = files(dir).find((path) => /^boot-[0-9a-f]+\.js$/.test(basename(path)));
  const text = readFileSync(boot, "utf8");
  rewrite(boot, Buffer.from(text.replace("EMBEDDED-FILE", name).replace("EMBEDDED-DIGEST", integrity(code))));
}

const generated = files(dir);
if (!isCounter) await finishEmbedding();
const wasm = generated.find((path) => path.endsWith("_bg.wasm"));
const js = wasm?.replace("_bg.wasm", ".js");
if (js && generated.includes(js)) {
  joinRest(js);
  const both = shortImports(readFileSync(wasm), readFileSync(js, "utf8"));
  rewrite(wasm, both.wasm);
  rewrite(js, Buffer.from(both.js));
  if (!isCounter) await startWithoutInline(wasm, js);
}

// Only what the page vouches for by a digest: the files that trunk generated. Copied files stay as they are.
for (const path of files(dir).filter((path) => /\.(js|wasm|css)$/.test(path))) {
  let bytes = readFileSync(path);
  if (!html.includes(integrity(bytes))) continue;

  if (path.endsWith(".js")) {
    bytes = await minified(bytes, basename(path).startsWith("mingbai-"));
    rewrite(path, bytes);
  }

  if (html.includes(basename(path))) rename(path);
}

// No browser checks the integrity of such a preload, and Chromium says so in the console of everybody who opens the page.
html = html.replace(/<link\b[^>]*\bas="?fetch\b[^>]*>/g, (link) => link.replace(/ integrity="?[^\s">]+"?/, ""));

if (!isCounter) html = html.replace(/<(script|link)\b(?=[^>]* integrity=)/g, "<$1 crossorigin");

writeFileSync(page, html);

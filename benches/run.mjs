// `make bench`: measures what the design's budgets speak of, and prints one table each.
//
//   node benches/run.mjs DIST COUNTER RULES.wasm
//
// DIST is the site, COUNTER the Yew counter built with the same options (benches/counter), the floor. RULES.wasm is the
// rules core (benches/rules). Nothing here passes or fails: a figure over its budget is marked and left to the reader.

import { existsSync } from "node:fs";
import { measurePaint } from "./paint.mjs";
import { measureRules } from "./rules.mjs";
import { largestPlace, measureSizes, restSize } from "./sizes.mjs";

const KB = 1024;
const [dist, counter, rules] = process.argv.slice(2);
const sites = { mingbai: dist, counter };

for (const folder of Object.values(sites)) {
  if (!existsSync(`${folder}/index.html`)) throw new Error(`no page in ${folder}; run it through make bench`);
}

const table = (title, rows) => {
  console.log(`\n${title}`);
  console.table(rows);
};
const verdict = (ok) => (ok ? "within" : "OVER");

// (a)
const sizes = Object.fromEntries(
  Object.entries(sites).map(([name, folder]) => {
    const size = measureSizes(folder);
    const rest = restSize(folder);
    const place = largestPlace(folder);
    const { sum, ...kinds } = size;
    const card = sum + rest + place;
    return [
      name,
      { ...kinds, "first use": sum, rest, "largest place": place, "first card, largest place": card },
    ];
  }),
);
table(
  "(a) 首次使用要下载的字节，brotli 11 · bytes to first use, brotli 11 (KB = 1024 bytes)",
  Object.fromEntries(
    Object.keys(sizes.mingbai).map((kind) => [
      kind,
      Object.fromEntries([
        ...Object.entries(sizes).map(([name, size]) => [`${name} KB`, (size[kind] / KB).toFixed(1)]),
        ["budget KB", kind === "first use" ? `115  ${verdict(sizes.mingbai[kind] <= 115 * KB)}` : ""],
      ]),
    ]),
  ),
);

// (b)
const RUNS = 7;
const paint = await measurePaint(sites, RUNS);
const row = (key, limit) => {
  const ratio = paint.mingbai[key].median / paint.counter[key].median;
  const show = ({ median, min, max }) => `${median.toFixed(0)} (${min.toFixed(0)}–${max.toFixed(0)})`;
  return {
    "mingbai ms": show(paint.mingbai[key]),
    "counter ms": show(paint.counter[key]),
    ratio: ratio.toFixed(2),
    budget: `${limit.toFixed(1)} x  ${verdict(ratio <= limit)}`,
  };
};
table(
  `(b) 手机条件 · phone profile: 360x740, CPU / 4, 1.6 Mbit/s, 150 ms; median of ${RUNS} runs (min–max), in turns`,
  { "first contentful paint": row("paint", 1), "first tap answered": row("tap", 1.5) },
);
for (const [name, { requests }] of Object.entries(paint)) {
  console.log(`    ${name} asked for ${requests.length} files until then: ${requests.join(" ")}`);
}

// (c)
const { peer, ours, agree } = await measureRules(rules);
const micro = (ns) => (ns / 1000).toPrecision(3);
table("(c) 十个答案判断八个条件 · eight conditions decided from ten answers, in one process under Node.js", {
  "json-logic-js": { us: micro(peer), ratio: 1, budget: "" },
  ...(ours && {
    "mingbai rules, wasm": {
      us: micro(ours),
      ratio: (ours / peer).toFixed(3),
      budget: `0.1 x  ${verdict(ours <= peer / 10)}`,
    },
  }),
});
if (!ours) console.log(`    ${rules} is not there: only the peer was measured.`);
if (agree === false) {
  console.log("    THE TWO DECIDED DIFFERENTLY: the times above compare different work.");
  process.exitCode = 1;
}

// Every day of the years FIRST to LAST, off (休) or at work (班), as the npm package chinese-days has it.
//
//   node tests/peers/workdays.mjs [FIRST] [LAST]
//
// Years that the package has no notice for are left out: it would take their weekends for all there is.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

// The package takes days apart by local time, and west of Greenwich weekends come out a day off.
process.env.TZ = "Asia/Shanghai";

const require = createRequire(import.meta.url);
const chineseDays = require("chinese-days");
const { holidays } = JSON.parse(readFileSync(require.resolve("chinese-days/dist/chinese-days.json"), "utf8"));
// A notice may give away the last days of the year before, so the year of the last day is a year with a notice.
const known = Math.max(...Object.keys(holidays).map((day) => Number(day.slice(0, 4))));

const [first = 2024, last = known] = process.argv.slice(2).map(Number);
if (!(first <= last && first <= known)) {
  console.error(`chinese-days knows nothing of ${first} to ${last}; its last year is ${known}`);
  process.exit(1);
}

const lines = [];
const end = Date.UTC(Math.min(last, known), 11, 31);
for (let day = Date.UTC(first, 0, 1); day <= end; day += 86_400_000) {
  const date = new Date(day).toISOString().slice(0, 10);
  lines.push(`${date} ${chineseDays.isWorkday(date) ? "班" : "休"}\n`);
}
process.stdout.write(lines.join(""));

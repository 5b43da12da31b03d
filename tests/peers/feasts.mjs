// The moving feasts of the years FIRST to LAST, as the npm package lunar-javascript reckons them.
//
//   node tests/peers/feasts.mjs FIRST LAST
//
// 春节 is 正月初一; 农历除夕 is the day before.

import lunar from "lunar-javascript";

const [first, last] = process.argv.slice(2).map(Number);
if (!(first <= last)) {
  console.error("usage: node tests/peers/feasts.mjs FIRST LAST");
  process.exit(1);
}

for (let year = first; year <= last; year++) {
  // A month below zero is a leap month, so these are never in one.
  const of = (month, day) => lunar.Lunar.fromYmd(year, month, day).getSolar().toYmd();
  // The table of solar terms belongs to a lunar year and runs from the winter before it to the spring after it.
  const brightness = lunar.Lunar.fromYmd(year, 1, 1).getJieQiTable()["清明"].toYmd();
  console.log(`${year} 春节 ${of(1, 1)}`);
  console.log(`${year} 清明 ${brightness}`);
  console.log(`${year} 端午 ${of(5, 5)}`);
  console.log(`${year} 中秋 ${of(8, 15)}`);
}

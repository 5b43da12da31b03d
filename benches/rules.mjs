// Eight conditions decided from ten answers: json-logic-js against the project's rules core, compiled to WebAssembly, in
// one process.
//
// The module is whatever the command line names. It must need no imports and export
//
//     bench_decide(rounds: u32) -> u32
//
// which plays `rounds` rounds. Round i takes row i % 64 of the answers and decides all eight conditions of
// benches/rules/conditions.json; the result is how many decisions in all came out true, modulo 2^32. Both sides must arrive
// at the same number, so neither can leave work out. The rows are made up by `rows()` below; a condition is any-of (list)
// over all-of (map) over "the answer to this question is this one, or one of these".

import { existsSync, readFileSync } from "node:fs";
import jsonLogic from "json-logic-js";
import { spread } from "./paint.mjs";

const ROWS = 64;
const PROOF_ROUNDS = 6_400;
const BATCHES = 15;
const BATCH_MS = 100;

const { questions, conditions } = JSON.parse(readFileSync(new URL("rules/conditions.json", import.meta.url)));

/** 64 rows of ten answers, as indices, from a small generator that is easily written down in another language. */
export function rows() {
  let state = 1;
  return Array.from({ length: ROWS }, () =>
    questions.map(({ answers }) => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      return (state >>> 16) % answers.length;
    }),
  );
}

/** A condition in json-logic's words, without an `or` or `and` around a single thing. */
function toJsonLogic(condition) {
  const wrap = (word, list) => (list.length === 1 ? list[0] : { [word]: list });
  const test = ([question, wanted]) =>
    Array.isArray(wanted) ? { in: [{ var: question }, wanted] } : { "==": [{ var: question }, wanted] };
  return wrap(
    "or",
    condition.anyOf.map((all) => wrap("and", Object.entries(all).map(test))),
  );
}

function peerDecide() {
  const rules = conditions.map(toJsonLogic);
  const data = rows().map((row) =>
    Object.fromEntries(row.map((answer, i) => [questions[i].id, questions[i].answers[answer]])),
  );
  return (rounds) => {
    let count = 0;
    for (let i = 0; i < rounds; i++) {
      const answers = data[i % ROWS];
      for (const rule of rules) if (jsonLogic.apply(rule, answers)) count++;
    }
    return count;
  };
}

async function ourDecide(path) {
  if (!path || !existsSync(path)) return null;
  const { instance } = await WebAssembly.instantiate(readFileSync(path), {});
  return (rounds) => instance.exports.bench_decide(rounds) >>> 0;
}

/** How many rounds take about BATCH_MS; at most what a u32 holds, for a side that does no work at all. */
function calibrate(decide) {
  for (let rounds = 1024; ; rounds *= 2) {
    const start = performance.now();
    decide(rounds);
    if (performance.now() - start > BATCH_MS || rounds === 2 ** 31) return rounds;
  }
}

/** Median nanoseconds a round, of both, in turns; `agree` is null when there is only the peer. */
export async function measureRules(path) {
  const sides = { peer: peerDecide(), ours: await ourDecide(path) };
  if (!sides.ours) delete sides.ours;
  const agree = sides.ours ? sides.peer(PROOF_ROUNDS) === sides.ours(PROOF_ROUNDS) : null;

  const rounds = Object.fromEntries(Object.entries(sides).map(([name, decide]) => [name, calibrate(decide)]));
  const times = Object.fromEntries(Object.keys(sides).map((name) => [name, []]));
  for (let batch = 0; batch < BATCHES; batch++) {
    for (const [name, decide] of Object.entries(sides)) {
      const start = performance.now();
      decide(rounds[name]);
      times[name].push(((performance.now() - start) * 1e6) / rounds[name]);
    }
  }
  return { peer: spread(times.peer).median, ours: times.ours ? spread(times.ours).median : null, agree };
}

if (import.meta.url === `file://${process.argv[1]}`) {
  const decide = peerDecide();
  console.log({ rows: rows().slice(0, 2), [`true in ${PROOF_ROUNDS} rounds`]: decide(PROOF_ROUNDS) });
  console.log(await measureRules(process.argv[2]));
}

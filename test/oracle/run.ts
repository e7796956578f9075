/** `npm run test:oracle -- --cases 2000 --seed 1`: random contracts on the runtime and on the oracle. */
import { parseArgs } from 'node:util';
import { writeFileSync } from 'node:fs';
import { generate, type Case } from './generate/case.ts';
import type { Result } from '@remit/program';
import { Sample } from './features.ts';
import { startOracle } from './oracle.ts';
import { shrink } from './shrink.ts';
import { tryCase, type Disagreement } from './try-case.ts';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '2000' }, seed: { type: 'string', default: '1' },
    stop: { type: 'string', default: '5' }, out: { type: 'string' }, 'no-shrink': { type: 'boolean', default: false },
  },
});

const oracle = startOracle();
const from = Number(values.seed);
const until = from + Number(values.cases);
let failed = 0;
const sample = new Sample();
/** Cases that the oracle has been asked about; it works on the next ones while the runtime works on this one. */
const asked: { seed: number; c: Case; results: Result[]; found: Promise<Disagreement | undefined> }[] = [];
for (let seed = from; failed < Number(values.stop); ) {
  for (; seed < until && asked.length < 4; seed++) {
    const c = generate(seed);
    const results: Result[] = [];
    asked.push({ seed, c, results, found: tryCase(oracle, c, results) });
  }
  const next = asked.shift();
  if (!next) break;
  const found = await next.found;
  sample.add({ case: next.c, results: next.results });
  if (!found) continue;
  failed++;
  await report(next.seed, next.c, found);
}
await Promise.all(asked.map((each) => each.found));
oracle.close();
console.log(`In how many of the cases:\n${sample}`);
console.log(failed === 0 ? `${values.cases} contracts, seeds ${from} to ${until - 1}: runtime and oracle agree in every field` : `${failed} contracts on which runtime and oracle differ`);
const never = until - from >= 1000 ? sample.never() : [];
if (never.length > 0) console.log(`never in these cases: ${never.join('; ')}`);
process.exitCode = failed === 0 && never.length === 0 ? 0 : 1;

/** What kind of field differs: the shrunk case must still differ in it. */
function kinds(d: Disagreement): Set<string> {
  return new Set(d.fields.map((f) => (f.at === 'refused' ? `refused ${f.runtime.slice(0, 30)}${f.oracle.slice(0, 30)}` : f.at.split(' ')[0]!)));
}

async function report(seed: number, c: Case, found: Disagreement): Promise<void> {
  const first = [...kinds(found)][0]!;
  const smaller = values['no-shrink'] ? c : await shrink(c, async (x) => {
    try {
      const d = await tryCase(oracle, x);
      return d !== undefined && kinds(d).has(first);
    } catch {
      return false;
    }
  });
  const still = (await tryCase(oracle, smaller)) ?? found;
  console.log(`\nseed ${seed}, as of ${still.asOf}:`);
  for (const f of still.fields.slice(0, 12)) console.log(`  ${f.at}\n    runtime ${f.runtime}\n    oracle  ${f.oracle}`);
  if (values.out) writeFileSync(`${values.out}/seed-${seed}.json`, `${JSON.stringify(smaller, null, 1)}\n`);
  console.log(JSON.stringify(smaller));
}

import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Bundles } from './bundles.ts';
import type { ScenarioTimes } from './contracts-time.ts';
import { heading, ms, tell } from './report.ts';

const examples = path.resolve(import.meta.dirname, '../../examples');
/** Examples with findings or scenarios that fail: what they cost is not what they should cost. */
const failing = new Set<string>();
const TURNS = 1;
const START_UPS = 7;

/** What scenarios cost, and how compiling grows with the number of contracts. */
export function benchContracts({ command }: Bundles, scratch: string): boolean[] {
  return [...benchTogether(command, scratch), ...benchScenarios(), ...benchGrowth()];
}

function benchTogether(command: string, scratch: string): boolean[] {
  heading('Scenarios: remit test of all examples in one process, against each alone (processor time beyond start-up)');
  const folders = [...new Set(globSync('**/*.remit', { cwd: examples }).map(file => file.split(path.sep)).map(parts => parts.slice(0, parts[0] === 'care-models' ? 2 : 1).join('/')))].sort();
  const tiny = path.join(scratch, 'tiny');
  mkdirSync(tiny, { recursive: true });
  writeFileSync(path.join(tiny, 'tiny.remit'), TINY);
  const startUp = Math.min(...Array.from({ length: START_UPS }, () => busy(command, tiny)));
  const least = (where: string): number => Math.min(...Array.from({ length: TURNS }, () => busy(command, where))) - startUp;
  const alone = folders.map(folder => least(path.join(examples, folder)));
  const sum = alone.reduce((all, each) => all + each, 0);
  const together = least(examples);
  return [tell({ what: `all ${folders.length} together, of the sum of each alone`, ratio: together / sum, limit: { atMost: 1.1 }, note: `${ms(together)}, sum ${ms(sum)}, start-up ${ms(startUp)}${failing.size === 0 ? '' : `; FAILING: ${[...failing].filter(each => each !== '').join(', ')}`}` })];
}

function benchScenarios(): boolean[] {
  heading('Scenarios: one more of a prepared contract, against preparing it (checking, compiling and making it ready, warm)');
  const northshire = timesOf<ScenarioTimes>('scenarios', [path.join(examples, 'northshire-diabetes'), 'HbA1cAtTarget in 2026/27 = 66%']);
  const models = globSync('care-models/*/', { cwd: examples }).sort().map((folder) => ({ name: path.basename(folder), ...timesOf<ScenarioTimes>('scenarios', [path.join(examples, folder)]) }));
  const all = [{ name: 'northshire-diabetes', ...northshire }, ...models];
  const [dearest] = all.map(each => ({ ...each, mean: mean(each) })).sort((a, b) => b.mean / b.prepared - a.mean / a.prepared);
  return [
    tell({ what: `one more scenario, the mean of a contract's, at its dearest of ${all.length} contracts`, ratio: dearest!.mean / dearest!.prepared, limit: { atMost: 0.05 }, note: `${dearest!.name}: ${ms(dearest!.mean)}, preparing ${ms(dearest!.prepared)}` }),
    ...[false, true].map(isPaid => {
      const [worst] = all.map(each => ({ ...each, slowest: slowest(each, isPaid) })).sort((a, b) => b.slowest / b.prepared - a.slowest / a.prepared);
      return tell({ what: `the slowest scenario that expects ${isPaid ? 'a payment' : 'entitlements'}, of ${all.length} contracts`, ratio: worst!.slowest / worst!.prepared, limit: { atMost: 0.05 }, note: `${worst!.name}: ${ms(worst!.slowest)}, preparing ${ms(worst!.prepared)}` });
    }),
    ...all.map(each => tell({ what: `  ${each.name}, the slowest of all`, ratio: Math.max(slowest(each, false), slowest(each, true)) / each.prepared, note: `mean ${ms(mean(each))}, slowest ${ms(slowest(each, false))} and ${ms(slowest(each, true))} with payments, preparing ${ms(each.prepared)}` })),
    tell({ what: 'one more case of a simulation', ratio: northshire.oneMoreCase! / northshire.prepared, limit: { atMost: 0.05 }, note: ms(northshire.oneMoreCase!) }),
  ];
}

/** What a scenario of a contract takes, as the mean of all. */
function mean({ scenarios }: ScenarioTimes): number {
  return scenarios.reduce((sum, { time }) => sum + time, 0) / scenarios.length;
}

/** What the slowest scenario takes of those that expect payments, or of those that do not. */
function slowest({ scenarios }: ScenarioTimes, isPaid: boolean): number {
  return Math.max(0, ...scenarios.filter(each => each.isPaid === isPaid).map(({ time }) => time));
}

function benchGrowth(): boolean[] {
  heading('Compiling: time for each of many generated contracts of 40 lines');
  const counts = [10, 100, 1000] as const;
  const [few, many, most] = timesOf<[number, number, number]>('growth', counts.map(String));
  /** What the language costs once is in none of them, so that it cannot hide growth. */
  const [first, later] = [(many - few) / (counts[1] - counts[0]), (most - many) / (counts[2] - counts[1])];
  return [tell({
    what: 'each of those up to 1,000, of each of those up to 100', ratio: later / first, limit: { atMost: 1.3 },
    note: `${ms(few)} for 10, ${ms(many)} for 100, ${ms(most)} for 1,000`,
  })];
}

/** Milliseconds of processor time that `remit test` of a place takes, the whole process. */
function busy(command: string, where: string): number {
  const { status, stderr } = spawnSync('bash', ['-c', 'TIMEFORMAT="%U %S"; time "$0" "$@" 2>/dev/null', process.execPath, command, 'test', where], { encoding: 'utf8' });
  if (status === 1) failing.add(path.relative(examples, where));
  else if (status !== 0) throw new Error(`remit test ${where}: ended with ${status}`);
  return 1000 * stderr.trim().split(/\s+/).map(Number).reduce((a, b) => a + b, 0);
}

function timesOf<T>(what: string, given: readonly string[]): T {
  const { stdout, stderr, status } = spawnSync(process.execPath, [path.join(import.meta.dirname, 'contracts-time.ts'), what, ...given], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as T;
}

/** So little that a command that tests it does hardly more than start. */
const TINY = `contract Tiny {
  version  1.0
  status   live
  term     1 April 2026 to 31 March 2027
  years    start 1 April
  currency GBP
  rounding to £0.01, half up

  commissioner Board
  provider Trust

  fact Visits { count of visits between 0 and 100, each year }
  payment Visited {
    from Board to Trust
    paid yearly, due 30 days after the period
    amount £12 per visit in Visits
  }
}

scenario "Ten visits" for Tiny {
  in 2026/27 { Visits = 10 visits }
  expect Visited in 2026/27 is £120.00
}
`;

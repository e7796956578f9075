/**
 * node contracts-time.ts growth COUNTS…: prints, for each count, the milliseconds of processor time that checking and
 * compiling so many generated contracts takes; node contracts-time.ts scenarios FOLDER [VARIATION]: prints what preparing
 * the contract of a folder takes, and each of its scenarios and, with a variation, one more case of a simulation. As JSON.
 */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { compileProject } from '@remit/compiler';
import { buildDocuments, createRemitServices } from '@remit/language';
import { BaseCase, baseOfScenario, prepare, readVariation, runScenario, type Prepared } from '@remit/runtime';
import type { Scenario } from '@remit/program';
import { typical } from './report.ts';
import { contractText } from './texts.ts';

/** What one contract measured, in milliseconds. */
export interface ScenarioTimes { readonly prepared: number; readonly scenarios: { readonly title: string; readonly time: number; readonly isPaid: boolean }[]; readonly oneMoreCase?: number }

const ROUNDS = 9;
const LINES = 40;
const [what, ...given] = process.argv.slice(2);
const clock = (): number => (process.cpuUsage().user + process.cpuUsage().system) / 1000;
console.log(JSON.stringify(what === 'growth' ? await growth(given.map(Number)) : await scenarioTimes(given[0]!, given[1])));

async function growth(counts: readonly number[]): Promise<number[]> {
  const times: number[] = [];
  await compileMany(60);
  for (const count of counts) {
    const rounds = count >= 1000 ? 2 : count >= 100 ? 4 : 12;
    const all: number[] = [];
    for (let round = 0; round < rounds; round++) all.push(await compileMany(count));
    times.push(Math.min(...all));
  }
  return times;
}

async function compileMany(count: number): Promise<number> {
  const texts = Array.from({ length: count }, (_, index) => ({ uri: `file:///contract${index}.remit`, text: contractText(LINES, `Contract${index}`) }));
  const from = clock();
  const { contracts } = compileProject(await buildDocuments(createRemitServices(), texts));
  const time = clock() - from;
  if (contracts.length !== count) throw new Error(`${contracts.length} of ${count} contracts were compiled.`);
  return time;
}

async function scenarioTimes(folder: string, variation: string | undefined): Promise<ScenarioTimes> {
  const texts = globSync('**/*.remit', { cwd: folder }).sort().map(file => path.join(folder, file)).map(file => ({ uri: pathToFileURL(file).href, text: readFileSync(file, 'utf8') }));
  const [prepared, cases] = [[] as number[], [] as number[]];
  const scenarios = new Map<Scenario['title'], { times: number[]; isPaid: boolean }>();
  for (let round = 0; round <= ROUNDS; round++) {
    const from = clock();
    const documents = await buildDocuments(createRemitServices(), texts);
    const { contracts: [compiled] } = compileProject(documents);
    if (!compiled) throw new Error(`${folder} does not compile.`);
    const model = prepare(compiled.program);
    prepared.push(clock() - from);
    for (const scenario of compiled.scenarios.scenarios) {
      const begun = clock();
      const { passed } = runScenario(model, scenario);
      const known = scenarios.get(scenario.title) ?? { times: [], isPaid: scenario.expect.some(({ kind }) => kind === 'payment' || kind === 'paid') };
      known.times.push(clock() - begun);
      scenarios.set(scenario.title, known);
      if (!passed) throw new Error(`"${scenario.title}" does not come true.`);
    }
    if (variation !== undefined) cases.push(oneMoreCase(model, compiled.scenarios.scenarios[0]!, variation));
  }
  return { prepared: typical(prepared.slice(1)), scenarios: [...scenarios].map(([title, { times, isPaid }]) => ({ title, time: typical(times.slice(1)), isPaid })), ...(cases.length > 0 ? { oneMoreCase: typical(cases.slice(1)) } : {}) };
}

function oneMoreCase(model: Prepared, scenario: Scenario, variation: string): number {
  const base = baseOfScenario(model, scenario);
  if (!(base instanceof BaseCase)) throw new Error('The base case is refused.');
  const { target, values: [value] } = readVariation(model, variation);
  base.outcome();
  const from = clock();
  if (!base.with([{ target, value: value! }]).ok) throw new Error('The case is refused.');
  return clock() - from;
}

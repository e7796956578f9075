import { describe, expect, it } from 'vitest';
import type { ProjectContract } from '@remit/compiler';
import { runScenarios } from '@remit/runtime';
import { compareFigures, describeComparison, readPublishedFigures } from '../../scripts/published-figures.ts';
import { contracts, published, runs, textOf } from './support/examples.ts';
import { compileExample, laidOut, runExample } from './support/run.ts';
import { failedScenarios } from './support/failed-scenarios.ts';

const known = new Map<string, ReturnType<typeof compileExample>>();

/** Compiles a contract once; it must compile without a finding. */
async function compile(contract: string): Promise<ProjectContract> {
  const compiling = known.get(contract) ?? compileExample(contract);
  known.set(contract, compiling);
  const { compiled, findings } = await compiling;
  expect(findings).toEqual([]);
  return compiled!;
}

function expectedFile(run: (typeof runs)[number]): string {
  return `${run.contract.split('/')[0]}/expected/${run.expected}`;
}

describe('published cases', () => {
  it('are 84, each the title of a scenario of its contract', () => {
    const cases = Object.entries(published.cases);
    expect(cases).toHaveLength(84);
    const untold = cases.filter(([id, contract]) => !textOf(contract).includes(`scenario "${id} `));
    expect(untold).toEqual([]);
  });

  it('are 220 rows of the Medicare table, each with facts and a published payment', () => {
    expect(new Set(published.rows).size).toBe(220);
    const run = runs[0]!;
    const members = textOf('medicare-shared-savings/facts/performance-year-2022.csv').trimEnd().split('\n').slice(1).map((line) => `PUF22-${line.split(',')[1]}`);
    expect(members).toEqual(published.rows);
    const paid = readPublishedFigures(textOf(expectedFile(run))).filter(({ of }) => of === 'SharedSavings');
    expect(paid.map((figure) => figure.case)).toEqual(published.rows);
  });

  it('are all in the tables of figures that the runs must give, but for the one that adds up three others', () => {
    const told = new Set(runs.flatMap((run) => readPublishedFigures(textOf(expectedFile(run))).map((figure) => figure.case)));
    expect(Object.keys(published.cases).filter((id) => !told.has(id))).toEqual(['PLP-W-T']);
  });
});

describe.each(contracts())('%s', (contract) => {
  it('has scenarios, and every one passes', async () => {
    const { program, scenarios } = await compile(contract);
    const results = runScenarios(program, scenarios);
    expect(results.length).toBeGreaterThan(0);
    expect(results.filter(({ scenario }) => scenario.expect.length === 0)).toEqual([]);
    expect(failedScenarios(results)).toEqual([]);
  });

  it('is run on committed facts', () => {
    expect(runs.some((run) => run.contract === contract)).toBe(true);
  });
});

describe.each(runs)('$contract on $facts', (run) => {
  it('gives the published figures', async () => {
    const compiled = await compile(run.contract);
    const figures = readPublishedFigures(textOf(expectedFile(run)));
    expect(figures.length).toBeGreaterThan(0);
    const off = compareFigures(figures, compiled.program, runExample(compiled, run)).filter(({ verdict }) => verdict === 'beyond');
    expect(off.map(describeComparison)).toEqual([]);
  });
});

describe('every file', () => {
  it.each(contracts({ libraries: true }))('%s is laid out as the formatter prints it', async (file) => {
    expect(await laidOut(file)).toBe(textOf(file));
  });
});

describe('the contract as a trial', () => {
  it('compiles, and its scenarios pass', async () => {
    const { program, scenarios } = await compile('northshire-diabetes/northshire-diabetes-with-pilot.remit');
    const results = runScenarios(program, scenarios);
    expect(results).toHaveLength(5);
    expect(results.flatMap(({ scenario, expectations, findings }) => [...findings.map((f) => f.message), ...expectations.filter((one) => !one.passed).map((one) => `${scenario.title}: ${one.expectation.text}: got ${one.got}`)])).toEqual([]);
  });
});

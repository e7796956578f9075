import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '@remit/program/canonical';
import { documentHash } from '@remit/program/hash';
import { validateProgram } from '@remit/program/validate';
import { runScenarios } from '@remit/runtime';
import { compileFixture, fixtureNames } from './support/compile.ts';

const runs = [
  'a-shared-savings', 'b-quality-and-outcomes', 'c-readmission-penalty', 'd-pharmacy-pool', 'e-value-based-purchasing',
  'f-risk-corridor', 'g-social-impact-bond', 'h-three-funders', 'i-personal-budgets', 'j-disease-market', 'k-alliance', 'n-vat', 'l-variation', 'o-withhold', 'm-pilot-stop', 'northshire', 'p-passing-on', 'words-for-review',
];

/** What cannot be run yet, and where the text says it. */
const refused: Record<string, string[]> = {
};

describe('contracts that run', () => {
  it.each(runs)('%s compiles, is valid, and gives its golden figures', async (name) => {
    const { contracts, errors, findings } = await compileFixture(name);
    expect(errors).toEqual([]);
    expect(findings).toEqual([]);
    expect(contracts.length).toBeGreaterThan(0);
    for (const { program, scenarios, map } of contracts) {
      expect(validateProgram(program)).toEqual([]);
      expect(map.program).toBe(documentHash(program));
      const outcomes = runScenarios(program, scenarios);
      expect(outcomes.flatMap((o) => o.findings.map((f) => f.message))).toEqual([]);
      expect(outcomes.flatMap((o) => o.expectations).filter((e) => !e.passed).map((e) => `${e.expectation.text}: got ${e.got}`)).toEqual([]);
      expect(outcomes.every((o) => o.expectations.length > 0)).toBe(true);
    }
  });
});

describe('contracts whose money depends on what cannot be run yet', () => {
  it.each(Object.entries(refused))('%s is refused where it says so', async (name, expected) => {
    const { contracts, errors, findings } = await compileFixture(name);
    const lines = readFileSync(new URL(`../fixtures/contracts/${name}.remit`, import.meta.url), 'utf8').split('\n');
    expect(errors).toEqual([]);
    expect(contracts).toEqual([]);
    expect(findings.map((f) => `${f.code} ${lines[f.place!.startLine - 1]!.slice(f.place!.startColumn - 1).split(' ')[0]}`).sort()).toEqual(expected);
  });

  it('accounts for every fixture', () => {
    expect(fixtureNames().sort()).toEqual([...runs, ...Object.keys(refused), 'every-phrase'].sort());
  });
});

describe('golden programs', () => {
  it.each(['a-shared-savings', 'p-passing-on'])('%s is the program that was read and accepted', async (name) => {
    const { contracts } = await compileFixture(name);
    const golden: unknown = JSON.parse(readFileSync(new URL(`../fixtures/programs/${name}.program.json`, import.meta.url), 'utf8'));
    expect(contracts[0]!.program).toEqual(golden);
    expect(canonicalJson(contracts[0]!.program)).toBe(canonicalJson(golden));
  });
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ProjectContract } from '@remit/compiler';
import { runScenarios } from '@remit/runtime';
import { careModelFiles, compileCareModel, paymentsOf, planOf, type CareModel } from './support/care-models.ts';
import { textOf } from './support/examples.ts';
import { failedScenarios } from './support/failed-scenarios.ts';

const models = JSON.parse(readFileSync(path.join(import.meta.dirname, 'care-models.json'), 'utf8')) as CareModel[];
const known = new Map<string, ReturnType<typeof compileCareModel>>();

/** Compiles a model once; it must compile without a finding. */
async function compiled(folder: string): Promise<ProjectContract> {
  const compiling = known.get(folder) ?? compileCareModel(folder);
  known.set(folder, compiling);
  const { compiled: contract, findings } = await compiling;
  expect(findings).toEqual([]);
  return contract!;
}

it('every care model is run', () => {
  expect(models.map(({ folder }) => folder)).toEqual([...new Set(careModelFiles().map((file) => file.split('/')[1]!))]);
});

describe.each(models)('$folder', (model) => {
  it('has at least six scenarios worked by hand, and every one comes true', { timeout: 180_000 }, async () => {
    const { program, scenarios } = await compiled(model.folder);
    const results = runScenarios(program, scenarios);
    expect(results.length).toBeGreaterThanOrEqual(6);
    expect(results.filter(({ scenario }) => scenario.expect.length === 0)).toEqual([]);
    expect(failedScenarios(results)).toEqual([]);
  });

  it('pays on its facts what it is expected to pay', { timeout: 120_000 }, async () => {
    expect(paymentsOf(await compiled(model.folder), model)).toBe(textOf(`care-models/${model.folder}/expected/payments.csv`));
  });
});

describe.each(models.filter(({ plan }) => plan !== undefined))('$folder, its plan', (model) => {
  it('comes to the sums that were planned', { timeout: 120_000 }, async () => {
    expect(planOf(await compiled(model.folder), model)).toBe(textOf(`care-models/${model.folder}/expected/plan.csv`));
  });
});

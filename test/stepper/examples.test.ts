import { describe, expect, it } from 'vitest';
import { fileHost } from '@remit/cli/debugging/file-host';
import { calculate, CannotStep, stackOf, type Calculation, type Material } from '@remit/stepper';
import { root } from './support/client.ts';

const quiet = { write: () => undefined, isTerminal: false, columns: 100 };
const host = fileHost({ cwd: root, env: {}, stdout: quiet, stderr: quiet, today: () => '2026-11-22' });

/** Contracts with a pilot, with many kinds of payments, with a pool. */
const contracts: readonly [contract: string, facts: string][] = [
  ['examples/northshire-diabetes/northshire-diabetes-with-pilot.remit', 'examples/northshire-diabetes/facts/2026-27-with-choice.csv'],
  ['examples/care-models/06-selbourne-market/selbourne.remit', 'examples/care-models/06-selbourne-market/facts/2027-to-2029.csv'],
  ['examples/care-models/08-westmarch-alliance/westmarch.remit', 'examples/care-models/08-westmarch-alliance/facts/2027-to-2029.csv'],
];

/** The first and the fourth period of each payment, for the first member that there is. */
function calculations(material: Material): Calculation[] {
  return material.loaded.program.lines.flatMap(({ id, schedule }) => [...new Set([schedule[0], schedule[3]])].flatMap((slot) => (slot ? calculated(material, id, slot.period) : [])));
}

function calculated(material: Material, payment: string, period: string): Calculation[] {
  try {
    return [calculate(material, { payment, period })];
  } catch (error) {
    if (!(error instanceof CannotStep)) throw error;
    const member = /^For "member", give "([^"]+)"/.exec(error.hint ?? '')?.[1];
    return member === undefined ? [] : [calculate(material, { payment, period, member })];
  }
}

describe('all payments of larger contracts', () => {
  it.each(contracts)('%s', async (contract, facts) => {
    const material = await host.load({ program: contract, facts: [facts], payment: '', stopOnEntry: true, startAtEnd: false, noDebug: false });
    const all = calculations(material);
    expect(all.length).toBeGreaterThan(7);
    for (const { steps, title, outcome } of all) {
      expect(steps.map(({ index }) => index), title).toEqual(steps.map((_, index) => index));
      expect(steps.filter(({ parent, index }) => parent && parent.index <= index).map(({ sentence }) => sentence), `${title}: a step is part of a later one`).toEqual([]);
      expect(steps.filter(({ used, index }) => used.some(({ step }) => step && step.index >= index)).map(({ sentence }) => sentence), `${title}: a step uses earlier ones`).toEqual([]);
      expect(new Set(steps.map((step) => stackOf(step).at(-1)!)), `${title}: all is part of the payment`).toEqual(new Set([steps.at(-1)]));
      expect(steps.map(({ number }) => number ?? []).flat(), `${title}: numbers rise`).toEqual(steps.flatMap(({ number }) => number ?? []).map((_, index) => index + 1));
      expect(steps.filter(({ sentence }) => sentence === '' || /undefined|\bnull\b|NaN|\[object/.test(sentence)), title).toEqual([]);
      expect(steps.at(-1)!.sentence).toBe(outcome);
    }
  });
});

import { expect, it } from 'vitest';
import { rational } from '@remit/program/rational';
import { prepare } from '@remit/runtime';
import { noKeys } from '@remit/runtime/evaluate/bindings';
import { noteValue, valueOf } from '@remit/runtime/evaluate/references';
import { loadFacts } from '@remit/runtime/facts/load';
import { buildProgram, factsOf, num } from '../helpers/program-builder.ts';

it('a value that was worked out elsewhere is found and not worked out again', () => {
  const model = prepare(buildProgram({
    vars: [{ id: 'Factor', type: 'number', grain: 'year', each: [], expr: num('1') }],
    lines: [{ id: 'core', grain: 'year', amount: num('100'), schedule: [{ period: '2026/27', opens: '2027-04-01', due: '2027-04-15' }] }],
  }));
  const { run } = loadFacts(model, factsOf(), '2027-04-30');
  const [target, period, view] = [model.vars.get('Factor')!, model.time.byId.get('2026/27')!, run.views.known('2027-04-30')];
  noteValue(run, target, period, 0, view, rational(7n));
  expect(run.settle(() => valueOf(target, { run, view, period, keys: noKeys(run) }))).toEqual(rational(7n));
});

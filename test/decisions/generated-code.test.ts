import type { Expr, Judgement, Observation } from '@remit/program';
import { expect, it } from 'vitest';
import { fact, factsOf, mul, num, pence, ref } from '../helpers/program-builder.ts';
import { bothWays, siteProgram } from '../runtime/codegen-support.ts';

const judgement: Judgement = { id: 'Effort', type: 'bool', grain: 'term', each: [], deadline: { term: '2027-06-30' }, otherwise: false };
const perSite: Judgement = { id: 'Zeal', type: 'number', grain: 'year', each: ['Site'], deadline: { '2026/27': '2027-06-30', '2027/28': '2028-06-30' }, otherwise: '1' };
const ended: Expr = { op: 'case', when: [{ if: { op: 'not', arg: ref('Goes') }, then: { op: 'notApplicable', reason: 'ended' } }], else: mul(fact('List'), num('0.125')) };
const closing: Expr = { op: 'known', arg: mul(fact('List'), num('0.3')), until: '2027-09-30', unless: ref('Goes') };

const model = siteProgram({ ended: pence(ended), closing: pence(closing), judged: pence(mul(fact('List'), { op: 'decided', id: 'Zeal' })) }, {
  facts: [{ id: 'List', type: 'count', each: ['Site'] }], judgements: [judgement, perSite],
  vars: [{ id: 'Goes', type: 'bool', grain: 'term', expr: { op: 'known', arg: { op: 'decided', id: 'Effort' }, from: '2027-06-01' } }],
});

const sites = Array.from({ length: 60 }, (_, index) => `S${100 + index}`);
const facts = (decided: boolean) => factsOf([
  ...sites.flatMap((Site, index): Observation[] => [
    { id: `${Site} a`, fact: 'List', period: '2026/27', dims: { Site }, value: String(1000 + 37 * index), recordedAt: '2027-04-20' },
    ...(index % 3 === 0 ? [{ fact: 'List', period: '2026/27', dims: { Site }, value: String(900 + 41 * index), recordedAt: '2027-10-05', supersedes: `${Site} a` }] : []),
    ...(index % 2 === 0 ? [{ fact: 'Zeal', period: '2026/27', dims: { Site }, value: '3', recordedAt: index % 4 === 0 ? '2027-06-30' : '2027-05-01' }] : []),
  ]),
  { fact: 'Effort', period: 'term', value: decided, recordedAt: '2027-06-15' },
]);

it.each([true, false].flatMap(decided => ['2027-05-31', '2027-06-01', '2027-06-20', '2027-09-30', '2027-10-01', '2027-10-05'].map(asOf => [decided, asOf] as const)))('decided %s, as of %s: generated code and the reference agree', (decided, asOf) => {
  const both = bothWays(model, facts(decided), { asOf });
  expect(both.generated).toEqual(both.reference);
  expect(both.reference).toMatchObject({ ok: true });
});

it('is worked out by generated code while all that is known counts', () => {
  const only = siteProgram({ closing: pence(closing) }, { facts: [{ id: 'List', type: 'count', each: ['Site'] }], judgements: [judgement], vars: [{ id: 'Goes', type: 'bool', grain: 'term', expr: { op: 'known', arg: { op: 'decided', id: 'Effort' }, from: '2027-06-01' } }] });
  const shown = (asOf: string, decided: boolean) => bothWays(only, factsOf(facts(decided).observations.filter(each => each.fact !== 'Zeal')), { asOf }).rows;
  expect([shown('2027-06-20', false), shown('2027-10-05', true), shown('2027-10-05', false)]).toEqual([[60, 0, 0], [60, 0, 0], [0, 0, 60]]);
});

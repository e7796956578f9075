import { expect, it } from 'vitest';
import type { TraceNode } from '@remit/runtime';
import { explain, explainer } from '@remit/runtime';
import { valueAt } from '@remit/program';
import { buildProgram, fact, factsOf, lineRef, mul, num, pence, ref, seen } from '../helpers/program-builder.ts';

const program = buildProgram({
  facts: [{ id: 'glucose', type: 'ratio' }],
  vars: [{ id: 'score', expr: { op: 'interpolate', x: fact('glucose'), points: [[num('0.5'), num('0')], [num('0.75'), num('1')]] } }],
  lines: [
    { id: 'quality', grain: 'year', amount: pence(mul(num('20000'), ref('score'))), limits: [{ window: 'term', max: num('10000') }] },
    { id: 'twice', grain: 'year', amount: pence(mul(lineRef('quality'), ref('score'), ref('score'))) },
  ],
});
const facts = factsOf([seen('glucose', { numerator: '31', denominator: '48' }), seen('glucose', '1', undefined, '2027/28')]);

function outline(node: TraceNode, depth = 0): string[] {
  const what = node.id === undefined ? node.op : `${node.op} ${node.id} ${node.period}`;
  return [`${'  '.repeat(depth)}${node.pointer} ${what} = ${node.value}`, ...node.children.flatMap(child => outline(child, depth + 1))];
}

it('shows every step of a payment with its place and exact value', () => {
  const explained = explain(program, facts, { line: 'quality', period: '2026/27', asOf: '2028-06-01' });
  expect(explained.ok && outline(explained.trace)).toEqual([
    '/lines/0 line quality 2026/27 = 10000',
    '  /lines/0/amount round = 11666.67',
    '    /lines/0/amount/arg mul = 35000/3',
    '      /lines/0/amount/arg/args/0 number = 20000',
    '      /lines/0/amount/arg/args/1 var score 2026/27 = 7/12',
    '        /vars/0/expr interpolate = 7/12',
    '          /vars/0/expr/x fact glucose 2026/27 = 31/48',
    '          /vars/0/expr/points/0/0 number = 0.5',
    '          /vars/0/expr/points/0/1 number = 0',
    '          /vars/0/expr/points/1/0 number = 0.75',
    '          /vars/0/expr/points/1/1 number = 1',
  ]);
});

it('follows other payments, and repeats the steps of what is read twice', () => {
  const explained = explain(program, facts, { line: 'twice', period: '2026/27', asOf: '2028-06-01' });
  if (!explained.ok) throw new Error('refused');
  const [round] = explained.trace.children;
  const [line, once, again] = round!.children[0]!.children;
  expect([line!.value, line!.children[0]!.value, once!.children.length, again!.children.length]).toEqual(['10000', '11666.67', 1, 1]);
});

it('every place is a place of the program', () => {
  const explained = explain(program, facts, { line: 'twice', period: '2027/28', asOf: '2028-06-01' });
  if (!explained.ok) throw new Error('refused');
  const check = (node: TraceNode): void => {
    expect(valueAt(program, node.pointer), node.pointer).toBeDefined();
    node.children.forEach(check);
  };
  check(explained.trace);
});

it('shows what is missing where it is missing', () => {
  const explained = explain(program, factsOf(), { line: 'quality', period: '2026/27', asOf: '2028-06-01' });
  expect(explained.ok && outline(explained.trace).slice(0, 3)).toEqual(['/lines/0 line quality 2026/27 = missing', '  /lines/0/amount round = missing', '    /lines/0/amount/arg mul = missing']);
});

it('says so when there is no such payment', () => {
  const codes = (line: string, period: string) => explain(program, facts, { line, period, asOf: '2028-06-01' }).findings.map(each => each.message);
  expect(codes('qualiti', '2026/27')).toEqual(["There is no payment of 'qualiti' for 2026/27: the contract has no such payment."]);
  expect(codes('quality', '2025/26')).toEqual(["There is no payment of 'quality' for 2025/26: it is not made for that period."]);
});

it('one explainer tells every payment as one made for it alone does, whatever was told before', () => {
  const places = ['quality', 'twice'].flatMap(line => ['2026/27', '2027/28'].map(period => ({ line, period })));
  for (const order of [places, [...places].reverse()]) {
    const tell = explainer(program, facts, { asOf: '2028-06-01' });
    for (const place of order) expect(tell(place)).toEqual(explain(program, facts, { ...place, asOf: '2028-06-01' }));
  }
});

it('follows a chain of values that is longer than the stack', () => {
  const length = 5000;
  const chain = buildProgram({
    vars: Array.from({ length }, (_, index) => ({ id: `v${index}`, expr: index === 0 ? num('1') : mul(ref(`v${index - 1}`), num('1')) })),
    lines: [{ id: 'last', grain: 'year', amount: pence(ref(`v${length - 1}`)) }],
  });
  const told = explain(chain, factsOf(), { line: 'last', period: '2026/27', asOf: '2028-06-01' });
  if (!told.ok) throw new Error('refused');
  let depth = 0;
  for (let node: TraceNode | undefined = told.trace; node; node = node.children[0]) depth++;
  expect([told.trace.value, depth]).toEqual(['1', 1 + 1 + length * 2]);
});

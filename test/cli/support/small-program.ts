import type { FactsDocument, Program } from '@remit/program';

/** £40 for each person advised, monthly, out of a fund of £9,000 a year; a bonus of 10% of the month that is held with it. */
export function smallProgram(): Program {
  const months = ['2026-04', '2026-05', '2026-06'];
  const ends = ['2026-05-01', '2026-06-01', '2026-07-01'];
  return {
    format: 'remit-program/1.0',
    requires: ['core'],
    id: 'First',
    name: 'First',
    title: 'Advice for people out of work',
    version: '1.0',
    status: 'live',
    profile: 'generic',
    currency: { code: 'GBP', scale: 2 },
    term: { start: '2026-04-01', end: '2026-07-01' },
    parties: [
      { id: 'Council', title: 'Riverside Council', roles: ['commissioner'] },
      { id: 'Advisers', title: 'Riverside Advice', roles: ['provider'] },
    ],
    groups: [],
    sets: [],
    grains: ['month', 'term'],
    periods: [
      ...months.map((id, index) => ({ id, grain: 'month', start: `${id}-01`, end: ends[index]!, in: { term: 'term' } })),
      { id: 'term', grain: 'term', start: '2026-04-01', end: '2026-07-01', in: {} },
    ],
    facts: [
      { id: 'People', title: 'People advised', type: 'count', unit: 'people', grain: 'month', each: [], min: { op: 'number', v: '0' }, max: { op: 'number', v: '5000' } },
    ],
    rows: [],
    vars: [],
    funds: [{ id: 'Budget', title: 'Advice budget', sources: [{ party: 'Council', share: '1' }], limits: [], whenExceeded: { rule: 'hold' }, unfunded: { rule: 'lapses' } }],
    lines: [
      {
        id: 'Advice', kind: 'payment', title: 'Payment for each person advised', of: 'Advice',
        from: { fund: 'Budget' }, to: { party: 'Advisers' }, grain: 'month', each: [],
        schedule: months.map((period, index) => ({ period, opens: ends[index]!, due: ['2026-05-31', '2026-07-01', '2026-07-31'][index]! })),
        amount: { op: 'round', unit: '0.01', mode: 'halfExpand', arg: { op: 'mul', args: [{ op: 'number', v: '40' }, { op: 'fact', id: 'People' }] } },
        recovery: { how: 'carry' }, lateDays: 0,
      },
    ],
    checks: [],
  };
}

/** Facts for the months given, in order from April. */
export function smallFacts(...people: string[]): FactsDocument {
  return {
    format: 'remit-facts/1.0',
    observations: people.map((value, index) => ({ fact: 'People', period: ['2026-04', '2026-05', '2026-06'][index]!, value, recordedAt: '2026-05-02' })),
  };
}

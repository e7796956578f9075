import { describe, expect, it } from 'vitest';
import type { ScenariosRun } from '@remit/server/scenarios/protocol';
import type { WhatIfAnswer, WhatIfFacts, WhatIfPlace, WhatIfSaved } from '@remit/server/what-if/protocol';
import { ReviewsServer } from './reviews-server.ts';

const server = new ReviewsServer(['P1', 'P2']);
const { text, uri } = server;

const added = (...keys: string[]): Pick<WhatIfPlace, 'members'> => ({ members: keys.map((key) => ({ group: 'Practices', key })) });
const reviewed = (...texts: (string | null)[]): Pick<WhatIfPlace, 'moves'> => ({ moves: ['2026/27', '2027/28', '2028/29'].flatMap((year, index) => (index < texts.length ? [{ id: JSON.stringify(['Reviewed', year, 'P3']), text: texts[index]! }] : [])) });
const work = (more: Partial<WhatIfPlace>): Promise<WhatIfAnswer> => server.work(more);
const facts = (more: Partial<WhatIfPlace>): Promise<WhatIfFacts> => server.client.request('remit/whatIf/facts', { ...server.place, ...more });

describe('members who are added', () => {
  it('are listed with all that the contract asks of them, not known yet', async () => {
    expect((await facts({})).memberships).toEqual([{ group: 'Practices', title: 'General practices', member: 'Practice', keys: ['P1', 'P2'] }]);
    const { memberships, groups: [group] } = await facts(added('P3'));
    expect(memberships[0]!.keys).toEqual(['P1', 'P2', 'P3']);
    expect(group!.rows.map(({ label, startWords }) => [label, startWords])).toEqual([['2026/27, Practice P1', '120 people'], ['2026/27, Practice P2', '204 people'], ['2026/27, Practice P3', 'not known']]);
  });

  it('hold what they are paid, and all that rests on them, until it is known; and are compared with the start without them', async () => {
    const { outcome: waiting } = await work(added('P3'));
    expect(waiting!.held.map(({ title, state }) => [title, state])).toEqual([['Fee for reviews', 'new'], ['Share of the federation', 'new']]);
    const { outcome } = await work({ ...added('P3'), ...reviewed('100', '0', '0') });
    // 100 people at £30, and £2 of the federation.
    expect([outcome!.held, outcome!.difference]).toEqual([[], '£3,200.00 more than at the start']);
    expect(outcome!.payments.filter(({ state }) => state === 'new').map(({ to, amount }) => `${to} ${amount}`)).toEqual(Array.from({ length: 12 }, () => 'Practice P3 £250.00'));
  });

  it('are written into the scenario, which then passes', async () => {
    for (const moves of [reviewed('100', '0', '0'), reviewed('100')]) {
      const saved = await server.client.request<WhatIfSaved>('remit/whatIf/save', { ...server.place, ...added('P3'), ...moves, title: 'Saved' });
      if ('refused' in saved) throw new Error(saved.refused);
      expect(saved.text).toContain('Practice "P3" {');
      const { line, character } = saved.range.start;
      const lines = text.split('\n');
      await server.client.change(uri, [...lines.slice(0, line), lines[line]!.slice(0, character) + saved.text, ...lines.slice(line + 1)].join('\n'));
      const { scenarios: [run] } = await server.client.request<ScenariosRun>('remit/runScenarios', { uri, ids: ['Reviews/Saved'] });
      await server.client.change(uri, text);
      expect([run!.state, run!.findings]).toEqual(['passed', []]);
    }
  });

  it('that the contract refuses stop the working out, and say why; those of no group of it are left out', async () => {
    const { obstacle } = await work(added('ICB'));
    expect(obstacle?.sentence).toMatch(/'?ICB'?/);
    expect((await work({ members: [{ group: 'Nobody', key: 'P3' }, { group: '__proto__', key: 'P3' }] })).outcome!.difference).toBe('the same as at the start');
  });
});

import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Client, root } from './support/client.ts';

const folder = path.join(root, 'examples/care-models/02-linfield-neighbourhood-teams');
const contract = path.join(folder, 'linfield.remit');
const pot = { program: contract, facts: [path.join(folder, 'facts/2027-to-2029.csv')], payment: 'Pot.Trust', period: '2028/29', asOf: '28 August 2029' };

/** What `remit run --explain` tells of the same payment, without places and without what was settled with it. */
function explained(): string[] {
  const story = readFileSync(path.join(root, 'test/fixtures/stories/linfield-pot.txt'), 'utf8').split('\n\n')[1]!;
  return [...story.matchAll(/^ +(\d+\. .*)\.$/gm)].map(([, sentence]) => sentence!.replaceAll('examples/care-models/02-linfield-neighbourhood-teams/', '').replace(/ \((?:line \d+(?:: ".*")?|library\/[a-z-]+\.remit:\d+(?:: ".*")?)\)$/, ''))
    .filter((sentence) => !/^\d+\. (?:NHS Linfield|Linfield Borough).* pays it on /.test(sentence));
}

describe('a pot of a care model that is held in part', () => {
  it('tells the steps that its explanation has, with the same numbers', async () => {
    const client = new Client();
    await client.launch({ ...pot, noDebug: true });
    const told = client.take<{ output: string; category: string }>('output').filter(({ category }) => category === 'stdout').map(({ output }) => output.replace(/\.\n$/, ''));
    const sentences = explained();
    expect(sentences).toHaveLength(14);
    expect(told.filter((sentence) => /^\d+\. /.test(sentence))).toEqual(sentences.slice(0, 13));
    expect(`14. ${told.at(-2)}`).toBe(sentences[13]);
  });

  it('goes from the start to the end and back by the same steps, and each is part of a later one', async () => {
    const client = new Client();
    await client.launch({ ...pot, stopOnEntry: true }, (before) => before.ask('setExceptionBreakpoints', { filters: [] }));
    const there = [await client.names()];
    for (;;) {
      await client.step('stepIn');
      if (client.events.at(-1)!.event === 'terminated') break;
      there.push(await client.names());
    }
    const again = new Client();
    await again.launch({ ...pot, startAtEnd: true }, (before) => before.ask('setExceptionBreakpoints', { filters: [] }));
    const back = [await again.names()];
    while (back.length < there.length) {
      await again.step('stepBack');
      back.push(await again.names());
    }
    expect(back).toEqual(there.toReversed());
    expect(there.length).toBeGreaterThan(25);
    expect(there.every((names) => names.at(-1)!.startsWith('Shared pot for results: Linfield Community Health NHS Trust, 2028/29'))).toBe(true);
    expect(there.at(-1)).toEqual(['Shared pot for results: Linfield Community Health NHS Trust, 2028/29, is £179,725.70, due 28 August 2029, from NHS Linfield and Brook Integrated Care Board and Linfield Borough Council to Linfield Community Health NHS Trust']);
  });

  it('stops where the part that waits lacks its fact, and says what would have to be reported', async () => {
    const client = new Client();
    await client.launch({ ...pot, stopOnEntry: false });
    expect(client.stop()).toBe('missing');
    expect((await client.names()).at(-2)).toBe('13. part of the whole');
    expect(await client.ask('exceptionInfo', { threadId: 1 })).toMatchObject({ exceptionId: 'A value is missing', description: expect.stringMatching(/^No value of "Unplanned bed-days against matched people next door" is known for 2028\/29\./), details: { typeName: 'missing' } });
    const seen: string[] = [];
    for (; client.events.at(-1)!.event !== 'terminated'; await client.step('continue')) seen.push((await client.names())[0]!);
    expect(seen).toEqual(Array.from({ length: 2 }, () => 'Unplanned bed-days against matched people next door is not reported yet'));
  });

  it('shows what is exact beside what is rounded', async () => {
    const client = new Client();
    await client.launch(pot, (before) => before.ask('setFunctionBreakpoints', { breakpoints: [{ name: 'OwnGoals' }] }));
    await client.step('continue');
    expect((await client.names())[0]).toBe('People reach the goals they set themselves is about 65.1817% (exactly 556/853)');
    await client.step('stepOut');
    expect(await client.scope('This step')).toEqual(['Comes to = about 89.7714% (exactly 3,063/3,412) [percentage]', 'People reach the goals they set themselves = about 65.1817% (exactly 556/853) [percentage]', 'baseline = 58% [percentage]', 'target = 66% [percentage]']);
    expect(await client.scope('Payment')).toContain('Held in part = Fewer unplanned days in hospital');
  });
});

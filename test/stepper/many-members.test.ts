import { expect, it } from 'vitest';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, root } from './support/client.ts';

const program = path.join(root, 'test/fixtures/stepping/practices.remit');
const MEMBERS = 400;

it('steps through what one of 400 members is paid, out of a sum that all share', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'remit-stepper-'));
  try {
    const rows = Array.from({ length: MEMBERS }, (_, index) => `Points,2026/27,P${index + 1},${index + 1}\nListSize,2026/27,P${index + 1},${5000 + index}`);
    writeFileSync(path.join(folder, 'facts.csv'), `fact,period,member,value\n${rows.join('\n')}\n`);
    const client = new Client();
    await client.launch({ program, facts: path.join(folder, 'facts.csv'), payment: 'Shared', member: 'P200', period: '2026/27' });
    // £5,000,000 × 200 ÷ (1 + … + 400 = 80,200) is £12,468.8279…
    expect(await client.here()).toMatch(/^1\. Shared sum: share: £5,000,000\.00 \(Shared sum: the whole\) is shared in proportion to 400 or more weights, one for each Practice, .*: this Practice gets £12,468\.83 @practices\.remit:23$/);
    const used = await client.scope('This step');
    expect([used.length, used.at(-1)]).toEqual([32, `… and ${MEMBERS + 1 - 30} more = `]);
    await client.step('stepIn');
    expect(await client.here()).toBe('Shared sum, 2026/27, Practice P200, is £12,468.83, due 30 May 2027, from Integrated Care Board to Practice P200 @practices.remit:23');
    expect(await client.value('Points')).toBe('200 [number]');
    expect(await client.value('Core')).toBe('£499,104.00 in 12 payments [money in GBP]');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

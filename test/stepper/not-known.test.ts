import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { meals } from '../helpers/meals.ts';
import { Client } from './support/client.ts';

/** Beside the meals: visits that are counted month by month, and a bonus by slices. */
const text = meals.replace('  payment Base', `  fact Visits each month { count of visits between 0 and 900 }

  payment Visiting "Payment for visits" {
    from Council to Kitchen
    paid monthly, due 30 days after the period
    amount £10 per visit in Visits
  }

  payment Base`).replace('  expect Bonus in 2026/27 held for Warm', '  in April 2026 { Visits = 5 visits }\n  in May 2026 { Visits = 7 visits }\n  expect Bonus in 2026/27 held for Warm');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'remit-not-known-'));
  writeFileSync(path.join(folder, 'meals.remit'), text);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function launched(payment: string): Promise<Client> {
  const client = new Client();
  await client.launch({ program: path.join(folder, 'meals.remit'), scenario: 'Nobody has counted', payment, period: '2026/27', noDebug: payment === 'Bonus' });
  return client;
}

it('a value that nobody knows lies in no band', async () => {
  const client = await launched('Bonus');
  expect(client.take<{ output: string }>('output').map(({ output }) => output.trim())).toContain('1. Which band it is cannot be told: not known yet (Warm, not reported yet).');
});

it('payments that are held are no part of what others of the year come to, and are told', async () => {
  expect(await (await launched('Base')).value('Visiting')).toBe('£120.00 in 2 payments; 10 payments are held [money in GBP]');
});

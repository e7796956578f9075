import { describe, expect, it } from 'vitest';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, root } from './support/client.ts';

const program = path.join(root, 'test/fixtures/stepping/points.remit');

/** A session on a payment that adds up 24 indicators, of which two are reported. */
async function launched(more: Record<string, unknown> = {}): Promise<Client> {
  const folder = mkdtempSync(path.join(tmpdir(), 'remit-stepper-'));
  try {
    writeFileSync(path.join(folder, 'facts.csv'), 'fact,period,member,QofIndicators,value\nAchieved,2026/27,P1,AF006,85%\nAchieved,2026/27,P1,AF007,55%\n');
    const client = new Client();
    await client.launch({ program, facts: path.join(folder, 'facts.csv'), payment: 'Pay', member: { Practices: 'P1' }, ...more });
    return client;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('a payment with figures of the shipped library', () => {
  it('steps through each of what is added up, in sentences that its explanation has not', async () => {
    const client = await launched({ noDebug: true });
    const told = client.take<DebugProtocol.OutputEvent['body']>('output').map(({ output }) => output.replace(/, in \/.*facts\.csv/, ', in facts.csv').trim());
    expect(told).toHaveLength(1 + 51);
    expect(told.slice(1, 7)).toEqual([
      'Achieved, QofIndicators Stroke risk assessed, is 85%, in facts.csv:2.', 'Achievement, QofIndicators Stroke risk assessed: 12 × 90% = 10.8.',
      'Achieved, QofIndicators Anticoagulation where the risk is high, is 55%, in facts.csv:3.', 'Achievement, QofIndicators Anticoagulation where the risk is high: 12 × 50% = 6.',
      'Achieved, QofIndicators Blood pressure 150/90 or less, is not reported yet.', 'Achievement, QofIndicators Blood pressure 150/90 or less: 17 × not known yet = not known yet.',
    ]);
    expect(told.at(-1)).toMatch(/ There are \d+ more reasons like these\.$/);
    expect(told.at(-1)!.match(/No value of/g)).toHaveLength(3);
  });

  it('gives the editor the text of what is no file', async () => {
    const client = await launched();
    const { sources } = await client.ask<DebugProtocol.LoadedSourcesResponse['body']>('loadedSources');
    expect(sources).toEqual([{ name: 'points.remit', path: program }, { name: 'qof.remit', path: 'remit-std:/qof.remit', sourceReference: 1 }]);
    const { content, mimeType } = await client.ask<NonNullable<DebugProtocol.SourceResponse['body']>>('source', { sourceReference: 1 });
    expect([content.startsWith('// Quality and Outcomes Framework, England, edition 2018/19'), mimeType]).toEqual([true, 'text/x-remit']);
  });

  it('says of a value for each of a set that it has no one value here', async () => {
    const client = await launched();
    expect(await client.refusal('evaluate', { expression: 'Achievement' })).toBe('"Achievement" has a value for each QofIndicators, and this payment is not for one of them.');
  });
});

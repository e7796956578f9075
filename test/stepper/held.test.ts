import { describe, expect, it } from 'vitest';
import path from 'node:path';
import { Client, root } from './support/client.ts';

const program = path.join(root, 'examples/northshire-diabetes/northshire-diabetes.remit');
const held = { program, scenario: 'The audit has not reported', payment: 'Quality', period: '2026/27' };
const WHY = 'No value of "HbA1c at or below target" is known for 2026/27. It comes from National Diabetes Audit, which NHS England owns. It was to be available by 29 June 2027, 90 days after the period';
const CHANGE = 'NHS England would have to report it: add HbA1cAtTarget for 2026/27 to the facts and run again';

describe('a held payment', () => {
  it('is stopped at where the value is missing, and at the payment, with the reason in words', async () => {
    const client = new Client();
    await client.launch({ ...held, stopOnEntry: false });
    expect(client.take('stopped')).toEqual([{ reason: 'missing', description: 'A value is missing', text: WHY, threadId: 1, allThreadsStopped: true }]);
    expect(await client.names()).toEqual([
      'Tested is not reported yet', 'HbA1c at or below target', 'Blood glucose is under control', '3. GlucoseControl rising from baseline to target', '4. Outcome payment: Blood glucose is under control', '7. sum', 'Outcome payment, 2026/27',
    ]);
    expect(await client.ask('exceptionInfo', { threadId: 1 })).toEqual({ exceptionId: 'A value is missing', description: `${WHY}.`, breakMode: 'always', details: { message: `${WHY}. What would have to be done: ${CHANGE}.`, typeName: 'missing' } });
    expect(await client.scope('This step')).toEqual(['Comes to = not known yet [count]', `Missing because = ${WHY}`, `What would have to be done = ${CHANGE}`]);
    await client.step('continue');
    expect(client.take('stopped')).toMatchObject([{ reason: 'held', description: 'The payment is held', text: WHY }]);
    expect(await client.here()).toBe(`Outcome payment, 2026/27, is held: ${WHY} @northshire-diabetes.remit:86`);
    expect(await client.scope('Payment')).toContain('Held because = no value of "HbA1cAtTarget" (HbA1c at or below target) has been recorded for 2026/27');
    await client.step('reverseContinue');
    expect([client.stop(), (await client.names())[0]]).toEqual(['missing', 'Tested is not reported yet']);
  });

  it('tells the steps after the missing value as far as they go', async () => {
    const client = new Client();
    await client.launch({ ...held, noDebug: true });
    const told = client.take<{ output: string }>('output').map(({ output }) => output.trim());
    expect(told.slice(6, 8)).toEqual(['3. GlucoseControl rising from baseline to target is not known yet.', '4. Outcome payment: Blood glucose is under control: £2,566,080.00 (step 2) × 60% × not known yet (step 3) = not known yet.']);
    expect(told.at(-1)).toBe(`Outcome payment, 2026/27, is held: ${WHY}.`);
  });

  it('is gone through without a stop where no filter asks for one', async () => {
    const client = new Client();
    await client.launch({ ...held, stopOnEntry: false }, async (before) => {
      expect(await before.ask('setExceptionBreakpoints', { filters: ['nothing'] })).toEqual({ breakpoints: [{ verified: false, message: 'There is no such filter.' }] });
    });
    expect([client.stop(), client.events.at(-1)!.event]).toEqual([undefined, 'terminated']);
  });

  it('of which only the payment is asked for stops there', async () => {
    const client = new Client();
    await client.launch({ ...held, stopOnEntry: false }, (before) => before.ask('setExceptionBreakpoints', { filters: ['held'] }));
    expect([client.stop(), (await client.names()).length]).toEqual(['held', 1]);
  });

  it('has no exception to tell of at a step where nothing is missing', async () => {
    const client = new Client();
    await client.launch(held);
    expect(await client.refusal('exceptionInfo', { threadId: 1 })).toBe('Nothing is missing at this step.');
    expect(await client.value('GlucoseControl')).toBe('not known yet [percentage]');
    expect(await client.value('HbA1cAtTarget')).toBe('not known yet [percentage]');
  });
});

import { describe, expect, it } from 'vitest';
import type { DebugProtocol } from '@vscode/debugprotocol';
import path from 'node:path';
import { Client, root } from './support/client.ts';

const contract = path.join(root, 'examples/northshire-diabetes/northshire-diabetes.remit');
const library = path.join(root, 'examples/northshire-diabetes/library/diabetes-measures.remit');
const facts = path.join(root, 'examples/northshire-diabetes/facts/2026-27.csv');
const quality = { program: contract, facts, payment: 'Quality', period: '2026/27' };

/** Every step of the outcome payment, with its place. */
const STEPS = [
  '1. Whole-population payment, April 2026 to March 2027 (12 × £2,673,000.00) comes to £32,076,000.00 @northshire-diabetes.remit:89',
  '2. Outcome payment: the most it can be: 8% × £32,076,000.00 (step 1) = £2,566,080.00 @northshire-diabetes.remit:89',
  'Tested is 24,300, in facts/2026-27.csv:2 @diabetes-measures.remit:1',
  '3. At least 200 eligible are needed, and there are 24,300 (Tested, facts/2026-27.csv:2) @diabetes-measures.remit:1',
  'AtTarget is 17,010, in facts/2026-27.csv:2 @diabetes-measures.remit:1',
  '4. HbA1c at or below target: 17,010 (AtTarget, facts/2026-27.csv:2) ÷ 24,300 (Tested) = 70% @diabetes-measures.remit:1',
  'Blood glucose is under control is 70% @northshire-diabetes.remit:57',
  '5. Blood glucose is under control: 70% (step 4) is at the target 70%, which scores 100% @northshire-diabetes.remit:90',
  '6. Outcome payment: Blood glucose is under control: £2,566,080.00 (step 2) × 60% × 100% (step 5) = £1,539,648.00 @northshire-diabetes.remit:90',
  'Emergency admissions for diabetes is 80 per 1,000, 1,944 out of 24,300, in facts/2026-27.csv:2 @diabetes-measures.remit:9',
  'Fewer emergency admissions is 80 per 1,000 @northshire-diabetes.remit:65',
  '7. 80 per 1,000 (Emergency admissions for diabetes, 1,944 out of 24,300, facts/2026-27.csv:2) is at the target 80 per 1,000, which scores 100% @northshire-diabetes.remit:91',
  '8. Outcome payment: Fewer emergency admissions: £2,566,080.00 (step 2) × 40% × 100% (step 7) = £1,026,432.00 @northshire-diabetes.remit:91',
  '9. £1,539,648.00 (step 6) + £1,026,432.00 (step 8) = £2,566,080.00 @northshire-diabetes.remit:86',
  'The fund "Diabetes budget" pays it within its limit of £40,000,000.00 each year @northshire-diabetes.remit:76',
  'Outcome payment, 2026/27, is £2,566,080.00, due 29 July 2027, from NHS Northshire Integrated Care Board to Northshire Care Partnership @northshire-diabetes.remit:86',
];

/** Steps on to the last step, and tells them all. */
async function allSteps(client: Client, count: number): Promise<string[]> {
  const seen = [await client.here()];
  while (seen.length < count) {
    await client.step('stepIn');
    seen.push(await client.here());
  }
  return seen;
}

describe('a session on a whole contract', () => {
  it('says what it can do, and stops at the first step once the editor is ready', async () => {
    const client = new Client();
    expect(await client.ask('initialize', { adapterID: 'remit' })).toMatchObject({ supportsStepBack: true, supportsRestartFrame: true, supportsGotoTargetsRequest: true, supportsEvaluateForHovers: true, supportsFunctionBreakpoints: true, supportsExceptionInfoRequest: true, supportsConfigurationDoneRequest: true });
    await client.ask('launch', quality);
    expect(client.events.map(({ event }) => event)).toEqual(['initialized']);
    await client.ask('configurationDone');
    expect(client.take('stopped')).toEqual([{ reason: 'entry', description: 'At step 1 of 9', threadId: 1, allThreadsStopped: true }]);
    expect(await client.ask('threads')).toEqual({ threads: [{ id: 1, name: 'Outcome payment, 2026/27' }] });
    expect(client.messages.map(({ seq }) => seq)).toEqual(client.messages.map((_, index) => index + 1));
  });

  it('steps through to the end, and back to the start by the same steps', async () => {
    const client = new Client();
    await client.launch(quality);
    const there = await allSteps(client, STEPS.length);
    expect(there).toEqual(STEPS);
    const back = [await client.here()];
    while (back.length < STEPS.length) {
      await client.step('stepBack');
      back.push(await client.here());
    }
    expect(back).toEqual(STEPS.toReversed());
    await client.step('stepBack');
    expect(await client.here()).toBe(STEPS[0]);
  });

  it('ends with the payment in a sentence, and nothing can be asked for after that', async () => {
    const client = new Client();
    await client.launch(quality);
    await client.step('continue');
    expect(client.events.slice(-2).map(({ event, body }) => [event, body])).toEqual([['exited', { exitCode: 0 }], ['terminated', undefined]]);
    const told = client.take<DebugProtocol.OutputEvent['body']>('output');
    expect(told.map(({ output }) => output)).toEqual(['Outcome payment, 2026/27: 9 steps, with the facts and names that they rest on.\n', ...STEPS.map((step) => `${step.replace(/ @.*$/, '')}.\n`)]);
    expect(told[1]).toMatchObject({ category: 'stdout', source: { path: contract }, line: 89, column: 24 });
    expect(await client.refusal('stackTrace', { threadId: 1 })).toBe('The payment has been stepped through to its end. Start again to go through it once more.');
    await client.ask('restart');
    expect([client.stop(), await client.here()]).toEqual(['restart', STEPS[0]]);
    await client.ask('disconnect');
    expect(client.session.isOver).toBe(true);
  });

  it('goes over what is a part of the next step, and out to what this one is part of', async () => {
    const client = new Client();
    await client.launch(quality);
    await client.step('next');
    expect(await client.here()).toBe(STEPS[1]);
    await client.step('next');
    expect(await client.here()).toBe(STEPS[7]);
    await client.step('next');
    expect(await client.here()).toBe(STEPS[8]);
    await client.step('next');
    expect(await client.here()).toBe(STEPS[12]);
    await client.step('stepOut');
    expect(await client.here()).toBe(STEPS[13]);
    await client.step('stepOut');
    expect(await client.here()).toBe(STEPS[15]);
    await client.step('stepOut');
    expect(client.events.at(-1)!.event).toBe('terminated');
  });

  it('shows the payment, the outcome and the measure around a step, each at its place', async () => {
    const client = new Client();
    await client.launch(quality, (before) => before.ask('setFunctionBreakpoints', { breakpoints: [{ name: 'AtTarget' }] }));
    await client.ask('goto', { threadId: 1, targetId: 5 });
    expect((await client.stack()).map(({ name, source, line, column, endLine, endColumn }) => [name, source?.path, line, column, endLine, endColumn])).toEqual([
      ['AtTarget is 17,010, in facts/2026-27.csv:2', library, 1, 1, undefined, undefined],
      ['4. HbA1c at or below target', library, 1, 1, undefined, undefined],
      ['Blood glucose is under control', contract, 57, 3, undefined, undefined],
      ['5. GlucoseControl rising from baseline to target', contract, 90, 15, 90, 60],
      ['6. Outcome payment: Blood glucose is under control', contract, 90, 7, 90, 60],
      ['9. sum', contract, 86, 3, undefined, undefined],
      ['Outcome payment, 2026/27', contract, 86, 3, undefined, undefined],
    ]);
    expect((await client.ask<DebugProtocol.StackTraceResponse['body']>('stackTrace', { threadId: 1, startFrame: 5, levels: 1 }))).toMatchObject({ stackFrames: [{ name: '9. sum' }], totalFrames: 7 });
  });

  it('counts lines and columns as the editor does, and names sources by address if it wants that', async () => {
    const client = new Client();
    await client.ask('initialize', { adapterID: 'remit', linesStartAt1: false, columnsStartAt1: false, pathFormat: 'uri' });
    await client.ask('launch', quality);
    const { breakpoints } = await client.ask<{ breakpoints: DebugProtocol.Breakpoint[] }>('setBreakpoints', { source: { path: `file://${contract}` }, breakpoints: [{ line: 90 }] });
    expect(breakpoints).toMatchObject([{ verified: true, line: 90 }]);
    await client.ask('configurationDone');
    await client.step('continue');
    expect((await client.stack())[0]).toMatchObject({ line: 90, column: 14, source: { path: `file://${contract}` } });
  });

  it('shows the values of a step in the words of the contract, those of later steps not yet, and facts and payment', async () => {
    const client = new Client();
    await client.launch(quality);
    await client.ask('goto', { threadId: 1, targetId: 8 });
    expect(await client.scope('This step')).toEqual(['Comes to = 100% [percentage]', 'Blood glucose is under control = 70% [percentage]', 'baseline = 61.2% [percentage]', 'target = 70% [percentage]']);
    expect(await client.scope('This step', 2)).toEqual([
      'Comes to = not worked out yet [money in GBP]', 'Outcome payment: Blood glucose is under control = not worked out yet [money in GBP]',
      'Outcome payment: Fewer emergency admissions = not worked out yet [money in GBP]',
    ]);
    expect(await client.scope('Facts')).toEqual([
      'Tested = 24,300, in facts/2026-27.csv:2 [count]', 'AtTarget = 17,010, in facts/2026-27.csv:2 [count]', 'Emergency admissions for diabetes = 80 per 1,000, 1,944 out of 24,300, in facts/2026-27.csv:2 [rate per 1,000 people]',
    ]);
    expect(await client.scope('Payment')).toEqual([
      'Payment = Outcome payment', 'Period = 2026/27', 'From = NHS Northshire Integrated Care Board', 'To = Northshire Care Partnership', 'Comes to = £2,566,080.00',
      'Can be paid from = 1 April 2027', 'Due = 29 July 2027', 'Looked at from = 29 August 2031', 'Stop = 8 of 16, with facts and names',
    ]);
    const { variables } = await client.ask<DebugProtocol.VariablesResponse['body']>('variables', { variablesReference: await client.scopeReference('This step') });
    const outcome = variables.find(({ name }) => name === 'Blood glucose is under control')!;
    expect(outcome.evaluateName).toBe('GlucoseControl');
    expect(await client.below(outcome.variablesReference)).toEqual(['Comes to = 70% [percentage]', 'HbA1c at or below target = 70% [percentage]']);
  });

  it('tells what names of the contract come to in the period of the payment, also those that the payment does not rest on', async () => {
    const client = new Client();
    await client.launch(quality);
    const asked = ['GlucoseControl', 'HbA1cAtTarget', 'Blood glucose is under control', 'EmergencyAdmissions', 'ListSize', 'ActualSpend', 'Quality.ceiling', 'Savings.saved', 'Savings.overspent', 'Savings.comparator', 'Quality', 'Savings.saving', 'Core', 'Nursing.pays'];
    const answers: string[] = [];
    for (const name of asked) answers.push(`${name}: ${await client.value(name)}`);
    expect(answers).toEqual([
      'GlucoseControl: 70% [percentage]', 'HbA1cAtTarget: 70% [percentage]', 'Blood glucose is under control: 70% [percentage]', 'EmergencyAdmissions: 80 per 1,000 [rate per 1,000 people]',
      'ListSize: 24,300 people [count of people]', 'ActualSpend: £33,200,000.00 [money in GBP]', 'Quality.ceiling: £2,566,080.00 [money in GBP]', 'Savings.saved: £1,300,000.00 [money in GBP]',
      'Savings.overspent: £0.00 [money in GBP]', 'Savings.comparator: £34,500,000.00 [money in GBP]', 'Quality: £2,566,080.00 [money in GBP]', 'Savings.saving: £305,000.00 [money in GBP]',
      'Core: £32,076,000.00 in 12 payments [money in GBP]', 'Nursing.pays: £2,886,840.00 in 9 payments [money in GBP]',
    ]);
    expect(await client.refusal('evaluate', { expression: 'GlucosControl', context: 'hover' })).toBe("\"GlucosControl\" is not a fact, an outcome, a measure, a payment or another value of this contract. Did you mean 'GlucoseControl'? Only names can be looked up.");
    expect(await client.ask('completions', { text: 'Savings.', column: 9 })).toMatchObject({ targets: [{ label: 'Savings.comparator' }, { label: 'Savings.overspent' }, { label: 'Savings.saved' }, { label: 'Savings.saving' }, { label: 'Savings.overspend' }] });
  });
});

describe('breakpoints', () => {
  const set = (client: Client, source: string, ...lines: number[]): Promise<{ breakpoints: DebugProtocol.Breakpoint[] }> => client.ask('setBreakpoints', { source: { path: source }, breakpoints: lines.map((line) => ({ line })) });

  it('stand on lines where a step has its place, or on the next such line', async () => {
    const client = new Client();
    await client.launch({ ...quality, stopOnEntry: false }, async (before) => {
      expect((await set(before, contract, 57, 58, 94)).breakpoints).toEqual([
        { id: 1, verified: true, line: 57, source: { path: contract } },
        { id: 2, verified: true, line: 65, message: 'Nothing of "Outcome payment, 2026/27" is worked out on line 58, so it stops on line 65.', source: { path: contract } },
        { id: 3, verified: false, line: 94, message: 'Nothing of "Outcome payment, 2026/27" is worked out on this line or below it.', source: { path: contract } },
      ]);
      expect((await set(before, facts, 2)).breakpoints).toMatchObject([{ verified: false, message: 'Nothing of "Outcome payment, 2026/27" is worked out in this file.' }]);
      expect(await before.ask('breakpointLocations', { source: { path: contract }, line: 80, endLine: 95 })).toEqual({ breakpoints: [{ line: 86 }, { line: 89 }, { line: 90 }, { line: 91 }] });
    });
    expect(client.take('stopped')).toMatchObject([{ reason: 'breakpoint', hitBreakpointIds: [1] }]);
    expect(await client.here()).toBe(STEPS[6]);
    await client.step('continue');
    expect([client.take('stopped'), await client.here()]).toMatchObject([[{ reason: 'breakpoint', hitBreakpointIds: [2] }], STEPS[10]]);
    await client.step('reverseContinue');
    expect([client.stop(), await client.here()]).toEqual(['breakpoint', STEPS[6]]);
    await client.step('reverseContinue');
    expect([client.stop(), await client.here()]).toEqual(['entry', STEPS[0]]);
    expect((await set(client, contract)).breakpoints).toEqual([]);
    await client.step('continue');
    expect(client.events.at(-1)!.event).toBe('terminated');
  });

  it('are stopped at by what would go over them', async () => {
    const client = new Client();
    await client.launch(quality, (before) => set(before, contract, 57));
    await client.ask('goto', { threadId: 1, targetId: 2 });
    await client.step('next');
    expect([client.stop(), await client.here()]).toEqual(['breakpoint', STEPS[6]]);
  });

  it('on names stop where these are read or worked out', async () => {
    const client = new Client();
    await client.launch({ ...quality, stopOnEntry: false }, async (before) => {
      expect(await before.ask('setFunctionBreakpoints', { breakpoints: [{ name: 'GlucoseControl' }, { name: 'Fewer emergency admissions' }, { name: 'Qualty' }, { name: 'HbA1cAtTarget' }] })).toEqual({ breakpoints: [
        { id: 1, verified: true }, { id: 2, verified: true }, { id: 3, verified: false, message: "\"Qualty\" has no part in \"Outcome payment, 2026/27\". Did you mean 'Quality'?" }, { id: 4, verified: true, message: 'It stops at 3 steps.' },
      ] });
    });
    const seen: string[] = [];
    for (;;) {
      const [stopped] = client.take<DebugProtocol.StoppedEvent['body']>('stopped');
      if (!stopped) break;
      seen.push(`${stopped.reason} ${stopped.hitBreakpointIds!.join()} ${await client.here()}`);
      await client.step('continue');
    }
    expect(seen).toEqual([`function breakpoint 4 ${STEPS[2]}`, `function breakpoint 4 ${STEPS[4]}`, `function breakpoint 4 ${STEPS[5]}`, `function breakpoint 1 ${STEPS[6]}`, `function breakpoint 2 ${STEPS[10]}`]);
  });

  it('that are set before the payment is worked out are placed when it is', async () => {
    const client = new Client();
    await client.ask('initialize', { adapterID: 'remit' });
    expect((await set(client, contract, 58)).breakpoints).toMatchObject([{ id: 1, verified: false, line: 58, message: 'The payment has not been worked out yet.' }]);
    await client.ask('launch', quality);
    expect(client.take('breakpoint')).toEqual([{ reason: 'changed', breakpoint: { id: 1, verified: true, line: 65, message: 'Nothing of "Outcome payment, 2026/27" is worked out on line 58, so it stops on line 65.' } }]);
  });
});

describe('jumps', () => {
  it('go to a step on a line, and to the first step of a frame', async () => {
    const client = new Client();
    await client.launch(quality);
    const { targets } = await client.ask<DebugProtocol.GotoTargetsResponse['body']>('gotoTargets', { source: { path: contract }, line: 90 });
    expect(targets).toEqual([
      { id: 8, label: 'Blood glucose is under control: 70% (step 4) is at the target 70%, which scores 100%', line: 90 },
      { id: 9, label: 'Outcome payment: Blood glucose is under control: £2,566,080.00 (step 2) × 60% × 100% (step 5) = £1,539,648.00', line: 90 },
    ]);
    await client.ask('goto', { threadId: 1, targetId: 8 });
    expect([client.stop(), await client.here()]).toEqual(['goto', STEPS[7]]);
    await client.ask('restartFrame', { frameId: (await client.stack())[0]!.id });
    expect([client.stop(), await client.here()]).toEqual(['restart', STEPS[2]]);
  });

  it('start at the payment where that is asked for, to go back from there', async () => {
    const client = new Client();
    await client.launch({ ...quality, startAtEnd: true });
    expect([client.stop(), await client.here()]).toEqual(['entry', STEPS.at(-1)]);
    await client.step('stepBack');
    expect(await client.here()).toBe(STEPS.at(-2));
  });

  it('are none where nothing is to be stopped at: the story is told and it ends', async () => {
    const client = new Client();
    await client.launch({ ...quality, noDebug: true }, (before) => before.ask('setFunctionBreakpoints', { breakpoints: [{ name: 'Quality' }] }));
    expect(client.stop()).toBeUndefined();
    expect(client.take('output')).toHaveLength(1 + STEPS.length);
    expect(client.events.at(-1)!.event).toBe('terminated');
  });
});

it('lists the texts of the contract', async () => {
  const client = new Client();
  await client.launch(quality);
  expect(await client.ask('loadedSources')).toEqual({ sources: [{ name: 'diabetes-measures.remit', path: library }, { name: 'northshire-diabetes.remit', path: contract }] });
});

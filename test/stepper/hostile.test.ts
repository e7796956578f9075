import { describe, expect, it } from 'vitest';
import type { DebugProtocol } from '@vscode/debugprotocol';
import path from 'node:path';
import { Client, root } from './support/client.ts';
import { Random } from '../helpers/random.ts';

const program = path.join(root, 'examples/northshire-diabetes/northshire-diabetes.remit');
const launch = { program, scenario: 'All targets met in the first year', payment: 'Quality', period: '2026/27' };
const NOT_YET = 'No payment is being stepped through yet.';

describe('hostile input is answered with an error, never with an exception', () => {
  it('messages in a wrong order', async () => {
    const client = new Client();
    expect(await client.refusal('launch', launch)).toBe('The session must be initialized before anything is launched.');
    expect(await client.refusal('configurationDone')).toBe('No payment was launched that waits for this.');
    for (const command of ['next', 'stepIn', 'stepOut', 'stepBack', 'continue', 'reverseContinue', 'stackTrace']) expect(await client.refusal(command, { threadId: 1 })).toBe(NOT_YET);
    expect(await client.refusal('evaluate', { expression: 'Quality' })).toBe(NOT_YET);
    expect(await client.refusal('restart')).toBe(NOT_YET);
    await client.ask('initialize', {});
    expect(await client.refusal('initialize', {})).toBe('The session was initialized before.');
    await client.ask('launch', launch);
    expect(await client.refusal('next', { threadId: 1 })).toBe(NOT_YET);
    expect(await client.refusal('launch', launch)).toBe('A payment is being stepped through already.');
    await client.ask('configurationDone');
    expect(await client.refusal('configurationDone')).toBe('No payment was launched that waits for this.');
    expect((await client.names()).at(-1)).toBe('Outcome payment, 2026/27');
  });

  it('threads, frames, values, steps and texts that there are not', async () => {
    const client = new Client();
    await client.launch(launch);
    const [{ id }] = await client.stack() as [DebugProtocol.StackFrame];
    const facts = await client.scopeReference('Facts');
    expect(await client.refusal('next', { threadId: 7 })).toBe('There is no thread 7: one payment is stepped through.');
    expect(await client.refusal('next', {})).toBe('"threadId" must be a whole number.');
    expect(await client.refusal('scopes', { frameId: 999 })).toBe('There is no frame 999: it is of an earlier stop, or of none.');
    expect(await client.refusal('variables', { variablesReference: -1 })).toBe('These values are of an earlier stop, or of none.');
    expect(await client.refusal('goto', { threadId: 1, targetId: 0 })).toBe('There is no such step to go to.');
    expect(await client.refusal('goto', { threadId: 1, targetId: 1e6 })).toBe('There is no such step to go to.');
    expect(await client.refusal('source', { sourceReference: 3 })).toBe('There is no such text.');
    expect(await client.refusal('pause', { threadId: 1 })).toBe('Nothing is under way that could be paused: each step is worked out at once.');
    await client.step('stepIn');
    expect(await client.refusal('scopes', { frameId: id })).toBe(`There is no frame ${id}: it is of an earlier stop, or of none.`);
    expect(await client.refusal('variables', { variablesReference: facts })).toBe('These values are of an earlier stop, or of none.');
    expect(await client.refusal('evaluate', { expression: '__proto__' })).toMatch(/^"__proto__" is not a fact/);
    expect(await client.refusal('evaluate', { expression: 'constructor', frameId: 12345 })).toMatch(/^There is no frame 12345/);
    expect(await client.refusal('eat', {})).toBe('There is no request "eat" here.');
    expect(await client.refusal('toString', {})).toBe('There is no request "toString" here.');
  });

  it('messages that are no requests', async () => {
    const client = new Client();
    for (const message of [undefined, null, 5, 'next', [], {}, { type: 'request' }, { type: 'request', seq: 'x', command: 5 }, { type: 'request', seq: 1, command: 'launch', arguments: 'x' }, JSON.parse('{"type":"request","seq":2,"command":"__proto__","arguments":{"__proto__":{"threadId":1}}}')]) await client.session.receive(message);
    const responses = client.messages.filter(({ type }) => type === 'response') as DebugProtocol.Response[];
    expect(responses).toHaveLength(10);
    expect(responses.every(({ success, message }) => !success && typeof message === 'string')).toBe(true);
    await client.session.receive({ type: 'response', seq: 5, request_seq: 1, command: 'runInTerminal', success: true });
    await client.session.receive({ type: 'event', seq: 6, event: 'x' });
    expect(client.messages.filter(({ type }) => type === 'response')).toHaveLength(10);
  });

  it('one answer to each of many requests at random, in their order', async () => {
    const random = new Random(20261122);
    const commands = ['next', 'stepIn', 'stepOut', 'stepBack', 'continue', 'reverseContinue', 'stackTrace', 'scopes', 'variables', 'evaluate', 'goto', 'gotoTargets', 'restartFrame', 'restart', 'setBreakpoints', 'setFunctionBreakpoints', 'setExceptionBreakpoints', 'exceptionInfo', 'completions', 'threads', 'loadedSources', 'source', 'breakpointLocations', 'launch', 'configurationDone'];
    const values = [undefined, null, -1, 0, 1, 2, 3, 7, 1.5, NaN, 2 ** 60, '', 'Quality', 'ListSize', program, [], {}, [{}], [{ line: 90 }], [{ name: 'Core' }], ['held'], { path: program }, { path: 5 }, { path: 'C:\\a%zz' }];
    const client = new Client();
    await client.launch(launch);
    client.messages.length = 0;
    const sent: { seq: number; command: string }[] = [];
    for (let seq = 1; seq <= 600; seq++) {
      const command = random.pick(commands);
      const names = ['threadId', 'frameId', 'variablesReference', 'expression', 'targetId', 'source', 'line', 'breakpoints', 'filters', 'text', 'startFrame', 'levels', 'arguments', 'sourceReference', 'endLine'];
      const args = Object.fromEntries(names.map((name) => [name, name === 'threadId' && random.below(10) < 8 ? 1 : random.pick(values)]));
      sent.push({ seq, command });
      void client.session.receive({ seq, type: 'request', command, arguments: args });
    }
    await client.session.receive({ seq: 601, type: 'request', command: 'disconnect' });
    const answers = client.messages.filter(({ type }) => type === 'response') as DebugProtocol.Response[];
    expect(answers.map(({ request_seq, command }) => ({ seq: request_seq, command }))).toEqual([...sent, { seq: 601, command: 'disconnect' }]);
    expect(answers.filter(({ message }) => message?.includes('mistake in remit'))).toEqual([]);
    expect(answers.filter(({ success }) => success).length).toBeGreaterThan(50);
    expect(answers.filter(({ success }) => !success).length).toBeGreaterThan(50);
  });
});

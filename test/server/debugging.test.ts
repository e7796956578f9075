import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { debugMessages, type Refusal, type SessionMessage, type Steppable, type SteppablePayments } from '@remit/server/debugging/protocol';
import type { LspProcess } from '../helpers/lsp-client.ts';
import { meals } from '../helpers/meals.ts';
import { copyWorkspace, startServer, type Workspace } from './workspace.ts';

interface Message { type: string; event?: string; request_seq?: number; success?: boolean; message?: string; body?: Record<string, unknown> }

/** What the debugger of an editor says and hears in one session, by way of the language server. */
class Session {
  readonly heard: Message[] = [];
  readonly #server: LspProcess;
  readonly #name: string;
  #seq = 0;

  constructor(server: LspProcess, name: string) {
    this.#server = server;
    this.#name = name;
  }

  async ask(command: string, args: object = {}): Promise<Message> {
    const seq = (this.#seq += 1);
    await this.#server.client.connection.sendNotification(debugMessages.message, { session: this.#name, message: { seq, type: 'request', command, arguments: args } } satisfies SessionMessage);
    return this.until(({ type, request_seq }) => type === 'response' && request_seq === seq);
  }

  /** Launches, up to the first stop. */
  async launch(args: object): Promise<string> {
    await this.ask('initialize', { adapterID: 'remit', pathFormat: 'path' });
    const { success, message } = await this.ask('launch', args);
    if (!success) return message!;
    await this.ask('configurationDone');
    return this.here();
  }

  /** The sentence that is stopped at, and its place. */
  async here(): Promise<string> {
    const { body } = await this.ask('stackTrace', { threadId: 1 });
    const [top] = body!['stackFrames'] as { name: string; line: number; source?: { path: string } }[];
    return `${top!.name} @${path.basename(top!.source?.path ?? '')}:${top!.line}`;
  }

  async step(command: string): Promise<string> {
    await this.ask(command, { threadId: 1 });
    return this.here();
  }

  /** Waits for a message. */
  async until(isWanted: (message: Message) => boolean): Promise<Message> {
    for (;;) {
      const found = this.heard.find(isWanted);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
}

describe('stepping through a payment by way of the language server', () => {
  let workspace: Workspace;
  let server: LspProcess;
  let uri: string;
  const sessions = new Map<string, Session>();

  beforeAll(async () => {
    workspace = copyWorkspace();
    writeFileSync(fileURLToPath(workspace.uri('meals.csv')), 'fact,period,value\nClients,2026/27,900\nWarm,2026/27,85%\n');
    writeFileSync(fileURLToPath(workspace.uri('wrong.csv')), 'fact,period,value\nClients,2026/27,900\nWarm,2026/27,185%\n');
    server = startServer();
    await server.client.initialize({ workspace: workspace.folder });
    server.client.connection.onNotification(debugMessages.message, ({ session, message }: SessionMessage) => void sessions.get(session)!.heard.push(message as Message));
    uri = workspace.uri('meals.remit');
    // The text is nowhere on the disk: what the editor has open counts.
    await server.client.open(uri, meals);
  });
  afterAll(async () => {
    await server.stop();
    workspace.remove();
  });

  const session = (name: string): Session => {
    const made = new Session(server, name);
    sessions.set(name, made);
    return made;
  };
  const payments = (more: object): Promise<SteppablePayments | Refusal> => server.client.request(debugMessages.payments, { program: uri, ...more });

  it('steps forward and back through a text that was never saved, from a scenario', async () => {
    const one = session('scenario');
    expect(await one.launch({ program: uri, scenario: 'Halfway there', payment: 'Bonus', period: '2026/27' })).toBe('Warm is 70% @meals.remit:13');
    const second = await one.step('stepIn');
    expect(second).toBe('1. 70% (Warm) is at least 60% and below 80%, which gives 50% @meals.remit:24');
    expect(await one.step('stepBack')).toBe('Warm is 70% @meals.remit:13');
    await one.ask('continue', { threadId: 1 });
    await one.until(({ event }) => event === 'terminated');
    expect(one.heard.filter(({ event }) => event === 'output').at(-1)!.body!['output']).toBe('Bonus for warm meals, 2026/27, is £5,000.00, due 30 May 2027, from Exeter City Council to Exe Kitchen.\n');
  });

  it('says which names have values beside the text at a stop: those of the declaration, up to the line', async () => {
    const line = (found: string): number => meals.split('\n').findIndex((one) => one.includes(found));
    const beside = async (stop: string): Promise<string[]> => {
      const at = { line: line(stop), character: 4 };
      const params = { textDocument: { uri }, range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } }, context: { frameId: 1, stoppedLocation: { start: at, end: { ...at, character: 12 } } } };
      const answer = await server.client.request<{ range: { start: { line: number; character: number } }; expression: string }[]>('textDocument/inlineValue', params);
      return answer.map(({ range, expression }) => `${range.start.line + 1}:${range.start.character + 1} ${expression}`);
    };
    expect(await beside('below 60%')).toEqual(['21:11 Bonus', '24:23 Warm']);
    expect(await beside('payment Bonus')).toEqual(['21:11 Bonus']);
    expect(await beside('per client')).toEqual(['15:11 Base', '18:31 Clients']);
    expect(await beside('fact Warm')).toEqual(['13:8 Warm']);
    expect(await beside('currency GBP')).toEqual([]);
  });

  it('reads facts from their file', async () => {
    const one = session('facts');
    expect(await one.launch({ program: uri, facts: [workspace.uri('meals.csv')], payment: 'Bonus', period: '2026/27', startAtEnd: true })).toMatch(/^Bonus for warm meals, 2026\/27, is £10,000\.00, due 30 May 2027,/);
  });

  it('holds sessions apart', async () => {
    const [one, two] = [session('one'), session('two')];
    const first = await one.launch({ program: uri, scenario: 'Halfway there', payment: 'Base', period: '2026/27' });
    expect(await two.launch({ program: uri, scenario: 'Halfway there', payment: 'Bonus', period: '2026/27', startAtEnd: true })).toMatch(/^Bonus for warm meals/);
    expect(await one.here()).toBe(first);
    await server.client.connection.sendNotification(debugMessages.end, { session: 'two' });
    expect((await two.ask('stackTrace', { threadId: 1 })).message).toBe('No payment is being stepped through yet.');
  });

  it('says in words what does not fit', async () => {
    const refused = async (args: object): Promise<string> => session(JSON.stringify(args)).launch({ program: uri, payment: 'Bonus', ...args });
    expect(await refused({ scenario: 'Halfway their' })).toBe('There is no scenario "Halfway their" for Meals. Did you mean "Halfway there"? There is "Halfway there" and "Nobody has counted".');
    expect(await refused({ scenario: 'Halfway there', contract: 'Meal' })).toBe('There is no contract "Meal" in "meals.remit". Did you mean "Meals"? There is "Meals".');
    expect(await refused({ facts: [workspace.uri('none.csv')] })).toBe('There is no file "none.csv" that can be read. Check "facts" in the launch configuration.');
    expect(await refused({ facts: [workspace.uri('none.xlsx')] })).toBe('It cannot be told what kind of facts "none.xlsx" holds. Facts are files that end in ".csv" or ".json".');
    expect(await refused({ facts: [workspace.uri('wrong.csv')] })).toMatch(/^The payment cannot be worked out from these facts\. 'Warm' in 2026\/27 is 1\.85, above the most the contract allows, 1\. \(FCT-108, wrong\.csv:3\)/);
    expect(await refused({ program: workspace.uri('none.remit'), scenario: 'Any' })).toBe('There is no contract file "none.remit" here. Check "program" in the launch configuration: the file must be open, or lie in the folder that is open.');
    expect(await refused({ program: workspace.uri('Meals.program.json'), scenario: 'Any' })).toMatch(/^"Meals\.program\.json" is not the text of a contract\./);
  });

  it('lists what there is to step through', async () => {
    const about = await server.client.request<Steppable>(debugMessages.contracts, { uri });
    expect(about).toEqual({
      contracts: [{ name: 'Meals', title: 'Meals for people at home' }],
      scenarios: [
        { id: 'Meals/Halfway there', title: 'Halfway there', contract: 'Meals', uri, line: 31, endLine: 38 },
        { id: 'Meals/Nobody has counted', title: 'Nobody has counted', contract: 'Meals', uri, line: 40, endLine: 45 },
      ],
    });
  });

  it('lists the payments with what they come to, and the first that the scenario expects', async () => {
    const years = (first: string) => [{ id: '2026/27', title: '2026/27', members: [{ value: first }] }, { id: '2027/28', title: '2027/28', members: [{ value: 'held' }] }];
    expect(await payments({ scenario: 'Halfway there' })).toEqual({
      payments: [
        { id: 'Base', title: 'Payment for each client', periods: years('£100,000.00') },
        { id: 'Bonus', title: 'Bonus for warm meals', periods: years('£5,000.00') },
      ],
      expected: { payment: 'Base', period: '2026/27' },
    });
    expect(await payments({ scenario: 'Nobody has counted' })).toMatchObject({ expected: { payment: 'Bonus', period: '2026/27' } });
    expect(await payments({ facts: [workspace.uri('wrong.csv')] })).toEqual({ refused: expect.stringMatching(/^The payment cannot be worked out from these facts\./) });
  });

  it('tells members apart, and finds the one that the scenario expects something of', async () => {
    const facilities = workspace.uri('facilities.remit');
    const example = readFileSync(path.join(import.meta.dirname, '../../examples/performance-linked-payment/facility-incentives.remit'), 'utf8');
    await server.client.open(facilities, example.replace('Facility "F2" { WellnessSessions = 7.5 }', 'Facility "F1" { WellnessSessions = 10 }\n    Facility "F2" { WellnessSessions = 7.5 }'));
    const { payments: listed, expected } = await payments({ program: facilities, scenario: 'PLP-02 Wellness at 7.5' }) as SteppablePayments;
    expect(expected).toEqual({ payment: 'Wellness', period: '2023-04', member: { Facilities: 'F2' } });
    expect(listed[0]!.periods.length).toBe(12);
    expect(listed[0]!.periods[0]).toEqual({ id: '2023-04', title: 'April 2023', members: [
      { key: { Facilities: 'F1' }, title: 'Facility F1', value: 'INR 500.00' }, { key: { Facilities: 'F2' }, title: 'Facility F2', value: 'INR 400.00' },
    ] });
    expect(await session('member').launch({ program: facilities, scenario: 'PLP-02 Wellness at 7.5', ...expected, startAtEnd: true })).toMatch(/^Wellness sessions, April 2023, Facility F2, is INR 400\.00,/);
  });

  it('follows what is typed, and says which errors are in the way', async () => {
    const broken = workspace.uri('broken.remit');
    await server.client.open(broken, meals.replaceAll('Meals', 'Suppers').replace('in Clients', 'in Client'));
    const one = session('broken');
    expect(await one.launch({ program: broken, scenario: 'Halfway there', payment: 'Base' })).toBe("The payment cannot be stepped through before this is mended. There is no 'Client' here; a declared name is needed. Did you mean 'Clients'? (REF-001, broken.remit:18)");
  });
});

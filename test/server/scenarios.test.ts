import { CancellationTokenSource, ProgressType, type CodeLens } from 'vscode-languageserver-protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentScenarios, ScenarioRun, ScenariosChanged, ScenariosRun, ScenarioStory } from '@remit/server/scenarios/protocol';
import type { LspProcess } from '../helpers/lsp-client.ts';
import { meals } from '../helpers/meals.ts';
import { copyWorkspace, startServer, type Workspace } from './workspace.ts';

const halfway = 'Meals/Halfway there';
const uncounted = 'Meals/Nobody has counted';
const range = (line: number, character: number, endLine: number, endCharacter: number): object => ({ start: { line, character }, end: { line: endLine, character: endCharacter } });

describe('the scenarios of a contract, over stdin and stdout', () => {
  let workspace: Workspace;
  let server: LspProcess;
  let uri: string;

  beforeAll(async () => {
    workspace = copyWorkspace();
    server = startServer();
    await server.client.initialize({ workspace: workspace.folder, initializationOptions: { scenarioCommands: ['run', 'explain'] } });
    uri = workspace.uri('meals.remit');
    await server.client.open(uri, meals);
  });
  afterAll(async () => {
    await server.stop();
    workspace.remove();
  });

  const list = async (): Promise<DocumentScenarios> => (await server.client.request<DocumentScenarios[]>('remit/scenarios', { uri }))[0]!;
  const run = (more: object = {}): Promise<ScenariosRun> => server.client.request('remit/runScenarios', { uri, ...more });
  const outcomes = ({ scenarios }: ScenariosRun): object[] => scenarios.map(({ id, state, expectations }) => ({ id, state, got: expectations.map(({ got }) => got) }));

  it('lists them with their contract and the places of what they expect', async () => {
    const { version, complete, scenarios } = await list();
    expect({ version, complete }).toEqual({ version: 1, complete: true });
    expect(scenarios).toEqual([
      {
        id: halfway, title: 'Halfway there', contract: { name: 'Meals', title: 'Meals for people at home', uri, range: range(0, 9, 0, 14) },
        range: range(31, 0, 38, 1), titleRange: range(31, 9, 31, 24),
        expectations: [
          { text: 'expect Base in 2026/27 is £100,000.00', range: range(36, 2, 36, 39) },
          { text: 'expect Bonus in 2026/27 is £6,000.00', range: range(37, 2, 37, 38) },
        ],
      },
      {
        id: uncounted, title: 'Nobody has counted', contract: { name: 'Meals', title: 'Meals for people at home', uri, range: range(0, 9, 0, 14) },
        range: range(40, 0, 45, 1), titleRange: range(40, 9, 40, 29),
        expectations: [{ text: 'expect Bonus in 2026/27 held for Warm', range: range(44, 2, 44, 39) }],
      },
    ]);
  });

  it('lists those of all files', async () => {
    const all = await server.client.request<DocumentScenarios[]>('remit/scenarios', {});
    expect(all.map((one) => [one.uri, one.scenarios.length])).toEqual([[uri, 2]]);
  });

  it('runs them: what was expected, and what came out, in the words of the contract', async () => {
    const { scenarios, coverage } = await run();
    expect(coverage).toBeUndefined();
    expect(scenarios.map(({ milliseconds, ...rest }) => ({ ...rest, timed: milliseconds > 0 }))).toEqual([
      {
        id: halfway, state: 'failed', notHeld: [], findings: [], timed: true,
        expectations: [
          { text: 'expect Base in 2026/27 is £100,000.00', passed: true, expected: '£100,000.00', got: '£100,000.00', range: range(36, 2, 36, 39) },
          { text: 'expect Bonus in 2026/27 is £6,000.00', passed: false, expected: '£6,000.00', got: '£5,000.00', range: range(37, 2, 37, 38) },
        ],
      },
      {
        id: uncounted, state: 'passed', notHeld: [], findings: [], timed: true,
        expectations: [{ text: 'expect Bonus in 2026/27 held for Warm', passed: true, expected: "held for 'Warm'", got: "held: 'Warm' in 2026/27 is missing", range: range(44, 2, 44, 39) }],
      },
    ]);
  });

  it('runs only those that are named, and tells each as soon as it is there', async () => {
    expect(outcomes(await run({ ids: [uncounted] }))).toEqual([{ id: uncounted, state: 'passed', got: ["held: 'Warm' in 2026/27 is missing"] }]);
    const told: string[] = [];
    const progress = server.client.connection.onProgress(new ProgressType<ScenarioRun>(), 'here', ({ id }) => void told.push(id));
    await run({ partialResultToken: 'here' });
    progress.dispose();
    expect(told).toEqual([halfway, uncounted]);
  });

  it('runs the text as it stands in the editor', async () => {
    await server.client.change(uri, meals.replace('£6,000.00', '£5,000.00'));
    expect(outcomes(await run({ ids: [halfway] }))).toEqual([{ id: halfway, state: 'passed', got: ['£100,000.00', '£5,000.00'] }]);
    await server.client.change(uri, meals);
    expect(outcomes(await run({ ids: [halfway] }))).toEqual([{ id: halfway, state: 'failed', got: ['£100,000.00', '£5,000.00'] }]);
  });

  it('says in one sentence why a text with errors is not run', async () => {
    await server.client.change(uri, meals.replace('from Council to Kitchen', 'from Council to Kitchn'));
    const { scenarios: [first, second] } = await run();
    expect(first).toMatchObject({ id: halfway, state: 'blocked', expectations: [], obstacle: "The scenario was not run, because 'meals.remit' has an error on line 16." });
    expect(first!.findings).toEqual([expect.objectContaining({ code: 'REF-001', uri, range: range(15, 20, 15, 26) })]);
    expect(second!.state).toBe('blocked');
    await server.client.change(uri, meals);
    expect(outcomes(await run({ ids: [uncounted] }))).toMatchObject([{ state: 'passed' }]);
  });

  it('says what is wrong with facts that cannot be worked with', async () => {
    await server.client.change(uri, meals.replace('Clients = 1,000 clients\n    Warm', 'Clients = 6,000 clients\n    Warm'));
    const { scenarios: [first] } = await run({ ids: [halfway] });
    expect(first).toMatchObject({ state: 'blocked', obstacle: expect.stringMatching(/^The facts of 'Halfway there' cannot be worked with: .*6,?000/) });
    expect(first!.findings).toMatchObject([{ code: 'FCT-108', uri, range: range(31, 0, 32, 0) }]);
    await server.client.change(uri, meals);
  });

  it('counts, for each clause, the scenarios that reached it', async () => {
    const { coverage } = await run({ coverage: true });
    expect(coverage).toEqual([{
      uri,
      clauses: [
        { range: range(17, 11, 17, 37), scenarios: 2 },
        { range: range(23, 11, 27, 6), scenarios: 1 },
        { range: range(23, 22, 27, 5), scenarios: 1 },
        { range: range(23, 22, 23, 26), scenarios: 1 },
        { range: range(24, 12, 24, 15), scenarios: 2 },
        { range: range(24, 17, 24, 19), scenarios: 0 },
        { range: range(25, 19, 25, 22), scenarios: 1 },
        { range: range(25, 24, 25, 27), scenarios: 1 },
        { range: range(26, 17, 26, 21), scenarios: 0 },
      ],
      declarations: [
        { name: 'Payment for each client', range: range(14, 2, 18, 3), scenarios: 2 },
        { name: 'Bonus for warm meals', range: range(20, 2, 28, 3), scenarios: 1 },
      ],
    }]);
  });

  it('offers to run and explain them above their text', async () => {
    const lenses = await server.client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
    expect(lenses.map(({ range: { start }, command }) => [start.line, command!.title, command!.command, command!.arguments])).toEqual([
      [0, 'Run all scenarios (2)', 'remit.runScenario', [uri, { contract: 'Meals' }]],
      [31, 'Run', 'remit.runScenario', [uri, halfway]],
      [31, 'Explain', 'remit.explainScenario', [uri, halfway]],
      [40, 'Run', 'remit.runScenario', [uri, uncounted]],
      [40, 'Explain', 'remit.explainScenario', [uri, uncounted]],
    ]);
  });

  it('explains what a scenario expects, with the places of the contract', async () => {
    const { title, text, links } = await server.client.request<ScenarioStory>('remit/explainScenario', { uri, id: halfway });
    expect(title).toBe('Halfway there');
    expect(text).toBe(`Scenario "Halfway there" (meals.remit:32)
for the contract "Meals for people at home": it failed.

  ✓ expect Base in 2026/27 is £100,000.00 (meals.remit:37)
  ✗ expect Bonus in 2026/27 is £6,000.00 (meals.remit:38)
      came out: £5,000.00

Payment for each client, 2026/27: £100,000.00, due 30 April 2027, from Exeter City Council to Exe Kitchen (meals.remit:15).
  1. £100.00 × 1,000 clients (Clients) = £100,000.00 (line 18: "£100 per client in Clients").
  2. It is paid on 30 April 2027.

Bonus for warm meals, 2026/27: £5,000.00, due 30 May 2027, from Exeter City Council to Exe Kitchen (meals.remit:21).
  1. 70% (Warm) is at least 60% and below 80%, which gives 50% (line 24).
  2. £10,000.00 × 50% (step 1) = £5,000.00.
  3. It is paid on 30 May 2027.
`);
    expect(links.map(({ range: { start, end }, uri: to, line }) => [start.line, text.split('\n')[start.line]!.slice(start.character, end.character), to === uri, line])).toEqual([
      [0, 'meals.remit:32', true, 31], [3, 'meals.remit:37', true, 36], [4, 'meals.remit:38', true, 37],
      [7, 'meals.remit:15', true, 14], [8, 'line 18', true, 17], [11, 'meals.remit:21', true, 20], [12, 'line 24', true, 23],
    ]);
  });

  it('explains why a payment is held that a scenario expects to be', async () => {
    const { text } = await server.client.request<ScenarioStory>('remit/explainScenario', { uri, id: uncounted });
    expect(text).toBe(`Scenario "Nobody has counted" (meals.remit:41)
for the contract "Meals for people at home": it came true.

  ✓ expect Bonus in 2026/27 held for Warm (meals.remit:45)

Bonus for warm meals, 2026/27: held as of 31 May 2028, because no value of "Warm" has been recorded for 2026/27.
`);
  });

  it('explains nothing that is not there', async () => {
    expect(await server.client.request('remit/explainScenario', { uri, id: 'Meals/Other' })).toBeNull();
  });

  it('tells the editor when scenarios may be others', async () => {
    const count = (): number => ((server.client.notifications.get('remit/scenariosChanged') ?? []) as ScenariosChanged[]).filter(({ uris }) => uris.includes(uri)).length;
    const before = count();
    await server.client.change(uri, meals.replace('Nobody has counted', 'Nobody counted'));
    await server.client.until('the news', () => (count() > before ? true : undefined));
    expect((await list()).scenarios.map(({ id }) => id)).toEqual([halfway, 'Meals/Nobody counted']);
    await server.client.change(uri, meals);
  });

  it('runs scenarios that stand in another file than their contract', async () => {
    const [contract, trial] = [workspace.uri('contract-only.remit'), workspace.uri('trial.remit')];
    const at = meals.indexOf('scenario "Halfway');
    await server.client.open(contract, meals.slice(0, at).replace('contract Meals', 'contract Suppers'));
    await server.client.open(trial, `import { Suppers } from "./contract-only.remit"\n\n${meals.slice(at).replaceAll('for Meals', 'for Suppers')}`);
    const answer = await server.client.request<ScenariosRun>('remit/runScenarios', { uri: trial, coverage: true });
    expect(outcomes(answer)).toMatchObject([{ id: 'Suppers/Halfway there', state: 'failed' }, { id: 'Suppers/Nobody has counted', state: 'passed' }]);
    expect(answer.coverage!.map((file) => [file.uri, file.clauses.length])).toEqual([[contract, 9]]);
    const lenses = await server.client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri: contract } });
    expect(lenses.map(({ command }) => command!.title)).toEqual(['Run all scenarios (2)']);

    const news = (): number => ((server.client.notifications.get('remit/scenariosChanged') ?? []) as ScenariosChanged[]).filter(({ uris }) => uris.includes(trial)).length;
    // A figure of the contract is no reason to check again who imports it, and yet its scenarios may end otherwise.
    for (const figure of ['£11,000', '£12,000']) {
      const before = news();
      await server.client.change(contract, meals.slice(0, at).replace('contract Meals', 'contract Suppers').replace('£10,000', figure));
      await server.client.until('the news', () => (news() > before ? true : undefined));
    }
    expect(outcomes(await server.client.request<ScenariosRun>('remit/runScenarios', { uri: trial, ids: ['Suppers/Halfway there'] }))).toEqual([{ id: 'Suppers/Halfway there', state: 'passed', got: ['£100,000.00', '£6,000.00'] }]);
    await server.client.close(trial);
    await server.client.close(contract);
  });

  it('stops between two scenarios when it is cancelled', async () => {
    const source = new CancellationTokenSource();
    const running = server.client.connection.sendRequest<ScenariosRun>('remit/runScenarios', { uri }, source.token);
    source.cancel();
    expect((await running).scenarios).toEqual([]);
  });

  it('answers what was not run of a contract that is not there', async () => {
    const lone = workspace.uri('lone.remit');
    await server.client.open(lone, 'scenario "Alone" for Nothing {\n}\n');
    const { scenarios: [only] } = await server.client.request<ScenariosRun>('remit/runScenarios', { uri: lone });
    expect(only).toMatchObject({ id: 'Nothing/Alone', state: 'blocked', obstacle: "There is no contract 'Nothing', so the scenario was not run." });
    await server.client.close(lone);
  });
});

import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CodeAction, CompletionItem, Hover } from 'vscode-languageserver-protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LspProcess } from '../helpers/lsp-client.ts';
import runs from '../examples/runs.json' with { type: 'json' };
import { startServer } from './workspace.ts';

const examples = path.resolve(import.meta.dirname, '../../examples');
const uriOf = (file: string): string => pathToFileURL(path.join(examples, file)).href;
const textOf = (file: string): string => readFileSync(path.join(examples, file), 'utf8');

/** By file of facts: the contract that it is run with. */
const files = new Map([
  ...runs.flatMap(({ contract, facts }) => facts.map((file) => [path.posix.join(path.posix.dirname(contract), 'facts', file), path.posix.basename(contract)] as const)),
  ...globSync('care-models/*/facts/*.csv', { cwd: examples }).sort().map((file) => [file, path.basename(globSync(`${file.split('/').slice(0, 2).join('/')}/*.remit`, { cwd: examples }).filter((one) => !one.endsWith('scenarios.remit'))[0]!)] as const),
]);

let server: LspProcess;
beforeAll(async () => {
  server = startServer();
  await server.client.initialize({ workspace: examples });
  for (const file of files.keys()) await server.client.open(uriOf(file), textOf(file));
}, 60_000);
afterAll(async () => {
  await server.stop();
  expect(server.errors()).toBe('');
});

/** The first fact that a file names. */
function firstFact(text: string): { line: number; character: number } {
  const names = text.split('\n')[0]!.split(',');
  if (names.includes('fact')) return { line: 1, character: 2 };
  const column = names.findIndex((name) => /^[A-Z]/.test(name) && name !== 'Conditions' && name !== 'Difficulty');
  return { line: 0, character: names.slice(0, column).join(',').length + 2 };
}

describe('the facts of the examples', () => {
  it.each([...files].filter(([file]) => !/members|hospital-results/.test(file)))('%s belong to %s', async (file, contract) => {
    const { line, character } = firstFact(textOf(file));
    const hover = await server.client.at<Hover | null>('textDocument/hover', uriOf(file), line, character);
    expect((hover?.contents as { value: string } | undefined)?.value.split('\n').at(-1)).toMatch(new RegExp(`\\(${contract.replace('.', '\\.')}\\)$`));
  }, 60_000);

  it('are without a fault; what is said of them is what is still to come', async () => {
    const last = uriOf('unitingcare/facts/2015-16.csv');
    await server.client.until('the last note', () => server.client.published.find(({ uri, diagnostics }) => uri === last && diagnostics.length > 0));
    const said = [...files.keys()].flatMap((file) => server.client.published.filter(({ uri }) => uri === uriOf(file)).flatMap(({ diagnostics }) => diagnostics));
    expect(said.filter(({ code, severity }) => code !== 'FCT-260' || severity !== 3)).toEqual([]);
    expect(said.length).toBeGreaterThan(10);
  }, 60_000);

  it('of members and cases are completed from what the other files say', async () => {
    const labels = async (file: string, text: string, line: number, character: number): Promise<string[]> => {
      await server.client.change(uriOf(file), text);
      return (await server.client.at<CompletionItem[]>('textDocument/completion', uriOf(file), line, character)).map(({ label }) => label);
    };
    const yearly = 'care-models/03-tarnside-individual-budgets/facts/people-by-year.csv';
    expect((await labels(yearly, 'period,member,HeldAs,PlanAgreed\n2027/28,,,\n', 1, 8)).slice(0, 3)).toEqual(['T001', 'T002', 'T003']);
    expect(await labels(yearly, 'period,member,HeldAs,PlanAgreed\n2027/28,T001,,\n', 1, 13)).toEqual(['Notional', 'ThirdParty', 'Direct']);
    expect(await labels(yearly, 'period,member,HeldAs,PlanAgreed\n2027/28,T001,Direct,\n', 1, 20)).toEqual(['yes', 'no']);
    expect(await labels('care-models/03-tarnside-individual-budgets/facts/members.csv', 'group,member,joined,left\n,,,\n', 1, 0)).toEqual(['Holders', 'Suppliers']);
    const practices = 'payment-patterns/facts/immunisation-targets.csv';
    await server.client.change(uriOf(practices), 'period,member,Coverage,Doctors\n2005/06,P92,92%,\n');
    const at = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const actions = await server.client.request<CodeAction[] | null>('textDocument/codeAction', { textDocument: { uri: uriOf(practices) }, range: at, context: { diagnostics: [] } });
    // The line is there already, with an empty value.
    expect(actions).toBeNull();
    expect(await labels(practices, 'period,member,Coverage,Doctors\n2005/06,P92,N,\n', 1, 13)).toEqual([]);
  }, 60_000);
});

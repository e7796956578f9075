import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CodeAction, CompletionItem, Diagnostic, Hover, LocationLink, TextDocumentEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LspProcess } from '../helpers/lsp-client.ts';
import { meals } from '../helpers/meals.ts';
import { after, copyWorkspace, startServer, type Workspace } from './workspace.ts';

let workspace: Workspace;
let server: LspProcess;
beforeEach(async () => {
  workspace = copyWorkspace();
  for (const name of ['unknown-name.remit', 'untidy.remit', 'contract.remit']) rmSync(path.join(workspace.folder, name));
  write('meals/meals.remit', meals);
  server = startServer();
  await server.client.initialize({ workspace: workspace.folder });
});
afterEach(async () => {
  await server.stop();
  expect(server.errors()).toBe('');
  workspace.remove();
});

function write(name: string, text: string): string {
  const file = path.join(workspace.folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return pathToFileURL(file).href;
}

const uriOf = (name: string): string => pathToFileURL(path.join(workspace.folder, name)).href;
const open = async (name: string, text: string): Promise<string> => {
  await server.client.open(uriOf(name), text);
  return uriOf(name);
};
/** A finding as "2:14-2:18 FCT-206": lines and columns from 1. */
const brief = ({ range: { start, end }, code }: Diagnostic): string => `${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1} ${code}`;
const errors = (all: readonly Diagnostic[]): Diagnostic[] => all.filter(({ severity }) => severity !== 3);
/** What is wrong in a file once something, or nothing, as wanted is said. */
const found = (uri: string, isWanted: (all: readonly Diagnostic[]) => boolean): Promise<Diagnostic[]> => server.client.until(`findings of ${uri}`, () => {
  const last = server.client.published.findLast((one) => one.uri === uri)?.diagnostics;
  return last && isWanted(last) ? last : undefined;
});
const wrong = (uri: string, count: number): Promise<string[]> => found(uri, (all) => errors(all).length === count).then((all) => errors(all).map(brief));
const labels = async (uri: string, text: string, before: string): Promise<string[]> => {
  const { line, character } = after(text, before);
  return (await server.client.at<CompletionItem[]>('textDocument/completion', uri, line, character)).map(({ label }) => label);
};

describe('what is wrong in a file of facts', () => {
  it('is told at the value', async () => {
    const text = 'fact,period,value,recordedAt\nClients,2026/27,"1,000",\nClient,2026/27,5,\nWarm,2026-04,70%,\nWarm,2029/30,70%,\nWarm,2027/28,185%,\nClients,2027/28,900 clients,30/4/2028\nWarm,2026/27,"70%",2027-13-01\n';
    const uri = await open('meals/facts/year.csv', text);
    expect(await wrong(uri, 7)).toEqual(['2:17-2:24 FCT-206', '3:1-3:7 FCT-101', '7:17-7:28 FCT-206', '4:6-4:13 FCT-102', '5:6-5:13 FCT-102', '8:20-8:30 FCT-111', '6:14-6:18 FCT-108']);
    const all = errors(server.client.published.at(-1)!.diagnostics);
    expect(all.map(({ message }) => message)[0]).toBe("'1,000' cannot be read as the value of 'Clients', which is a whole number. Leave out the commas: 1000. A value that is half understood is worse than one that is missing. Write it plainly: 24300, 0.7 or 70%, 17010/24300, 410/480 less 20, 2026-04-01, yes or no, NA. An empty cell is a missing value.");
    expect(all.find(({ code }) => code === 'FCT-108')!.relatedInformation![0]).toMatchObject({ message: "'Warm' in the contract", location: { uri: uriOf('meals/meals.remit'), range: { start: after(meals, '  fact Clients each year { count of clients between 0 and 5,000 }\n  ') } } });
  });

  it('is told at the column, at the line and at the second of two values', async () => {
    const wide = await open('meals/wide.facts.csv', 'period,Clients,Wram,\n2026/27,5,70%,\n');
    expect(await wrong(wide, 2)).toEqual(['1:16-1:20 FCT-202', '1:1-1:21 FCT-211']);
    const twice = await open('meals/facts/twice.csv', 'period,Clients,Warm\n2026/27,5,70%\n2026/27,,80%\n2027/28,5\n');
    expect(await wrong(twice, 2)).toEqual(['4:1-4:10 FCT-250', '3:10-3:13 FCT-112']);
    expect(errors(server.client.published.findLast((one) => one.uri === twice)!.diagnostics)[1]!.message).toMatch(/^There are two values for 'Warm' in 2026\/27 \(the other is at twice\.csv:2\), and neither replaces the other\./);
  });

  it('is told at the first line where a spreadsheet set semicolons or tabs between the columns', async () => {
    for (const [name, between] of [['semicolons', ';'], ['tabs', '\t']] as const) {
      const uri = await open(`meals/facts/${name}.csv`, 'fact,period,value\nClients,2026/27,800\n'.replaceAll(',', between));
      expect(await wrong(uri, 1)).toEqual(['1:1-1:18 FCT-201']);
      expect(server.client.published.at(-1)!.diagnostics[0]!.message).toContain(`Its columns seem to stand between ${name}: save it with commas.`);
    }
  });

  it('is told in JSON at the property', async () => {
    const text = '{\n  "format": "remit-facts/1.0",\n  "observations": [\n    { "fact": "Clients", "period": "2026", "value": "900" },\n    { "fact": "Warm", "period": "2026/27", "value": "1.85" }\n  ]\n}\n';
    const uri = await open('meals/facts/year.json', text);
    expect(await wrong(uri, 2)).toEqual(['4:36-4:42 FCT-102', '5:53-5:59 FCT-108']);
    await server.client.change(uri, text.replace('"observations": [', '"observations": '));
    expect(await wrong(uri, 1)).toEqual(['5:5-5:61 FCT-210']);
  });

  it('follows the facts and the contract, saved or not', async () => {
    const uri = await open('meals/facts/year.csv', 'period,Warm\n2026/27,85%\n');
    await found(uri, (all) => all.length === 1 && errors(all).length === 0);
    const contract = await open('meals/meals.remit', meals.replace('fact Warm each year { percentage between 0% and 100% }', 'fact Warm each year { percentage between 0% and 80% }'));
    expect(await wrong(uri, 1)).toEqual(['2:9-2:12 FCT-108']);
    await server.client.change(uri, 'period,Warm\n2026/27,75%\n');
    expect(await wrong(uri, 0)).toEqual([]);
    await server.client.change(contract, meals.replace('in Clients', 'in Client'));
    const [note] = await found(uri, (all) => all[0]?.code === 'FCT-261');
    expect([note!.severity, String(note!.message).split('. ')[0]]).toEqual([3, "These facts are not checked at the moment, because the contract in 'meals.remit' has errors"]);
    await server.client.change(contract, meals);
    await found(uri, (all) => all[0]?.code === 'FCT-260');
    await server.client.close(uri);
    await found(uri, (all) => all.length === 0);
  });

  it('is told of files that the project names, and of facts.csv beside a contract', async () => {
    const plain = await open('meals/facts.csv', 'period,Wram\n');
    expect(await wrong(plain, 1)).toEqual(['1:8-1:12 FCT-202']);
    const planned = await open('plan/first.csv', 'period,Wram\n');
    write('remit.json', '{ "facts": { "plan/*.csv": "meals/meals.remit" } }\n');
    await server.client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf('remit.json'), type: 2 }] });
    expect(await wrong(planned, 1)).toEqual(['1:8-1:12 FCT-202']);
    write('remit.json', '{}\n');
    await server.client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf('remit.json'), type: 2 }] });
    await server.client.change(planned, 'period,Wram\n\n');
    await server.client.change(plain, 'period,Wram,Clients,Clients\n');
    expect(await wrong(plain, 2)).toEqual(['1:21-1:28 FCT-203', '1:8-1:12 FCT-202']);
  });

  it('is not told while nobody knows what the contract says', async () => {
    const contract = await open('new/new.remit', meals.replaceAll('Meals', 'Suppers').replace('in Clients', 'in Client'));
    const uri = await open('new/facts/year.csv', 'period,Wram\n');
    expect((await found(uri, (all) => all.length > 0)).map(({ code }) => code)).toEqual(['FCT-261']);
    await server.client.change(contract, meals.replaceAll('Meals', 'Suppers'));
    expect(await wrong(uri, 1)).toEqual(['1:8-1:12 FCT-202']);
  });

  it('bears names that mean something to a computer', async () => {
    const uri = await open('meals/facts/odd.csv', 'fact,period,value\n__proto__,__proto__,constructor\nWarm,__proto__,1\n"Wa\nrm",2026/27,1\n');
    expect(await wrong(uri, 3)).toEqual(['2:1-2:10 FCT-101', '4:1-5:4 FCT-101', '3:6-3:15 FCT-102']);
    const json = await open('meals/facts/odd.json', '{ "format": "remit-facts/1.0", "observations": [], "rows": { "__proto__": [] }, "members": { "constructor": [{ "key": "a" }] } }');
    expect(await wrong(json, 1)).toEqual(['1:75-1:77 FCT-007']);
    await server.client.change(json, '{ "format": "remit-facts/1.0", "observations": [], "members": { "constructor": [{ "key": "a" }] } }');
    expect((await found(json, (all) => all[0]?.code === 'FCT-116')).map(brief)).toEqual(['1:80-1:96 FCT-116']);
  });

  it('is nothing in files that hold something else', async () => {
    const others = ['meals/year.csv', 'package.json', 'meals/facts/notes.csv', 'meals/facts/settings.json', 'elsewhere/facts/year.csv', 'facts.csv'];
    for (const name of others) await open(name, name.endsWith('json') ? '{ "observations": [ { "fact": "Nothing" } ] }' : 'when,what\n2026/27,nothing\n');
    const last = await open('meals/facts/last.csv', 'period,Wram\n');
    await wrong(last, 1);
    expect(server.client.published.filter(({ uri, diagnostics }) => uri !== last && diagnostics.length > 0 && !uri.endsWith('.remit'))).toEqual([]);
    expect(await server.client.at('textDocument/hover', uriOf('meals/year.csv'), 0, 1)).toBeNull();
    for (const method of ['textDocument/documentSymbol', 'textDocument/foldingRange', 'textDocument/codeLens', 'textDocument/documentLink']) expect(await server.client.request(method, { textDocument: { uri: last } })).toBeNull();
    expect(await server.client.request('textDocument/formatting', { textDocument: { uri: last }, options: { tabSize: 2, insertSpaces: true } })).toBeNull();
  });
});

describe('what is still to come', () => {
  it('is one note in each file, with the day by which it is expected; other files and texts that are not saved count', async () => {
    write('meals/facts/clients.csv', 'period,Clients\n2026/27,900\n');
    const warm = await open('meals/facts/warm.csv', 'fact,period,value\nWarm,2026/27,70%\n');
    const [note] = await found(warm, (all) => all.length === 1);
    expect([note!.severity, note!.code, note!.message]).toEqual([3, 'FCT-260', "One value is still to come that 'Meals' needs: 'Warm' for 2027/28 (after 31 March 2028). While a value is missing, a payment that rests on it is held, or goes by what the contract says for that case; the value is never taken for nothing. Give the values when they are known. Until then leave them out, or leave their cells empty."]);
    const clients = await open('meals/facts/clients.csv', 'period,Clients\n2026/27,900\n2027/28,950\n');
    await server.client.change(warm, 'fact,period,value\nWarm,2026/27,70%\nWarm,2027/28,80%\n');
    await found(warm, (all) => all.length === 0);
    await server.client.close(clients);
    const text = 'fact,period,value\nWarm,2026/27,70%\nWarm,2027/28,\n';
    await server.client.change(warm, text);
    await found(warm, (all) => all[0]?.code === 'FCT-260');
  });

  it('is added as lines with empty values, once', async () => {
    const text = 'fact,period,value\nClients,2026/27,900';
    const uri = await open('meals/facts/year.csv', text);
    const [note] = await found(uri, (all) => all[0]?.code === 'FCT-260');
    const actions = async (): Promise<CodeAction[] | null> => server.client.request('textDocument/codeAction', { textDocument: { uri }, range: note!.range, context: { diagnostics: [note] } });
    const [action] = (await actions())!;
    expect(action!.title).toBe('Add 3 lines for the missing facts, with empty values');
    const edited = TextDocument.applyEdits(TextDocument.create(uri, 'csv', 1, text), (action!.edit!.documentChanges as TextDocumentEdit[])[0]!.edits as never);
    expect(edited).toBe('fact,period,value\nClients,2026/27,900\nWarm,2026/27,\nClients,2027/28,\nWarm,2027/28,\n');
    await server.client.change(uri, edited);
    await found(uri, (all) => all[0]?.code === 'FCT-260' && all.length === 1);
    expect(await actions()).toBeNull();
  });
});

describe('values as a spreadsheet shows them', () => {
  it('are written as files of facts have them, one by one or all together', async () => {
    const text = 'period,Clients,Warm\n2026/27,"1,000",70%\n2027/28,"1,234,567",80%\n';
    const uri = await open('meals/facts/shown.csv', text);
    const all = await found(uri, (some) => some.filter(({ code }) => code === 'FCT-206').length === 2);
    const [first] = all.filter(({ code }) => code === 'FCT-206');
    expect(first!.message).toMatch(/^'1,000' cannot be read as the value of 'Clients', which is a whole number\. Leave out the commas: 1000\./);
    const actions = await server.client.request<CodeAction[]>('textDocument/codeAction', { textDocument: { uri }, range: first!.range, context: { diagnostics: [first] } });
    expect(actions.map(({ title, isPreferred }) => [title, isPreferred])).toEqual([['Write 1000', true], ['Write all 2 values of this file without commas and signs of currency', false]]);
    const edited = actions.map(({ edit }) => TextDocument.applyEdits(TextDocument.create(uri, 'csv', 1, text), (edit!.documentChanges as TextDocumentEdit[])[0]!.edits as never));
    expect(edited).toEqual(['period,Clients,Warm\n2026/27,1000,70%\n2027/28,"1,234,567",80%\n', 'period,Clients,Warm\n2026/27,1000,70%\n2027/28,1234567,80%\n']);
    const other = 'fact,period,value\nClients,2026/27,"1,00"\nClients,2027/28,£900\n';
    await server.client.change(uri, other);
    const doubtful = await found(uri, (some) => some.filter(({ code, range: { start } }) => code === 'FCT-206' && start.line > 0).length === 2);
    expect(await server.client.request('textDocument/codeAction', { textDocument: { uri }, range: doubtful[0]!.range, context: { diagnostics: doubtful.filter(({ code }) => code === 'FCT-206') } })).toBeNull();
    await server.client.close(uri);
  });
});

describe('while facts are written', () => {
  it('headings and values are offered that the contract knows', async () => {
    const text = 'period,\n2026/27,\n';
    const uri = await open('meals/facts/year.csv', text);
    expect(await labels(uri, text, 'period,')).toEqual(['fact', 'Clients', 'Warm', 'recordedAt', 'id', 'supersedes']);
    expect(await labels(uri, text, '\n')).toEqual(['2026/27', '2027/28']);
    const long = 'fact,period,value\nW\nWarm,,\n';
    await server.client.change(uri, long);
    expect(await labels(uri, long, '\nW')).toEqual(['Clients', 'Warm']);
    expect(await labels(uri, long, 'Warm,')).toEqual(['2026/27', '2027/28']);
    expect(await labels(uri, long, 'Warm,,')).toEqual([]);
    await server.client.change(uri, '');
    expect(await labels(uri, '', '')).toEqual(['fact', 'period', 'Clients', 'Warm', 'recordedAt', 'id', 'supersedes', 'fact,period,value,recordedAt,id,supersedes', 'period,Clients,Warm']);
  });

  it('properties and values are offered in JSON', async () => {
    const text = '{\n  "format": "remit-facts/1.0",\n  "observations": [\n    { "fact": "", "period": "", "value": "" },\n    {  }\n  ]\n}\n';
    const uri = await open('meals/facts/year.json', text);
    expect(await labels(uri, text, '"fact": "')).toEqual(['Clients', 'Warm']);
    expect(await labels(uri, text, '"period": "')).toEqual(['2026/27', '2027/28']);
    expect(await labels(uri, text, '    { ')).toEqual(['fact', 'dims', 'recordedAt', 'id', 'supersedes', 'decidedBy']);
    expect(await labels(uri, text, '},\n    { ')).toEqual(['fact', 'period', 'dims', 'value', 'recordedAt', 'id', 'supersedes', 'decidedBy']);
    const { line, character } = after(text, '},\n    { ');
    const items = await server.client.at<CompletionItem[]>('textDocument/completion', uri, line, character);
    expect(items[0]!.textEdit).toEqual({ range: { start: { line, character }, end: { line, character } }, newText: '"fact": ' });
  });
});

describe('a fact', () => {
  it('is explained, and leads to the contract', async () => {
    const text = 'fact,period,value\nWarm,2026/27,70%\n';
    const uri = await open('meals/facts/year.csv', text);
    const hover = await server.client.at<Hover>('textDocument/hover', uri, 1, 14);
    expect(hover.contents).toEqual({ kind: 'markdown', value: '**Warm**\n\nPercentage, each year, between 0% and 100%.\n\nThe payment "Bonus for warm meals" rests on it.\n\nContract Meals for people at home (meals.remit)' });
    expect(hover.range).toEqual({ start: { line: 1, character: 13 }, end: { line: 1, character: 16 } });
    const [link] = await server.client.at<LocationLink[]>('textDocument/definition', uri, 1, 2);
    expect([link!.targetUri, link!.targetRange.start]).toEqual([uriOf('meals/meals.remit'), after(meals, '5,000 }\n  ')]);
    expect(await server.client.at('textDocument/hover', uri, 1, 7)).toBeNull();
  });
});

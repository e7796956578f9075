import { CancellationTokenSource, type WorkspaceEdit } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { expect, it } from 'vitest';
import { firstContract } from '@remit/cli/files/first-contract';
import { EditorAndCommand } from '../helpers/editor-and-command.ts';
import { startServer } from './workspace.ts';

const [contract] = firstContract.split('\nscenario') as [string, string];
const wrong = contract.replace('from Council ', 'from Counci ');

/** The findings that both show, as "file line:column code". */
async function agreed(both: EditorAndCommand): Promise<string[]> {
  const { shown, told } = await both.compare();
  expect(shown).toEqual(told);
  expect(both.errors()).toBe('');
  return shown.map((one) => JSON.parse(one) as { file: string; code: string; range: { line: number; column: number } }).map(({ file, code, range }) => `${file} ${range.line}:${range.column} ${code}`);
}

it('hundreds of quick edits with requests that are given up leave the findings of the last text', async () => {
  const both = await EditorAndCommand.start({ 'a.remit': contract, 'b.remit': `import "./a.remit"\n${contract.replace('First', 'Second')}` });
  await both.openFile('a.remit');
  const { client } = both.process;
  const uri = both.uri('a.remit');
  const start = { line: 0, character: 0 };
  const failures: unknown[] = [];
  const answers: Promise<unknown>[] = [];
  const methods = ['hover', 'completion', 'definition', 'references', 'documentSymbol', 'semanticTokens/full', 'codeAction', 'foldingRange', 'formatting'];
  for (let edit = 0; edit < 300; edit += 1) {
    void client.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version: 2 + edit }, contentChanges: [{ range: { start, end: start }, text: edit % 2 ? '\n' : '// ' }] });
    const source = new CancellationTokenSource();
    const params = { textDocument: { uri }, position: { line: 3, character: 9 }, context: { diagnostics: [], includeDeclaration: true }, range: { start, end: start }, options: { tabSize: 2, insertSpaces: true } };
    answers.push(client.connection.sendRequest(`textDocument/${methods[edit % methods.length]}`, params, source.token).catch((error: { code: number }) => failures.push(error.code)));
    if (edit % 3 !== 0) setTimeout(() => source.cancel(), edit % 7);
    if (edit % 50 === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await Promise.all(answers);
  expect(failures.filter((code) => code !== -32800)).toEqual([]);
  expect(failures.length).toBeGreaterThan(0);
  await both.closeFile('a.remit');
  await both.openFile('a.remit');
  expect(await agreed(both)).toEqual([]);
  await both.write('a.remit', `\n${wrong}`);
  expect(await agreed(both)).toEqual(['a.remit 13:38 REF-001']);
});

it('a file that is deleted while it is open stays as the editor shows it, until it is closed', async () => {
  const both = await EditorAndCommand.start({ 'lib.remit': 'let Price = £40 per person\n', 'a.remit': `import "./lib.remit"\n${contract.replace('£40 per person in People', 'Price * People')}` });
  await both.openFile('lib.remit');
  expect(await agreed(both)).toEqual([]);
  await both.delete('lib.remit');
  expect(await agreed(both)).toEqual([]);
  await both.write('lib.remit', 'let Price = £4O per person\n');
  expect((await agreed(both)).some((one) => one.startsWith('lib.remit'))).toBe(true);
  await both.closeFile('lib.remit');
  expect(await agreed(both)).toContain('a.remit 1:8 IMP-001');
  await both.write('lib.remit', 'let Price = £40 per person\n');
  expect(await agreed(both)).toEqual([]);
});

it('a file that is only imported is missed when it goes, and found when it comes back', async () => {
  const library = 'let Price = £40 per person\n';
  const both = await EditorAndCommand.start({ 'remit.json': '{ "include": ["*.remit"] }', 'lib/more.remit': library, 'a.remit': `import "./lib/more.remit"\n${contract.replace('£40 per person in People', 'Price * People')}` });
  expect(await agreed(both)).toEqual([]);
  await both.delete('lib/more.remit');
  expect(await agreed(both)).toContain('a.remit 1:8 IMP-001');
  await both.write('lib/more.remit', library);
  expect(await agreed(both)).toEqual([]);
});

it('files that come and go faster than they are read do no harm', async () => {
  const both = await EditorAndCommand.start({ 'a.remit': contract });
  for (let round = 0; round < 12; round += 1) {
    await both.write('b.remit', contract);
    await both.write('b.remit', wrong);
    await both.delete('b.remit');
  }
  expect(await agreed(both)).toEqual([]);
  await both.write('b.remit', contract);
  expect(await agreed(both)).toEqual(['b.remit 1:10 MOD-165']);
});

it('a mark at the start of a file and line ends of every kind move no finding', async () => {
  const ends = ['\n', '\r\n', '\r'];
  const files = {
    'bom.remit': `\uFEFF${wrong}`,
    'crlf.remit': wrong.replace('First', 'Second').replaceAll('\n', '\r\n'),
    'mixed.remit': wrong.replace('First', 'Third').split('\n').map((line, index) => line + ends[index % 3]).join(''),
  };
  const both = await EditorAndCommand.start({ ...files, 'remit.json': '{ "include": [' });
  const expected = ['bom.remit 12:38 REF-001', 'crlf.remit 12:38 REF-001', 'mixed.remit 12:38 REF-001', 'remit.json 1:1 CFG-001'];
  expect(await agreed(both)).toEqual(expected);
  for (const name of Object.keys(files)) await both.openFile(name);
  expect(await agreed(both)).toEqual(expected);
  await both.write('remit.json', '{}');
  expect(await agreed(both)).toEqual(expected.slice(0, 3));
});

it('a rename reaches three files, one of them as it is in the editor, not as it is on disk', async () => {
  const library = 'let Price = £40 per person\n';
  const user = (name: string): string => `import "./lib.remit"\n${contract.replace('First', name).replace('£40 per person in People', 'Price * People')}`;
  const both = await EditorAndCommand.start({ 'lib.remit': library, 'a.remit': user('Apples'), 'b.remit': user('Bread') });
  await both.openFile('b.remit');
  const unsaved = `// not saved\n// as yet\n${user('Bread')}`;
  await both.write('b.remit', unsaved);
  await both.openFile('lib.remit');
  const edit = await both.process.client.at<WorkspaceEdit>('textDocument/rename', both.uri('lib.remit'), 0, 6, { newName: 'Fee' });
  const texts = { 'lib.remit': library, 'a.remit': user('Apples'), 'b.remit': unsaved };
  expect(Object.keys(edit.changes!).sort()).toEqual(Object.keys(texts).map((name) => both.uri(name)).sort());
  for (const [name, text] of Object.entries(texts)) {
    const renamed = TextDocument.applyEdits(TextDocument.create('', 'remit', 0, text), edit.changes![both.uri(name)]!);
    expect(renamed).toBe(text.replace('Price', 'Fee'));
    await both.write(name, renamed);
  }
  expect(await agreed(both)).toEqual([]);
});

it('what is asked of a file that nobody has is refused, as an error, and harms nothing', async () => {
  const both = await EditorAndCommand.start({ 'a.remit': wrong });
  for (const uri of ['file:///nowhere/x.remit', 'file:///c%3A/work/x.remit', 'untitled:Untitled-9', 'git:/a.remit?x', 'nonsense']) {
    for (const method of ['hover', 'completion', 'documentSymbol', 'semanticTokens/full', 'foldingRange']) {
      const answer = both.process.client.at(`textDocument/${method}`, uri, 900, 900);
      await expect(answer, `${method} of ${uri}`).rejects.toMatchObject({ code: -32802 });
    }
  }
  expect(await agreed(both)).toEqual(['a.remit 12:38 REF-001']);
});

it('addresses are given back as the editor spells them', async () => {
  const both = await EditorAndCommand.start({});
  const { client } = both.process;
  const uri = 'file:///c%3A/Contracts/%C3%BCber%20uns.remit';
  await client.open(uri, wrong);
  const { diagnostics } = await client.diagnostics(uri);
  expect(diagnostics.map(({ code }) => code)).toEqual(['REF-001']);
  const mended = await client.change(uri, contract);
  expect((await client.diagnostics(uri, mended)).diagnostics).toEqual([]);
  expect([...new Set(client.published.map((one) => one.uri))]).toEqual([uri]);
});

it.each([0, 40, 250])('ends with exit code 0 when asked to in the midst of a check, after %i ms', async (wait) => {
  const files = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`c${index}.remit`, contract.replace('First', `C${index}`)]));
  const both = await EditorAndCommand.start(files);
  await both.openFile('c0.remit');
  await new Promise((resolve) => setTimeout(resolve, wait));
  await both.process.client.shutdown();
  expect(await both.process.exited).toBe(0);
  expect(both.errors()).toBe('');
});

it('ends when the editor goes without a word', async () => {
  const { client, server, exited, errors, stop } = startServer();
  await client.initialize();
  await client.open('file:///a.remit', contract);
  server.stdin!.end();
  server.stdout!.destroy();
  expect(await exited).toBe(1);
  expect(errors()).toBe('');
  await stop();
});

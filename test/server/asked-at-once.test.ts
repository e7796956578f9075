import type { Hover } from 'vscode-languageserver-protocol/node';
import { expect, it } from 'vitest';
import { firstContract } from '@remit/cli/files/first-contract';
import { EditorAndCommand } from '../helpers/editor-and-command.ts';

const [contract] = firstContract.split('\nscenario') as [string, string];
const elsewhere = firstContract.replaceAll('First', 'Other');
const place = { line: 11, character: 39 };
const start = { line: 0, character: 0 };

/** Everything an editor asks of a file that it has just opened, by method. */
const asked: Record<string, (uri: string) => object> = {
  ...Object.fromEntries(['hover', 'completion', 'definition', 'references', 'documentHighlight', 'signatureHelp', 'prepareRename', 'prepareCallHierarchy'].map((name) => [`textDocument/${name}`, (uri: string) => ({ textDocument: { uri }, position: place, context: { includeDeclaration: true } })])),
  ...Object.fromEntries(['documentSymbol', 'semanticTokens/full', 'foldingRange', 'documentLink', 'codeLens'].map((name) => [`textDocument/${name}`, (uri: string) => ({ textDocument: { uri } })])),
  'textDocument/inlayHint': (uri) => ({ textDocument: { uri }, range: { start, end: place } }),
  'textDocument/codeAction': (uri) => ({ textDocument: { uri }, range: { start: place, end: place }, context: { diagnostics: [] } }),
  'textDocument/formatting': (uri) => ({ textDocument: { uri }, options: { tabSize: 2, insertSpaces: true } }),
  'remit/overview': (uri) => ({ textDocument: { uri } }),
  'remit/pasteTable': (uri) => ({ textDocument: { uri }, range: { start, end: start }, text: 'a\tb\n' }),
  'remit/compile': (uri) => ({ uri }),
  'remit/scenarios': (uri) => ({ uri }),
  'remit/contractTree': (uri) => ({ uri, contract: 'Other' }),
};

const many = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`c${index}.remit`, contract.replace('First', `C${index}`).replace('{\n', `{\n  identifier "C-${index}"\n`)]));

it.each([
  ['while the folder is being loaded', false],
  ['while other files are being checked', true],
])('what is asked right after a file was opened is answered from its text, %s', async (_, isLoaded) => {
  const both = await EditorAndCommand.start(many);
  const { client } = both.process;
  if (isLoaded) {
    await both.openFile('c0.remit');
    await client.diagnostics(both.uri('c0.remit'));
    await both.write('c0.remit', `\n${many['c0.remit']}`);
  }
  const uri = both.uri('other.remit');
  void client.open(uri, elsewhere);
  const answers = await Promise.all(Object.entries(asked).map(async ([method, params]) => [method, await client.request<unknown>(method, params(uri)).catch((error: Error) => error)] as const));
  expect(answers.filter(([, answer]) => answer instanceof Error)).toEqual([]);
  const of = Object.fromEntries(answers);
  const again = Object.fromEntries(await Promise.all(Object.entries(asked).map(async ([method, params]) => [method, await client.request<unknown>(method, params(uri))])));
  for (const method of Object.keys(asked)) expect([method, ignoringIds(of[method])]).toEqual([method, ignoringIds(again[method])]);
});

it('what is asked right after each change is answered from the changed text', async () => {
  const both = await EditorAndCommand.start(many);
  const { client } = both.process;
  const uri = both.uri('other.remit');
  void client.open(uri, elsewhere);
  const line = elsewhere.split('\n').findIndex((one) => one.includes('commissioner Council'));
  const character = elsewhere.split('\n')[line]!.indexOf('Council') + 2;
  const hovers: Promise<Hover | null>[] = [];
  for (let round = 0; round < 40; round += 1) {
    void client.change(uri, elsewhere.replace('"Riverside Council"', `"Riverside Council as of change ${round};"`));
    hovers.push(client.at<Hover | null>('textDocument/hover', uri, line, character));
    if (round % 9 === 0) await Promise.all(hovers);
    else if (round % 4 === 0) await new Promise((resolve) => setTimeout(resolve, round));
  }
  // A later change may have come before the answer; an earlier text may not be what it is of.
  const said = (await Promise.all(hovers)).map((hover, round) => [round, Number(/as of change (\d+);/.exec(JSON.stringify(hover))?.[1])] as const);
  expect(said.filter(([round, of]) => !(of >= round))).toEqual([]);
  expect(said.at(-1)).toEqual([39, 39]);
});

/** Semantic tokens carry a number of their own. */
function ignoringIds(answer: unknown): unknown {
  return answer && typeof answer === 'object' && 'resultId' in answer ? { ...answer, resultId: '' } : answer;
}

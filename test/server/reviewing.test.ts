import type { CompareAnswer } from '@remit/server/compare-request';
import { readFileSync } from 'node:fs';
import { CancellationTokenSource, LSPErrorCodes, type CodeAction, type TextDocumentEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { expect, it } from 'vitest';
import { serverForEach } from './conversing.ts';
import { after } from './workspace.ts';

const one = serverForEach();

const today = new Date().toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
const textOf = (path: string): string => readFileSync(`examples/northshire-diabetes/${path}`, 'utf8');
const northshire = textOf('northshire-diabetes.remit').replace('./library/diabetes-measures.remit', './library/diabetes.remit');
const withoutAcceptance = northshire.replace(/^ {2}accept OUT-019.*\n/m, '');

/** The actions at the part that weighs too much, in an editor of such abilities. */
async function acceptance(workspaceEdit: object): Promise<{ uri: string; action: CodeAction | undefined }> {
  await one.process.client.initialize({ workspace: one.workspace.folder, capabilities: { workspace: { workspaceEdit }, textDocument: { publishDiagnostics: { versionSupport: true } } } });
  const [uri, library] = [one.workspace.uri('review.remit'), one.workspace.uri('library/diabetes.remit')];
  await one.process.client.open(library, textOf('library/diabetes-measures.remit'));
  await one.process.client.diagnostics(library);
  await one.process.client.open(uri, withoutAcceptance);
  const { diagnostics: found } = await one.process.client.diagnostics(uri);
  expect(found.map(({ code }) => code)).toEqual(['OUT-019']);
  const place = after(withoutAcceptance, '    60');
  const actions = await one.process.client.request<CodeAction[]>('textDocument/codeAction', { textDocument: { uri }, range: { start: place, end: place }, context: { diagnostics: [] } });
  return { uri, action: actions.find(({ title }) => title === "Accept OUT-019 on 'Quality', with a reason…") };
}

it('an editor without places in edits gets a line that says what is to be written', async () => {
  const { uri, action } = await acceptance({ documentChanges: true });
  const text = TextDocument.applyEdits(TextDocument.create(uri, 'remit', 1, withoutAcceptance), action!.edit!.changes![uri]!);
  expect(text).toBe(withoutAcceptance.replace(/( {2}accept FUND-022.*\n)/, `$1  accept OUT-019 on Quality "To be written" by LayChair on ${today}\n`));
});

it('an editor with places in edits gets them', async () => {
  const { action } = await acceptance({ documentChanges: true, snippetEditSupport: true });
  const [{ edits }] = action!.edit!.documentChanges as [TextDocumentEdit];
  expect(edits).toMatchObject([{ snippet: { kind: 'snippet', value: `  accept OUT-019 on Quality "\${1:To be written}" by \${2|LayChair,Finance,PublicHealth,Patient,NorthshireICB,Institute|} on \${3:${today}}$0\n` } }]);
});

it('two states are compared beside the documents that are open, in words with places', async () => {
  await one.process.client.initialize({ workspace: one.workspace.folder });
  const folder = 'file:///elsewhere';
  const files = (price: string): { uri: string; text: string }[] => [{ uri: `${folder}/a/contract.remit`, text: northshire.replace('./library', '../library').replace('£1,320 per', `${price} per`) }, { uri: `${folder}/library/diabetes.remit`, text: textOf('library/diabetes-measures.remit') }];
  const { told } = await one.process.client.request<CompareAnswer>('remit/compare', { before: files('£1,320'), after: files('£1,250'), folder, within: [`${folder}/a`] });
  expect(told.text.changes).toMatchObject([{ what: 'changed', heading: 'Payment "Whole-population payment" (Core)', place: { state: 'after', path: 'a/contract.remit', line: 78 }, clauses: [{ text: 'the amount is £1,250 instead of £1,320 per person in Adults per year' }] }]);
  expect(told.contracts[0]!.scenarios[0]!.payees[0]).toMatchObject({ payee: 'Northshire Care Partnership', difference: '-£1,837,080.00', way: 'less' });
  expect(told.findings).toEqual({ headline: 'None before, none now.', fresh: [], gone: [] });
});

it('a comparison is given up where nobody wants it any more, and the next one is answered', async () => {
  await one.process.client.initialize({ workspace: one.workspace.folder });
  const folder = 'file:///elsewhere';
  const files = (price: string): { uri: string; text: string }[] => [{ uri: `${folder}/a/contract.remit`, text: northshire.replace('./library', '../library').replace('£1,320 per', `${price} per`) }, { uri: `${folder}/library/diabetes.remit`, text: textOf('library/diabetes-measures.remit') }];
  const params = { before: files('£1,320'), after: files('£1,250'), folder, within: [`${folder}/a`] };
  const asking = new CancellationTokenSource();
  const given = one.process.client.connection.sendRequest('remit/compare', params, asking.token);
  asking.cancel();
  await expect(given).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
  const { told } = await one.process.client.request<CompareAnswer>('remit/compare', params);
  expect(told.same).toBe(false);
});

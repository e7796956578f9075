import { Cancellation, DocumentState, EmptyFileSystem, isOperationCancelled, URI, type LangiumDocument } from 'langium';
import { buildDocuments, createRemitServices, standardLibrary, type RemitDocument } from '@remit/language';
import { PROFILES } from '@remit/std';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { describe, expect, it } from 'vitest';
import { readFixture } from './support/fixture.ts';

const payer = 'commissioner Payer "The payer"\n';
const contract = (name: string, amount: string) => readFixture('NONE-001', name, `// NONE-001
import "./payer.remit"
{{frame as ${name} without Core}}
fund Pot "Better care fund" { from Payer   limit £1,000,000 each year }
payment Care "Care" {
  from Pot to Trust
  paid monthly, due 15 days after the period
  amount ${amount} per year
  VAT outside the scope
}
`).files[0]!.text;

const library = 'let Rate = £100\nlet Cap = £1,000,000\n';
const user = (name: string) => contract(name, '£1').replace('import "./payer.remit"', 'import "./payer.remit"\nimport "./library.remit"').replace('amount £1 per year', 'amount Rate').replace('"Better care fund"', `"Fund of ${name}"`);

const uriOf = (name: string) => `file:///shared/${name}.remit`;

/** A workspace as an editor has it, with some files open: what is checked, in order, and whether each was at its end before others were linked. */
async function editor(texts: Readonly<Record<string, string>>, open: readonly string[]) {
  const shown = new Map<string, TextDocument>();
  const saved = new Map(Object.entries(texts).map(([name, text]) => [uriOf(name), text]));
  const services = createRemitServices({ fileSystemProvider: () => Object.assign(Object.create(EmptyFileSystem.fileSystemProvider()) as ReturnType<typeof EmptyFileSystem.fileSystemProvider>, { readFile: (uri: URI) => Promise.resolve(saved.get(uri.toString())!) }) }, { standardLibrary: standardLibrary({}, PROFILES) });
  const { DocumentBuilder, LangiumDocuments } = services.shared.workspace;
  (DocumentBuilder as unknown as { textDocuments: unknown }).textDocuments = { get: (uri: URI | string) => shown.get(uri.toString()) };
  const nameOf = ({ uri }: LangiumDocument) => uri.path.split('/').at(-1)!.replace('.remit', '');
  for (const name of open) shown.set(uriOf(name), TextDocument.create(uriOf(name), 'remit', 1, texts[name]!));
  await buildDocuments(services, Object.entries(texts).map(([name, text]) => ({ uri: uriOf(name), text })));
  const steps: string[] = [];
  let cancelAfter: string | undefined;
  let source = new Cancellation.CancellationTokenSource();
  DocumentBuilder.onDocumentPhase(DocumentState.Linked, (document) => void steps.push(`link ${nameOf(document)}`));
  DocumentBuilder.onDocumentPhase(DocumentState.Validated, (document) => {
    steps.push(`check ${nameOf(document)}`);
    if (nameOf(document) === cancelAfter) source.cancel();
  });
  /** Changes the text of a file; answers what was done for it, and whether that came to its end. */
  const edit = async (name: string, text: string, cancelledAfter?: string): Promise<{ steps: string[]; ended: boolean }> => {
    steps.length = 0;
    cancelAfter = cancelledAfter;
    source = new Cancellation.CancellationTokenSource();
    const document = LangiumDocuments.getDocument(URI.parse(uriOf(name)))!;
    saved.set(uriOf(name), text);
    if (shown.has(uriOf(name))) shown.set(uriOf(name), TextDocument.create(uriOf(name), 'remit', document.textDocument.version + 1, text));
    const ended = await DocumentBuilder.update([document.uri], [], source.token).then(() => true, (fault: unknown) => {
      if (isOperationCancelled(fault)) return false;
      throw fault;
    });
    return { steps: [...steps], ended };
  };
  return { edit, codes: (name: string) => LangiumDocuments.getDocument(URI.parse(uriOf(name)))?.diagnostics?.map(({ code }) => code) };
}

/** A workspace in memory, in which files are edited one by one. */
async function workspace(texts: Readonly<Record<string, string>>) {
  const services = createRemitServices(EmptyFileSystem, { standardLibrary: standardLibrary({}, PROFILES) });
  const documents = new Map<string, RemitDocument>();
  for (const document of await buildDocuments(services, Object.entries(texts).map(([name, text]) => ({ uri: uriOf(name), text })))) documents.set(document.uri.toString(), document);
  const validated: string[] = [];
  services.shared.workspace.DocumentBuilder.onDocumentPhase(DocumentState.Validated, ({ uri }) => void validated.push(uri.path.split('/').at(-1)!.replace('.remit', '')));
  return {
    codes: (name: string) => (services.shared.workspace.LangiumDocuments.getDocument(URI.parse(uriOf(name)))?.diagnostics ?? []).map(({ code }) => code),
    /** Changes a text and tells which files were checked again, in order. */
    edit: async (name: string, change: (text: string) => string): Promise<string[]> => {
      const document = documents.get(uriOf(name))!;
      const text = change(document.textDocument.getText());
      const { shared } = services;
      const fresh = shared.workspace.LangiumDocumentFactory.fromString(text, document.uri);
      shared.workspace.LangiumDocuments.deleteDocument(document.uri);
      shared.workspace.LangiumDocuments.addDocument(fresh);
      documents.set(uriOf(name), fresh as RemitDocument);
      validated.length = 0;
      await shared.workspace.DocumentBuilder.build([fresh], { validation: true });
      return [...validated];
    },
    delete: async (name: string): Promise<string[]> => {
      validated.length = 0;
      await services.shared.workspace.DocumentBuilder.update([], [URI.parse(uriOf(name))]);
      return [...validated];
    },
  };
}

describe('an edit of a library', () => {
  const texts = { payer, library, one: user('One'), two: user('Two'), three: user('Three') };
  const added = `${library}let More = £3\n`;

  it('is seen in what is open to the end before the rest is linked', async () => {
    const { edit } = await editor(texts, ['library', 'three']);
    const { steps, ended } = await edit('library', added);
    expect(ended).toBe(true);
    expect(steps.slice(0, 4).sort()).toEqual(['check library', 'check three', 'link library', 'link three']);
    expect(steps.slice(4)).toEqual(['link one', 'link two', 'check one', 'check two']);
  });

  it('can be cancelled in the middle of the rest, which the next edit then brings to its end', async () => {
    const { edit, codes } = await editor(texts, ['library', 'three']);
    const { steps, ended } = await edit('library', added.replace('let Rate', 'let Other'), 'three');
    expect(ended).toBe(false);
    expect(steps).toContain('check three');
    expect(steps.filter((step) => /one|two/.test(step))).toEqual([]);
    expect(codes('three')).toContain('REF-001');
    const next = await edit('three', `${texts.three}\n`);
    expect(next.ended).toBe(true);
    const [first, ...rest] = next.steps.filter((step) => step.startsWith('check'));
    expect([first, ...rest.sort()]).toEqual(['check three', 'check one', 'check two']);
    expect([codes('one'), codes('two')]).toEqual([['REF-001'], ['REF-001']]);
    await edit('library', added);
    expect(['one', 'two', 'three'].map(codes)).toEqual([[], [], []]);
  });
});

describe('rules over several files', () => {
  it('find a source that two contracts promise, and check the other one again when one changes', async () => {
    const files = await workspace({ payer, one: contract('One', '£600,000'), two: contract('Two', '£400,000'), other: contract('Other', '£1').replace('Better care fund', 'Another fund') });
    expect([files.codes('one'), files.codes('two')]).toEqual([[], []]);
    expect(await files.edit('two', (text) => text.replace('£400,000', '£400,001'))).toEqual(['two', 'one']);
    expect([files.codes('one'), files.codes('two'), files.codes('other')]).toEqual([['FUND-001'], ['FUND-001'], []]);
    expect(await files.edit('one', (text) => text.replace('£600,000', '£599,999'))).toEqual(['one', 'two']);
    expect([files.codes('one'), files.codes('two')]).toEqual([[], []]);
  });

  it('check no other file when what changes concerns none', async () => {
    const files = await workspace({ payer, one: contract('One', '£600,000'), two: contract('Two', '£600,000') });
    expect(await files.edit('two', (text) => text.replace('"Care"', '"Caring"'))).toEqual(['two']);
    expect(files.codes('one')).toEqual(['FUND-001']);
  });

  it('forget a contract that is gone', async () => {
    const files = await workspace({ payer, one: contract('One', '£600,000'), two: contract('Two', '£600,000') });
    expect(files.codes('one')).toEqual(['FUND-001']);
    expect(await files.delete('two')).toEqual(['one']);
    expect(files.codes('one')).toEqual([]);
  });
});

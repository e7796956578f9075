import { formatDocument } from '@remit/language/format/format-document';
import { URI } from 'langium';
import type { CodeAction } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { describe, expect, it } from 'vitest';
import { editor } from '../../helpers/editor.ts';
import { readFixture } from '../../rules/support/fixture.ts';
import { Folder } from '../support/run.ts';

interface Region { startLine: number; startColumn: number; endLine: number; endColumn: number }
interface Log {
  runs: { results: { ruleId: string; fixes?: { description: { text: string }; artifactChanges: { artifactLocation: { uri: string }; replacements: { deletedRegion: Region; insertedContent: { text: string } }[] }[] }[] }[] }[];
}
/** A corrected file. */
interface Corrected { code: string; title: string; file: string; edits: number; text: string }

const { services, open } = editor();
const printed = (text: string): string => formatDocument(services.shared.workspace.LangiumDocumentFactory.fromString(text, URI.parse('file:///printed.remit')))!;
const fixture = (lines: string): Record<string, string> => Object.fromEntries(readFixture('NONE-001', 'sarif', `// NONE-001\n${lines}`).files.map(({ name, text }) => [name, text]));

/** All corrections of a check of the first of some files, made by the regions of the log. */
async function byLog(files: Record<string, string>): Promise<Corrected[]> {
  const { stdout } = await new Folder(files).remit('check', 'main.remit', '--format', 'sarif');
  return (JSON.parse(stdout) as Log).runs[0]!.results.flatMap(({ ruleId, fixes = [] }) => fixes.map(({ description, artifactChanges: [change, ...more] }) => {
    expect(more).toEqual([]);
    const { artifactLocation: { uri: file }, replacements } = change!;
    const document = TextDocument.create('', 'remit', 1, files[file]!);
    const text = TextDocument.applyEdits(document, replacements.map(({ deletedRegion: { startLine, startColumn, endLine, endColumn }, insertedContent }) => ({
      range: { start: { line: startLine - 1, character: startColumn - 1 }, end: { line: endLine - 1, character: endColumn - 1 } }, newText: insertedContent.text,
    })));
    return { code: ruleId, title: description.text, file, edits: replacements.length, text };
  })).sort(inOrder);
}

let folders = 0;

/** All corrections that an editor offers in the same files. */
async function byEditor(files: Record<string, string>): Promise<Corrected[]> {
  const folder = `file:///sarif-fixes-${folders++}`;
  await open(...Object.entries(files).map(([name, text]) => ({ uri: `${folder}/${name}`, text })));
  const found: Corrected[] = [];
  for (const [file, text] of Object.entries(files)) {
    const document = services.shared.workspace.LangiumDocuments.getDocument(URI.parse(`${folder}/${file}`))!;
    const range = { start: { line: 0, character: 0 }, end: document.textDocument.positionAt(text.length) };
    const actions = await services.remit.lsp.CodeActionProvider!.getCodeActions(document, { textDocument: { uri: document.uri.toString() }, range, context: { diagnostics: [], only: ['quickfix'] } }) as CodeAction[];
    // To accept a finding corrects nothing, and a log has no cursor to ask for the reason.
    for (const { title, diagnostics, edit } of actions.filter((action) => !action.title.startsWith('Accept '))) {
      const edits = edit!.changes![document.uri.toString()]!;
      found.push({ code: String(diagnostics![0]!.code), title: title.replace(/[{}]/g, '$&$&'), file, edits: edits.length, text: TextDocument.applyEdits(TextDocument.create('', 'remit', 1, text), edits) });
    }
  }
  return found.sort(inOrder);
}

const inOrder = (a: Corrected, b: Corrected): number => JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;

const weights = `{{frame}}
let Half = 50%
payment Quality "For results" {
  from Budget to Trust
  paid yearly, due 120 days after the period
  amount up to £100,000 {
    20% for Controlled rising from baseline to target
    20% for Half
    40% for Half
  }
  missing data: hold
  VAT outside the scope
}
interest of Finance in Trust "Owns 4%" { declared on 1 March 2026 }
`;

describe('corrections in a log', () => {
  it('of several edits make the same text as in an editor, as it is typed', async () => {
    const files = fixture(weights.replace('interest', '// 🏥 é\ninterest'));
    const made = await byLog(files);
    expect(made).toEqual(await byEditor(files));
    expect(made.map(({ code, title, edits }) => `${code} ${title} ${edits}`)).toEqual(['OUT-019 Scale the weights to 100% 3']);
    expect(made[0]!.text).toContain('    25% for Controlled rising from baseline to target\n      25% for Half\n      50% for Half\n');
  });

  it('and where it is laid out in the common form, which it then stays in', async () => {
    const files = { 'main.remit': printed(fixture(weights.replace('40% for', '60% for'))['main.remit']!) };
    const made = await byLog(files);
    expect(made).toEqual(await byEditor(files));
    expect(made.map(({ code, title }) => `${code} ${title}`)).toEqual(["COI-002 Let 'Finance' withdraw from 'Panel'"]);
    for (const { text } of made) expect(text).toBe(printed(text));
  });

  it('and with the other ends of lines', async () => {
    const files = { 'main.remit': fixture(weights)['main.remit']!.replaceAll('\n', '\r\n') };
    const made = await byLog(files);
    expect(made).toEqual(await byEditor(files));
    expect(made.map(({ text }) => /[^\r]\n/.test(text))).toEqual([false]);
  });

  it('and in a file that is imported, of which they are', async () => {
    const files = {
      ...fixture('import "./library.remit"\n{{frame}}\n'),
      'library.remit': 'let Both = £5 + 3\ncurve Points = in bands { below 80%: 0%, 80% to 85%: 50%, 86% to 90%: 100% }\n',
    };
    const made = await byLog(files);
    expect(made).toEqual(await byEditor(files));
    expect(made.map(({ code, file, title }) => `${code} ${file} ${title}`)).toEqual(['DATA-011 library.remit Write \'£3\'', 'OUT-008 library.remit Let each band reach to where the next begins']);
    expect(made[0]!.text).toContain('let Both = £5 + £3\n');
  });
});

import { formatDocument } from '@remit/language/format/format-document';
import { URI } from 'langium';
import type { CodeAction } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { describe, expect, it } from 'vitest';
import { editor, fresh } from '../helpers/editor.ts';
import { Folder } from '../cli/support/run.ts';
import { readFixture } from './support/fixture.ts';
import { lateSubcontract } from './support/late-subcontract.ts';

const shared = editor();
const formatted = (text: string): string => formatDocument(shared.services.shared.workspace.LangiumDocumentFactory.fromString(text, URI.parse('file:///formatted.remit')))!;

const text = formatted(readFixture('NONE-001', 'editor', `// NONE-001
{{frame}}
interest of Finance in Trust "Owns 4%" { declared on 1 March 2026 }
${lateSubcontract()}`).files[0]!.text);

describe('an editor', () => {
  it('lays out what a correction of a rule writes', async () => {
    const { document, offset } = await shared.open({ uri: fresh(), text: text.replace('of Finance', 'of <|>Finance') });
    const position = document.textDocument.positionAt(offset);
    const [action] = await shared.services.remit.lsp.CodeActionProvider!.getCodeActions(document, { textDocument: { uri: document.uri.toString() }, range: { start: position, end: position }, context: { diagnostics: [] } }) as CodeAction[];
    expect(action!.title).toBe("Let 'Finance' withdraw from 'Panel'");
    const after = TextDocument.applyEdits(TextDocument.create('', 'remit', 1, text), action!.edit!.changes![document.uri.toString()]!);
    expect(after).toContain('managed by recusal from Panel');
    expect(formatted(after)).toBe(after);
  });

  it('tells over a finding why it matters, what to do, and on whose authority', async () => {
    const hover = await shared.hover({ uri: fresh(), text: text.replace('within 60', 'within 6<|>0') });
    expect(hover).toContain('**SUB-009** — A subcontractor that is paid late');
    expect(hover).toContain('[TAEN: Merlin and 30-day payment](https://taen.org.uk/news/view/684/)');
  });
});

describe('the command', () => {
  it('explains a rule, under its retired code too', async () => {
    const folder = new Folder({});
    const { stdout } = await folder.remit('explain', 'OUT-019');
    expect(stdout).toContain('OUT-019  Weights that do not add up, or one that outweighs the rest');
    expect(stdout).toContain('Severity: error, or warning.');
    expect(stdout).toContain('Thresholds: weight-limit.');
    expect((await folder.remit('explain', 'MOD-004')).stdout).toBe(stdout);
  });

  it('lists the rules for a profile and a state', async () => {
    const folder = new Folder({});
    const severities = async (...options: string[]): Promise<Record<string, string[]>> => {
      const { rules } = JSON.parse((await folder.remit('rules', '--format', 'json', ...options)).stdout) as { rules: { code: string; severities: string[] }[] };
      return Object.fromEntries(rules.map(({ code, severities: all }) => [code, all]));
    };
    expect(await severities()).toMatchObject({ 'OUT-019': ['error', 'warning'], 'SUB-009': ['warning'], 'COI-002': ['warning'] });
    expect(await severities('--state', 'live')).toMatchObject({ 'COI-002': ['error'] });
    expect(await severities('--profile', 'none')).toMatchObject({ 'OUT-019': ['error'], 'SUB-009': ['off'], 'COI-002': ['off'], 'TIME-001': ['error'] });
    expect((await folder.remit('rules', '--profile', 'england')).code).toBe(2);
    expect((await folder.remit('rules')).stdout).toMatch(/^ {2}SUB-009 {2,}warning {2,}30 days, 7 days {2,}A subcontractor that is paid late$/m);
  });
});

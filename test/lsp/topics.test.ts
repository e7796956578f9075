import { URI } from 'langium';
import { describe, expect, it } from 'vitest';
import type { Range, TextEdit } from 'vscode-languageserver-types';
import { ast, buildDocuments } from '@remit/language';
import { formatDocument } from '@remit/language/format/format-document';
import { topicsOf } from '@remit/language/model/topics';
import { editor, fresh } from '../helpers/editor.ts';

const LIBRARY = 'topics Usual "What every subcontract takes over" = audit, reporting, safeguarding\n';
const contract = (flows: string, more = ''): string => `import { Usual } from "./library.remit"
contract Care "Care" {
  term 1 April 2026 to 31 March 2028
  years start 1 April
  currency GBP
  rounding to £0.01, half up
  commissioner Icb "Integrated Care Board"
  provider Trust "The Trust"
  provider Small "A small one"
${more}  payment Core "Core" { from Icb to Trust   paid monthly, due 15 days after the period   amount £5 }
  subcontract Feet "Feet" {
    by Trust to Small
    term 1 April 2026 to 31 March 2027
    pays 5% of Core, monthly
    recoveries: passed down
    flows down ${flows}
  }
}
`;

/** A folder with the library and a contract; an editor on it, with a cursor where the contract has one. */
function sources(text: string) {
  const folder = fresh('topics').replace(/\.remit$/, '');
  return [{ uri: `${folder}/library.remit`, text: LIBRARY }, { uri: `${folder}/care.remit`, text }] as const;
}

async function labels(text: string): Promise<string[]> {
  const items = await editor().complete(...sources(text));
  return items.toSorted((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1)).map(({ label }) => label);
}

describe('topics', () => {
  it('of a set and topics of their own flow down, each once and in written order', async () => {
    const { services, open } = editor();
    const { document } = await open(...sources(`${contract('Usual, patient-choice, own-topic')}<|>`));
    expect(document.diagnostics).toEqual([]);
    const clause = document.parseResult.value as ast.RemitFile;
    const flows = clause.contracts[0]!.declarations.find(ast.isSubcontract)!.clauses.find(ast.isFlowsDown)!;
    expect(topicsOf(flows)).toEqual(['audit', 'reporting', 'safeguarding', 'patient-choice', 'own-topic']);
    expect(services.shared.workspace.LangiumDocuments.all.toArray()).toHaveLength(2);
  });

  it('are offered: sets first, then the topics that checks look for', async () => {
    const offered = await labels(contract('<|>'));
    expect(offered.slice(0, 3)).toEqual(['Usual', 'audit', 'reporting']);
    expect(offered).toContain('conflicts-of-interest');
    for (const wrong of ['Core', 'Trust', 'Feet']) expect(offered).not.toContain(wrong);
    expect(await labels('topics Mine = audit, <|>')).toContain('safeguarding');
    expect(await labels('topics Mine = <|>')).toContain('data-protection');
    expect(await labels('<|>')).toContain('topics');
  });

  it('of a set are shown over its name', async () => {
    const text = contract('Us<|>ual');
    expect(await editor().hover(...sources(text))).toBe('**Usual** — set of topics: What every subcontract takes over\n\n```remit\ntopics Usual "What every subcontract takes over" = audit, reporting, safeguarding\n```\n\n*library.remit*');
  });

  it('are found and renamed in every file, and stand in the outline', async () => {
    const { services, open } = editor();
    const text = contract('Usual, patient-choice');
    const [library, care] = sources(text);
    const { document } = await open(library, { ...care, text: `${text}<|>` });
    const position = document.textDocument.positionAt(text.indexOf('flows down Usual') + 12);
    const edit = await services.remit.lsp.RenameProvider!.rename(document, { textDocument: { uri: care.uri }, position, newName: 'Standard' });
    expect(Object.entries(edit!.changes!).map(([uri, edits]) => [uri, edits.length]).sort()).toEqual([[care.uri, 2], [library.uri, 1]]);
    const applied = (edits: TextEdit[], from: string, offsetAt: (at: Range['start']) => number) => [...edits].sort((a, b) => offsetAt(b.range.start) - offsetAt(a.range.start))
      .reduce((all, { range, newText }) => all.slice(0, offsetAt(range.start)) + newText + all.slice(offsetAt(range.end)), from);
    expect(applied(edit!.changes![care.uri]!, text, (at) => document.textDocument.offsetAt(at))).toBe(text.replaceAll('Usual', 'Standard'));
    const declared = services.shared.workspace.LangiumDocuments.getDocument(URI.parse(library.uri))!;
    const symbols = await services.remit.lsp.DocumentSymbolProvider!.getSymbols(declared, { textDocument: { uri: library.uri } });
    expect(symbols.map(({ name, detail }) => [name, detail])).toEqual([['Usual', 'What every subcontract takes over']]);
  });

  it('are laid out on one line, or broken behind commas', async () => {
    const { remit } = editor().services;
    const [short, long] = await buildDocuments({ shared: remit.shared }, [
      { uri: fresh(), text: 'topics   Usual "Usual"=audit ,reporting\n' },
      { uri: fresh(), text: 'topics Everything "All of it" = audit, reporting, registration, safeguarding, data-protection, patient-choice, conflicts-of-interest\n' },
    ]);
    expect(formatDocument(short!)).toBe('topics Usual "Usual" = audit, reporting\n');
    expect(formatDocument(long!)).toBe('topics Everything "All of it" = audit, reporting, registration, safeguarding, data-protection, patient-choice,\n    conflicts-of-interest\n');
  });

  it.each([
    ['topics', ['SYN-']], ['topics Usual', ['SYN-']], ['topics Usual =', ['SYN-']], ['topics Usual = audit,', ['SYN-']], ['topics usual = audit', ['LEX-', 'MOD-', 'SYN-']],
  ])('half typed (%s) are told in plain words, and what follows is read', async (text, codes) => {
    const { open } = editor();
    const { document } = await open({ uri: fresh(), text: `${text}<|>\nset Kinds = Low, High\n` });
    const found = document.diagnostics!.map(({ code }) => String(code));
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter((code) => !codes.some((begin) => code.startsWith(begin)))).toEqual([]);
    expect(document.diagnostics!.map(({ message }) => message).join(' ')).not.toMatch(/token|EOF|undefined/i);
    expect((document.parseResult.value as ast.RemitFile).declarations.map(({ $type }) => $type)).toContain('SetDeclaration');
  });
});

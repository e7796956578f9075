import { buildDocuments, type RemitDocument } from '@remit/language';
import { acceptedFindings } from '@remit/language/diagnostics/accepted';
import { formatDocument } from '@remit/language/format/format-document';
import { acceptAction } from '@remit/language/lsp/accept/accept-finding';
import { ruleByCode } from '@remit/language/rules/all';
import { isRuleCode } from '@remit/language/rules/catalogue-codes';
import { standardLibrary } from '@remit/language/scoping/standard-library';
import { createServerServices } from '@remit/server/create-services';
import { PROFILES, TEXTS } from '@remit/std';
import { readFileSync } from 'node:fs';
import { EmptyFileSystem } from 'langium';
import type { CodeAction, CodeActionParams } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { CodeActionTriggerKind, type SnippetTextEdit, type TextDocumentEdit } from 'vscode-languageserver-types';
import { describe, expect, it } from 'vitest';
import { readFixtures } from '../rules/support/fixture.ts';

const today = { year: 2025, month: 12, day: 2 };
const services = createServerServices({ ...EmptyFileSystem }, standardLibrary(TEXTS, PROFILES), { today: () => today });
const { remit, shared } = services;

const northshire = readFileSync('examples/northshire-diabetes/northshire-diabetes.remit', 'utf8').replace('./library/diabetes-measures.remit', './measures.remit');
const library = readFileSync('examples/northshire-diabetes/library/diabetes-measures.remit', 'utf8');
const accept019 = '  accept OUT-019 on Quality "Glucose control is what the contract is for" by LayChair on 2 December 2025\n';
const withoutReason = "Why OUT-019 is accepted on 'Quality' is still to be written, so nothing is accepted yet and the finding stands. Write the reason, and look at by whom and on which day it was accepted.";

let folders = 0;
const open: RemitDocument[] = [];

/** Texts in a folder of their own. */
async function built(files: readonly { name: string; text: string }[]): Promise<RemitDocument[]> {
  const folder = `file:///accept-${folders++}`;
  return buildDocuments(services, files.map(({ name, text }) => ({ uri: `${folder}/${name}`, text })));
}

async function checked(text: string): Promise<RemitDocument> {
  // Contracts beside it would be reviewed together with it.
  await forget(open.splice(0));
  open.push(...await built([{ name: 'measures.remit', text: library }, { name: 'contract.remit', text }]));
  return open.at(-1)!;
}

/** The titles of the actions of a kind at the first finding of a code. */
async function actions(document: RemitDocument, code: string): Promise<CodeAction[]> {
  const finding = document.diagnostics!.find((one) => one.code === code)!;
  const params: CodeActionParams = { textDocument: { uri: document.uri.toString() }, range: finding.range, context: { diagnostics: [], triggerKind: CodeActionTriggerKind.Invoked } };
  return (await remit.lsp.CodeActionProvider!.getCodeActions(document, params)) as CodeAction[];
}

function made(document: RemitDocument, { edit }: CodeAction): string {
  return TextDocument.applyEdits(document.textDocument, edit!.changes![document.uri.toString()]!);
}

async function forget(documents: readonly RemitDocument[]): Promise<void> {
  await shared.workspace.DocumentBuilder.update([], documents.map(({ uri }) => uri));
}

const told = ({ diagnostics = [] }: RemitDocument) => diagnostics.map(({ code, message }) => `${code} ${message as string}`);

describe('accepting a finding', () => {
  it('writes the acceptance behind the others, with all but the reason', async () => {
    const document = await checked(northshire.replace(accept019, ''));
    expect(document.diagnostics!.map(({ code }) => code)).toEqual(['OUT-019']);
    const action = (await actions(document, 'OUT-019')).at(-1)!;
    expect(action).toMatchObject({ title: "Accept OUT-019 on 'Quality', with a reason…", kind: 'quickfix', isPreferred: false, diagnostics: [{ code: 'OUT-019' }] });
    const text = made(document, action);
    expect(text).toBe(northshire.replace(accept019, '').replace(/( {2}accept FUND-022.*\n)/, '$1  accept OUT-019 on Quality "To be written" by LayChair on 2 December 2025\n'));
    const then = await checked(text);
    expect(told(then)).toEqual([`MOD-324 ${withoutReason}`, expect.stringMatching(/^OUT-019 This part has 60% of the whole/)]);
    expect(formatDocument(then)).toBe(text);
    const done = await checked(text.replace('To be written', 'Deliberate'));
    expect(told(done)).toEqual([]);
    expect(acceptedFindings(done).map(({ finding, reason, by, on }) => [finding.code, reason, by, on])).toContainEqual(['OUT-019', 'Deliberate', 'LayChair', '2 December 2025']);
  });

  it('begins the acceptances at the end of the contract, as the formatter would', async () => {
    const bare = northshire.replace(/^ {2}(?:accept|\/\/ Deliberate:) .*\n/gm, '').replace(/\n\n\}\n/, '\n}\n');
    const document = await checked(bare);
    const text = made(document, (await actions(document, 'OUT-019')).at(-1)!);
    expect(text).toContain('    loss of CarePartnership at most its reserves and guarantees\n  }\n\n  accept OUT-019 on Quality "To be written" by LayChair on 2 December 2025\n}\n');
    expect(formatDocument(await checked(text))).toBe(text);
  });

  it('has places to be filled where the editor knows such', async () => {
    const document = await checked(northshire.replace(accept019, ''));
    const finding = document.diagnostics![0]!;
    const { edit } = acceptAction(document, finding, today, { ...remit, shared }, true)!;
    const [{ edits }] = edit!.documentChanges as [TextDocumentEdit];
    expect(edits.map((one) => (one as SnippetTextEdit).snippet)).toEqual([{ kind: 'snippet', value: '  accept OUT-019 on Quality "${1:To be written}" by ${2|LayChair,Finance,PublicHealth,Patient,NorthshireICB,Institute|} on ${3:2 December 2025}$0\n' }]);
  });

  it('keeps the ends of lines and the layout of a text that is laid out otherwise', async () => {
    const text = northshire.replace(accept019, '').replace('  accept CHO-002', '   accept CHO-002').replaceAll('\n', '\r\n');
    const document = await checked(text);
    expect(made(document, (await actions(document, 'OUT-019')).at(-1)!)).toBe(text.replace(/( {2}accept FUND-022.*)\r\n/, '$1\r\n  accept OUT-019 on Quality "To be written" by LayChair on 2 December 2025\r\n'));
  });

  it('is on the whole contract where no declaration has the finding', async () => {
    const document = await checked(northshire.replace(/^ {2}exit plan.*\n/m, ''));
    expect(told(document)).toEqual([expect.stringContaining('RISK-012')]);
    const action = (await actions(document, 'RISK-012')).at(-1)!;
    expect(action.title).toBe('Accept RISK-012 on the contract, with a reason…');
    expect(told(await checked(made(document, action).replace('To be written', 'Nobody leaves')))).toEqual([]);
  });

  it('is part of the variation that has the finding', async () => {
    const varied = northshire.replace(accept019, '').replace(/\n\}\n/, '\n\n  variation 2 "More for one result" effective on 1 April 2028 {\n    Quality {\n      amount up to 8% of Core {\n        70% for GlucoseControl rising from baseline to target\n        30% for Admissions falling from baseline to target\n      }\n    }\n    agreed by NorthshireICB, CarePartnership on 2 March 2028\n  }\n}\n');
    const document = await checked(varied);
    const text = made(document, (await actions(document, 'OUT-019')).at(-1)!);
    expect(text).toContain('    agreed by NorthshireICB, CarePartnership on 2 March 2028\n    accept OUT-019 on Quality "To be written" by LayChair on 2 March 2028\n  }\n');
    expect(told(await checked(text.replace('To be written', 'Deliberate'))).filter((one) => /OUT-019|MOD-26|MOD-32/.test(one))).toEqual([]);
  });

  it('is no decision of who provides, nor of whom the finding is about', async () => {
    const document = await checked(northshire.replace(accept019, '').replaceAll(/^ {2}person (\w+)/gm, '  provider $1'));
    expect(made(document, (await actions(document, 'OUT-019')).at(-1)!)).toContain('accept OUT-019 on Quality "To be written" by NorthshireICB on 2 December 2025');
    const interest = await checked(northshire.replace(/( {2}accept OUT-019)/, '  interest of LayChair in CarePartnership "Owns 4%" { declared on 1 March 2026 }\n$1'));
    const found = told(interest).map((one) => one.slice(0, 7)).filter((one) => one.startsWith('COI'));
    expect(found.length).toBeGreaterThan(0);
    for (const code of found) expect((await actions(interest, code)).filter(({ title }) => title.startsWith('Accept')).map((action) => /^ by (\w+) on 2 December 2025\n/.exec(made(interest, action).split('"To be written"')[1]!)?.[1])).toEqual(['Finance']);
  });

  it('is not offered for errors of the text, for what would be paid wrongly, and without a day', async () => {
    const wrong = await checked(northshire.replace('60% for GlucoseControl', '50% for GlucoseControl'));
    expect(wrong.diagnostics!.map(({ code }) => code)).toContain('OUT-019');
    expect((await actions(wrong, 'OUT-019')).map(({ title }) => title).filter((title) => title.startsWith('Accept'))).toEqual([]);
    const unknown = await checked(northshire.replace('8% of Core', '8% of Cor'));
    expect((await actions(unknown, 'REF-001')).map(({ title }) => title).filter((title) => title.startsWith('Accept'))).toEqual([]);
    for (const code of ['OUT-006', 'OUT-007', 'TIME-001']) expect(ruleByCode(code), code).toBeDefined();
  });
});

describe('an acceptance that the editor writes is one, once its reason is written', () => {
  const bad = readFixtures().filter(({ isBad }) => isBad);
  let accepted = 0;
  for (const fixture of bad) {
    it(`${fixture.code} ${fixture.name}`, async () => {
      const documents = await built(fixture.files);
      const before = documents.flatMap(told);
      const texts = documents.flatMap((document, index) => (document.diagnostics ?? []).filter(({ code }) => isRuleCode(String(code))).flatMap((finding) => {
        const action = acceptAction(document, finding, today, { ...remit, shared }, false);
        return action ? [{ index, finding, action, written: made(document, action) }] : [];
      }));
      await forget(documents);
      for (const { index, finding, action, written } of texts) {
        accepted += 1;
        expect(written).toContain(`accept ${finding.code} on `);
        const text = written.replace('"To be written" by Somebody', '"It is so" by ICB').replace(/(accept \S+ on .*?)"To be written"/, '$1"It is so"');
        const after = await built(fixture.files.map((file, one) => (one === index ? { ...file, text } : file)));
        const now = after.flatMap(told);
        await forget(after);
        expect(now.filter((one) => !before.includes(one)), action.title).toEqual([]);
        expect(now.length, `${action.title}: ${now.join(' | ')}`).toBeLessThan(before.length);
      }
    });
  }

  it('is offered for most of them', () => {
    expect(accepted).toBeGreaterThan(150);
  });
});

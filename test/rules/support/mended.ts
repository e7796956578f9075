import { compileProject } from '@remit/compiler';
import { buildDocuments, createRemitServices, standardLibrary, type Correction } from '@remit/language';
import { formatDocument } from '@remit/language/format/format-document';
import { PROFILES, TEXTS } from '@remit/std';
import { URI } from 'langium';
import { corrected, findingsOf, type TextFinding } from './check-texts.ts';

/** A file by its name. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** All that a pipeline says of texts. */
export interface Reviewed {
  readonly found: readonly TextFinding[];
  /** What the compiler refuses, where the check lets it begin. */
  readonly refused: readonly string[];
  /** Whether the check lets the compiler begin. */
  readonly isSound: boolean;
  /** The texts in their printed form; undefined where one cannot be read. */
  readonly printed: readonly (string | undefined)[];
}

const services = createRemitServices(undefined, { standardLibrary: standardLibrary(TEXTS, PROFILES) });

/** Checks texts as files of one folder, compiles them where they are sound, and prints them. */
export async function reviewed(texts: readonly NamedText[]): Promise<Reviewed> {
  const documents = await buildDocuments(services, texts.map(({ name, text }) => ({ uri: `file:///mended/${name}`, text })));
  const found = findingsOf(texts, documents);
  const isSound = found.every(({ severity }) => severity !== 1);
  const refused = isSound ? compileProject(documents).findings.filter(({ severity }) => severity === 'error').map(({ code, message }) => `${code} ${message}`) : [];
  const printed = documents.map((document) => formatDocument(document));
  await services.shared.workspace.DocumentBuilder.update([], documents.map(({ uri }) => uri));
  return { found, refused, isSound, printed };
}

/** A text in its printed form; undefined where it cannot be read. */
export function printed(text: string): string | undefined {
  return formatDocument(services.shared.workspace.LangiumDocumentFactory.fromString(text, URI.parse('file:///printed.remit')));
}

/** The texts with a correction made in one of them, which is printed. */
export function mended(texts: readonly NamedText[], file: string, { edits }: Correction): NamedText[] {
  return texts.map((one) => {
    if (one.name !== file) return one;
    const text = corrected(one.text, edits);
    return { name: file, text: printed(text) ?? text };
  });
}

/** What is wrong with the edits of a correction by themselves: an editor refuses those that overlap. */
export function faultsOf({ title, edits }: Correction, text: string): string[] {
  const inOrder = [...edits].sort((a, b) => a.offset - b.offset || a.end - b.end);
  return [
    ...(title.trim() === '' ? ['no title'] : []),
    ...(edits.length === 0 || corrected(text, edits) === text ? ['changes nothing'] : []),
    ...inOrder.filter(({ offset, end }) => offset < 0 || end < offset || end > text.length).map(() => 'an edit outside the text'),
    ...inOrder.slice(1).filter(({ offset }, index) => offset < inOrder[index]!.end || offset === inOrder[index]!.offset).map(() => 'edits that overlap'),
  ];
}

/** What a correction leaves to be written shows in a contract that is signed. */
export const leftToWrite = 'MOD-380';

/** The rules of which corrections write sums of money: these are tried in several currencies. */
export const writingSums: readonly string[] = [
  'CHO-002', 'CHO-007', 'COI-005', 'DATA-011', 'FUND-001', 'FUND-004', 'FUND-009', 'FUND-012', 'FUND-013', 'FUND-027', 'OUT-014', 'OUT-019', 'PIL-001', 'RISK-003', 'SUB-001',
];

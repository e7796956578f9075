/** node workspace-time.ts COUNT: prints what an edit of one contract takes in a workspace of one and of so many that share a library, and an edit of the library. Milliseconds of processor time, as JSON. */
import { DocumentState, EmptyFileSystem, URI } from 'langium';
import { buildDocuments, createRemitServices, standardLibrary } from '@remit/language';
import { PROFILES, TEXTS } from '@remit/std';
import { importingText, libraryText } from './texts.ts';

/** What edits took, in milliseconds. */
export interface WorkspaceTimes {
  readonly one: number;
  readonly many: number;
  /** From an edit of the library until the file that is open is checked. */
  readonly openFirst: number;
  /** Until all that import the library are checked. */
  readonly whole: number;
}

const VALUES = 40;
const LINES = 150;
const EDITS = 12;
const clock = (): number => process.cpuUsage().user / 1000;
const nameOf = (index: number): string => `file:///work/contract${index}.remit`;
const shared = 'file:///work/shared.remit';

/** A workspace as an editor has it, the first contract and the library open. */
async function workspace(count: number) {
  const texts = new Map([[shared, libraryText(VALUES)]]);
  for (let index = 1; index <= count; index++) texts.set(nameOf(index), importingText('./shared.remit', index, VALUES, LINES, 'generic'));
  const disk = Object.assign(Object.create(EmptyFileSystem.fileSystemProvider()) as ReturnType<typeof EmptyFileSystem.fileSystemProvider>, { readFile: (uri: URI) => Promise.resolve(texts.get(uri.toString())!) });
  const { DocumentBuilder } = await (async () => {
    const services = createRemitServices({ fileSystemProvider: () => disk }, { standardLibrary: standardLibrary(TEXTS, PROFILES) });
    await buildDocuments(services, [...texts].map(([uri, text]) => ({ uri, text })));
    return services.shared.workspace;
  })();
  // In an editor open texts go before the disk: here the disk has them too.
  (DocumentBuilder as unknown as { textDocuments: unknown }).textDocuments = { get: (uri: URI | string) => ([shared, nameOf(1)].includes(uri.toString()) ? {} : undefined) };
  let checked = 0;
  let begun = 0;
  let seen = 0;
  DocumentBuilder.onDocumentPhase(DocumentState.Validated, ({ uri }) => {
    checked++;
    if (uri.toString() === nameOf(1)) seen = clock() - begun;
  });
  return async (uri: string, from: string, to: string): Promise<{ time: number; seen: number; checked: number }> => {
    const before = texts.get(uri)!;
    const after = before.includes(to) ? before.replace(to, from) : before.replace(from, to);
    if (after === before) throw new Error(`Nothing to edit in ${uri}`);
    texts.set(uri, after);
    checked = 0;
    begun = clock();
    await DocumentBuilder.update([URI.parse(uri)], []);
    return { time: clock() - begun, seen, checked };
  };
}

const typed = async (edit: Awaited<ReturnType<typeof workspace>>): Promise<number> => {
  const { time, checked } = await edit(nameOf(1), '£90,000', '£95,000');
  if (checked !== 1) throw new Error(`${checked} files were checked.`);
  return time;
};

const count = Number(process.argv[2]);
const [small, large] = [await workspace(1), await workspace(count)];
const [alone, among]: [number[], number[]] = [[], []];
for (let turn = 0; turn < EDITS; turn++) {
  const [one, many] = [await typed(small), await typed(large)];
  if (turn >= EDITS / 3) {
    alone.push(one);
    among.push(many);
  }
}
const library = [];
for (let turn = 0; turn < 3; turn++) library.push(await large(shared, '= £1.25 per visit', '= £1.25 per visit\nlet Another = £3'));
if (library.some(({ checked }) => checked !== count + 1)) throw new Error('Not all that import the library were checked.');
const least = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 4)]!;
const result: WorkspaceTimes = { one: least(alone), many: least(among), openFirst: least(library.map(({ seen }) => seen)), whole: least(library.map(({ time }) => time)) };
console.log(JSON.stringify(result));

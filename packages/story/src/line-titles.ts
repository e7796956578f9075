import type { Line, Program } from '@remit/program';

/** What a line of money that a declaration gives beside its own is called, by the end of its id. The price of a subcontract goes by the title alone. */
const endings: ReadonlyMap<string, string> = new Map([['offset', 'advance taken off'], ['kept', 'kept back'], ['surplus', 'surplus given back'], ['passes-on', 'passed on'], ['pays', '']]);

/** The title of every line by its id: that of its declaration, and which of its lines it is. Lines that would share a title are told apart by their ids. */
export function lineTitles({ lines, parties = [] }: Pick<Program, 'lines'> & Partial<Pick<Program, 'parties'>>): ReadonlyMap<string, string> {
  const declared = new Map(lines.flatMap(({ id, of, title }) => (title === undefined ? [] : [[of, title], [id, title]] as const)));
  const partyTitles = new Map(parties.map(({ id, title }) => [id, title ?? id]));
  const all = lines.map((line) => [line.id, titleOf(line, declared, partyTitles)] as const);
  const counts = new Map<string, number>();
  for (const [, title] of all) counts.set(title, (counts.get(title) ?? 0) + 1);
  return new Map(all.map(([id, title]) => [id, counts.get(title) === 1 ? title : `${title} (${id})`]));
}

/** The title of a part that has none: that of what it is part of, and its own name ("Results.ceiling" is "Outcome payment: ceiling"). */
export function ownedTitle(id: string, titleOfOwner: (id: string) => string | undefined, titleOfPart: (id: string) => string | undefined = () => undefined): string {
  const dot = id.indexOf('.');
  const owner = dot < 0 ? undefined : titleOfOwner(id.slice(0, dot));
  if (owner === undefined) return id;
  const rest = id.slice(dot + 1);
  return `${owner}: ${titleOfPart(rest) ?? inWords(rest)}`;
}

function titleOf({ id, title, of: owner }: Line, declared: ReadonlyMap<string, string>, parties: ReadonlyMap<string, string>): string {
  const whole = title ?? declared.get(owner) ?? owner;
  const rest = id.startsWith(`${owner}.`) ? inWords(id.slice(owner.length + 1), parties) : '';
  return rest === '' ? whole : `${whole}: ${rest}`;
}

/** "left-over" is "left over"; "saving.Council-Trust", who pays whom, is "saving, Council to Trust"; parties go by their titles. */
function inWords(ending: string, parties: ReadonlyMap<string, string> = new Map()): string {
  const [first = '', ...more] = ending.split('.');
  const partyOf = (id: string): string => parties.get(id) ?? id;
  return [parties.get(first) ?? endings.get(first) ?? first.replaceAll('-', ' '), ...more.map((part) => parties.get(part) ?? endings.get(part) ?? part.replace(/^([A-Z]\w*)-([A-Z]\w*)$/, (_, from: string, to: string) => `${partyOf(from)} to ${partyOf(to)}`))].filter(Boolean).join(', ');
}

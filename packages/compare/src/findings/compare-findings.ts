import { isRenamedIn, type ContractInText, type Renaming } from '@remit/language/compare/index';
import { fingerprints } from './fingerprints.ts';

/** A finding of one state. */
export interface StateFinding {
  code: string;
  severity: 'error' | 'warning' | 'info' | 'hint';
  message: string;
  /** The file, as both states call it. */
  path?: string;
  line?: number;
  column?: number;
  /** The declarations it is in, by their names. */
  declaration?: string;
}

/** The findings of two states, held against each other. */
export interface FindingComparison { fresh: StateFinding[]; gone: StateFinding[]; /** How many are there in both. */ same: number }

/**
 * Tells new findings from those that were there before, by their fingerprints: first those in one file, then those in any, so that a file can
 * be renamed. What is called otherwise is the same in what findings say of it, in the contract in which it is called so.
 *
 * @param contracts those of the first state
 */
export function compareFindings(before: readonly StateFinding[], after: readonly StateFinding[], renamed: readonly Renaming[] = [], contracts: readonly ContractInText[] = []): FindingComparison {
  const [olds, news] = [marked(before.map((one) => renamedIn(one, renamed.filter((renaming) => isOf(renaming, one, contracts)))), before), marked(after, after)];
  let same = 0;
  let rest = { olds, news };
  for (const keyOf of [({ mark, finding }: Marked) => JSON.stringify([finding.path ?? '', mark]), ({ mark }: Marked) => mark]) {
    const waiting = new Map<string, Marked[]>();
    for (const one of rest.news) waiting.set(keyOf(one), [...waiting.get(keyOf(one)) ?? [], one]);
    const found = new Set<Marked>();
    const left = rest.olds.filter((one) => {
      const other = waiting.get(keyOf(one))?.shift();
      if (other) found.add(other);
      return !other;
    });
    same += found.size;
    rest = { olds: left, news: rest.news.filter((one) => !found.has(one)) };
  }
  return { fresh: rest.news.map(({ finding }) => finding), gone: rest.olds.map(({ finding }) => finding), same };
}

interface Marked { readonly mark: string; readonly finding: StateFinding }

function marked(known: readonly StateFinding[], shown: readonly StateFinding[]): Marked[] {
  const marks = fingerprints(known.map(({ path, ...rest }) => ({ ...rest, ...(path === undefined ? {} : { file: path }) })));
  return marks.map((mark, index) => ({ mark, finding: shown[index]! }));
}

/** Whether a name may be another in what a finding says; of a finding in no contract nobody can tell. */
function isOf(renaming: Renaming, { declaration, path }: StateFinding, contracts: readonly ContractInText[]): boolean {
  const contract = contracts.find((one) => one.path === path && (declaration === one.name || declaration?.startsWith(`${one.name}.`)));
  return !contract || isRenamedIn(renaming, contract);
}

/** What a finding would say if all were called as in the second state. */
function renamedIn(finding: StateFinding, renamed: readonly Renaming[]): StateFinding {
  if (renamed.length === 0) return finding;
  const names = new Map(renamed.map(({ before, after }) => [before, after]));
  const { declaration, message } = finding;
  return {
    ...finding,
    message: message.replace(/(['"])([^'"\n]+)\1/g, (whole, mark: string, name: string) => (names.has(name) ? mark + names.get(name)! + mark : whole)),
    ...(declaration === undefined ? {} : { declaration: names.get(declaration) ?? declaration.split('.').map((name) => names.get(name) ?? name).join('.') }),
  };
}

/** Which heads and marks line up in a column. */
import { breaksBefore, type Element, type Piece } from './layout.ts';

/** Blocks that read as a list of particulars: what follows the head of each clause lines up. */
const PARTICULARS = new Set(['Contract', 'Party', 'Population', 'Outcome', 'Body']);
/** Clauses whose head is more than its first word. */
const LONG_HEADS = new Set([
  'DueDatesRoll', 'PartYears', 'VatRounding', 'ExitPlan', 'NhsBody', 'VatRegistration', 'AccountableBy', 'BeyondBounds', 'HistoryClause',
  'MeasuredBy', 'MeasuredOver', 'VerifiedBy', 'BalancedBy', 'StandardForm', 'AwardedBy', 'ReconciliationsTo', 'ProvidesFor', 'PaidBy', 'RefersTo',
  'Delegates', 'AlsoIn', 'SelectedBy', 'ProxyFor',
]);
const ENTRIES = new Set(['InPeriod', 'MemberFacts', 'KnownOn', 'SharedFacts', 'Scenario']);

/** For each element, the piece to pad and the column it is padded to. */
export function alignment(owner: string | undefined, elements: Element[]): Map<Element, { piece: Piece; width: number }> {
  const columns = new Map<Element, { piece: Piece; width: number }>();
  if (owner === undefined) return columns;
  const pick = PARTICULARS.has(owner) ? headOf : ENTRIES.has(owner) ? targetOf : undefined;
  if (pick === undefined) return columns;
  for (const run of runsOf(elements)) {
    const picked = run.flatMap((element) => {
      const found = pick(element);
      return found === undefined ? [] : [{ element, ...found }];
    });
    const width = Math.max(...picked.map((entry) => entry.width));
    for (const { element, piece, width: own } of picked) columns.set(element, { piece, width: width - own });
  }
  return columns;
}

function headOf(element: Element): { piece: Piece; width: number } | undefined {
  const [head, next] = element.nodes;
  if (head?.kind !== 'word' || next === undefined || element.ast?.$containerProperty !== 'clauses') return undefined;
  if (LONG_HEADS.has(element.ast.$type) || !/^[a-z]/.test(head.text)) return undefined;
  return { piece: head, width: head.text.length };
}

/** The word before the `=` of a one-word assignment. */
function targetOf(element: Element): { piece: Piece; width: number } | undefined {
  const [target, equals] = element.nodes;
  if (element.ast?.$type !== 'Assignment' || target?.kind !== 'word' || equals?.kind !== 'word' || equals.text !== '=') return undefined;
  return { piece: target, width: target.text.length };
}

/** Clauses and entries that follow each other without a blank line or a declaration between them. */
function runsOf(elements: Element[]): Element[][] {
  const runs: Element[][] = [];
  let open = false;
  for (const element of elements) {
    const fits = /^(clauses|entries)$/.test(element.ast?.$containerProperty ?? '');
    if (fits && open && breaksBefore(element) < 2) runs.at(-1)!.push(element);
    else if (fits) runs.push([element]);
    open = fits;
  }
  return runs;
}

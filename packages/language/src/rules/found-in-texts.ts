import type { AstNode } from 'langium';
import type * as ast from '../ast.ts';
import type { Place } from '../checks/check.ts';

/** What is found in one text of a contract. */
export interface FoundInText {
  /** What found it: a part of a rule, or an entry of the checks. */
  readonly by: object;
  readonly at: Place;
  /** Whether it is told only where the last text has it too. */
  readonly isOfTheLast: boolean;
}

/** What one text of a contract has, with the variation that made the text. */
export interface TextFindings<Finding extends FoundInText> {
  readonly variation: ast.Variation | undefined;
  readonly isLast: boolean;
  readonly found: readonly Finding[];
}

/**
 * What the texts of a contract have, from the first to the last, each place once: what an earlier text has already is not told of a later one. What is
 * judged by the last text is told of it alone, and is left out where a variation mends it.
 *
 * @returns each finding with the variation since which the contract has it; undefined where it was agreed so, or stands so as it is written
 */
export function onceEach<Finding extends FoundInText>(texts: readonly TextFindings<Finding>[]): { readonly found: Finding; readonly since: ast.Variation | undefined }[] {
  const told: { readonly found: Finding; readonly since: ast.Variation | undefined }[] = [];
  const keyOf = keys();
  const known = new Map<AstNode, Map<string, ast.Variation | undefined>>();
  for (const { variation, isLast, found } of texts) {
    const sinceOf = (one: Finding): { readonly since: ast.Variation | undefined } | undefined => {
      const earlier = known.get(one.at.node);
      return earlier?.has(keyOf(one)) ? { since: earlier.get(keyOf(one)) } : undefined;
    };
    for (const one of found) {
      const earlier = sinceOf(one);
      if (one.isOfTheLast ? isLast : !earlier) told.push({ found: one, since: earlier ? earlier.since : variation });
    }
    for (const one of found) {
      if (sinceOf(one)) continue;
      const earlier = known.get(one.at.node) ?? new Map<string, ast.Variation | undefined>();
      known.set(one.at.node, earlier.set(keyOf(one), variation));
    }
  }
  return told;
}

/** What an earlier text has of that which is told of the last alone, and the last has not: a variation mends it. */
export function mendedLater<Finding extends FoundInText>(texts: readonly TextFindings<Finding>[]): readonly Finding[] {
  const keyOf = keys();
  const left = new Map<AstNode, Set<string>>();
  for (const one of texts.flatMap(({ isLast, found }) => (isLast ? found : []))) left.set(one.at.node, (left.get(one.at.node) ?? new Set()).add(keyOf(one)));
  return texts.flatMap(({ isLast, found }) => (isLast ? [] : found.filter((one) => one.isOfTheLast && !left.get(one.at.node)?.has(keyOf(one)))));
}

/** What tells findings at one node apart: what found them, and at which of its words. */
function keys(): (found: FoundInText) => string {
  const numbers = new Map<object, number>();
  return ({ by, at }) => {
    let number = numbers.get(by);
    if (number === undefined) numbers.set(by, number = numbers.size);
    return `${number} ${at.property ?? ''} ${at.index ?? ''} ${at.keyword ?? ''}`;
  };
}

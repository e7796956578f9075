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
  const numbers = new Map<object, number>();
  const keyOf = ({ by, at }: Finding): string => {
    let number = numbers.get(by);
    if (number === undefined) numbers.set(by, number = numbers.size);
    return `${number} ${at.property ?? ''} ${at.index ?? ''} ${at.keyword ?? ''}`;
  };
  const known = new Map<AstNode, Set<string>>();
  for (const { variation, isLast, found } of texts) {
    for (const one of found) {
      const isKnown = known.get(one.at.node)?.has(keyOf(one)) === true;
      if (one.isOfTheLast ? isLast : !isKnown) told.push({ found: one, since: isKnown ? undefined : variation });
    }
    for (const one of found) {
      const keys = known.get(one.at.node) ?? new Set();
      known.set(one.at.node, keys.add(keyOf(one)));
    }
  }
  return told;
}

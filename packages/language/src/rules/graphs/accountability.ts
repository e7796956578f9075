import type { AstNode } from 'langium';
import type { Rational } from '@remit/program/rational';
import * as ast from '../../ast.ts';
import { groupedBy } from '../../model/grouped.ts';
import { quantityValue } from '../../model/literals.ts';

/** A party that answers for an outcome. */
export interface Answers {
  readonly outcome: ast.Outcome;
  readonly party: ast.Party | ast.Group | ast.Member | ast.Fund;
  /** As a fraction of one; absent where the text does not say. */
  readonly share?: Rational;
  readonly at: ast.PartyShare;
}

/** Which party answers for which outcome. */
export interface Accountability {
  readonly outcomes: readonly ast.Outcome[];
  forOutcome(outcome: AstNode | undefined): readonly Answers[];
  ofParty(party: AstNode | undefined): readonly Answers[];
}

/** Makes the map of the outcomes that a contract sees. */
export function accountabilityOf(visible: readonly AstNode[]): Accountability {
  const outcomes = visible.filter(ast.isOutcome);
  const answers = outcomes.flatMap((outcome) => outcome.clauses.filter(ast.isAccountable).flatMap(({ parties }) => parties.flatMap((at): Answers[] => {
    const party = at.party?.ref;
    return party ? [{ outcome, party, at, share: quantityValue(at.share)?.value }] : [];
  })));
  const [byOutcome, byParty] = [groupedBy(answers, ({ outcome }): AstNode => outcome), groupedBy(answers, ({ party }): AstNode => party)];
  return { outcomes, forOutcome: (outcome) => (outcome && byOutcome.get(outcome)) ?? [], ofParty: (party) => (party && byParty.get(party)) ?? [] };
}

import { AstUtils, type AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { arrangementsOf } from '../../model/topics.ts';
import { treeOf } from '../../model/tree.ts';
import { withClause } from '../fixes/edits.ts';
import { defineRule } from '../rule.ts';

/** Who brings its patients into a payment per head counts in one contract only. */
export const sub024 = defineRule({
  code: 'SUB-024',
  title: 'Patients that count in two contracts',
  kind: 'completeness',
  severity: 'warning',
  why: 'Medicare lets a practice on whose patients an organisation is judged take part in that one organisation alone, and leaves all others free: otherwise one patient is paid for, and one saving shared, twice.',
  remedy: "Write 'provides for exclusive-attribution …' in the block of the party, or take it out of one of the contracts.",
  sources: ['S74'],
  bad: 'providers Practices … { also in "Whole budget of Solway" }, in a contract that pays for each of their patients',
  good: 'providers Practices … { also in "Diabetes nursing of Solway"   provides for exclusive-attribution "For the whole budget they count here alone" }',
  fix: 'Say that the party counts here alone',
  check: {
    Contract(contract, { report }) {
      const told = new Set<AstNode>();
      for (const { party, payment } of countedFor(contract)) {
        if (told.has(party) || arrangementsOf(party).includes('exclusive-attribution')) continue;
        const also = clauseOf(party, ast.isAlsoIn);
        if (!also) continue;
        told.add(party);
        const isHere = AstUtils.findRootNode(party) === AstUtils.findRootNode(contract);
        report({
          at: isHere ? also : payment,
          message: `'${party.name}' ${ast.isGroup(party) ? 'count' : 'counts'} here, where each patient is paid for, and also in ${unquoted(also.contract)}: one patient could be paid for twice. Write 'provides for exclusive-attribution …' in the block of '${party.name}', or take ${ast.isGroup(party) ? 'them' : 'it'} out of one of the two.`,
          related: [{ at: payment, message: 'Each person is paid for here.' }],
          about: [party],
          fixes: isHere ? [withClause(party, 'provides for exclusive-attribution "To be written"', `Say that '${party.name}' ${ast.isGroup(party) ? 'count' : 'counts'} here alone`)] : [],
        });
      }
    },
  },
});

/** Who is counted with the people of a population. */
export interface Counted {
  readonly party: ast.Party | ast.Group;
  /** What is paid for each person. */
  readonly payment: AstNode;
}

/** The parties that are paid for each person of a population, and the groups by whose lists it is counted where anything is paid per head. */
export function countedFor(contract: ast.Contract): readonly Counted[] {
  const counted: Counted[] = [];
  let perHead: AstNode | undefined;
  for (const declaration of contract.declarations) {
    if (!ast.isPayment(declaration) && !ast.isFund(declaration) && !ast.isLet(declaration)) continue;
    const isPerHead = treeOf(declaration).some((node) => ast.isRate(node) && ast.isPopulation(node.source?.ref));
    if (!isPerHead) continue;
    perHead ??= declaration;
    if (!ast.isPayment(declaration)) continue;
    for (const { party } of clauseOf(declaration, ast.isToClause)?.shares ?? []) {
      const payee = ast.isMember(party?.ref) ? party.ref.$container : party?.ref;
      if (ast.isParty(payee) || ast.isGroup(payee)) counted.push({ party: payee, payment: declaration });
    }
  }
  if (!perHead) return counted;
  for (const declaration of contract.declarations) {
    if (!ast.isFact(declaration) || !declaration.clauses.some((clause) => ast.isCountType(clause) && (clause.noun === 'people' || clause.noun === 'persons' || clause.noun === 'patients'))) continue;
    for (const { ref } of declaration.dimensions) {
      const group = ast.isMember(ref) ? ref.$container : ref;
      if (ast.isGroup(group)) counted.push({ party: group, payment: perHead });
    }
  }
  return counted;
}

function unquoted(title: string): string {
  return `'${title.replace(/^["\u201C\u201D]|["\u201C\u201D]$/g, '')}'`;
}

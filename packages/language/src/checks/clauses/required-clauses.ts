import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { missingClause } from '../../diagnostics/mod.ts';
import { defineCheck, type Check } from '../check.ts';

interface Requirement {
  readonly clause: string;
  readonly is: (node: unknown) => boolean;
  readonly because: string;
}

const paid: Requirement = { clause: 'paid', is: ast.isPaid, because: "Write how often and when: 'paid monthly, due 15 days after the period'." };
const from: Requirement = { clause: 'from', is: ast.isFromClause, because: 'Write who pays.' };
const to: Requirement = { clause: 'to', is: ast.isToClause, because: 'Write who is paid.' };
const amount: Requirement = { clause: 'amount', is: ast.isAmountClause, because: 'Write how much is paid.' };

const hasKind = (node: unknown): boolean => ast.isCountType(node) || ast.isCodeType(node) || ast.isPlainType(node) || ast.isYesNoType(node) || ast.isDurationType(node);

const required: readonly (readonly [string, string, readonly Requirement[]])[] = [
  [ast.Payment.$type, 'payment', [from, to, paid, amount]],
  [ast.Pool.$type, 'pool', [
    from, to, paid,
    { clause: 'amount … shared by', is: ast.isSharedSum, because: 'Write what is shared and by what.' },
    { clause: 'left over', is: ast.isLeftOver, because: 'Caps can leave money over: write where it goes.' },
    { clause: 'shortfall', is: ast.isShortfall, because: 'A floor can need more than there is: write who bears it.' },
    { clause: 'rounding', is: ast.isPoolRounding, because: "Write 'rounding: each point' or 'rounding: each member by largest remainder'." },
  ]],
  [ast.Withhold.$type, 'withhold', [
    { clause: 'keeps', is: ast.isKeeps, because: 'Write what is held back.' },
    { clause: 'earned back', is: ast.isEarnedBack, because: 'Write what earns it back.' },
    { clause: 'unearned', is: ast.isUnearned, because: 'Write what becomes of what is not earned.' },
    paid,
  ]],
  [ast.RiskShare.$type, 'share', [
    { clause: 'between', is: ast.isShareParties, because: 'Write between whom.' },
    { clause: 'compare', is: node => ast.isCompare(node) || ast.isVariance(node), because: "Write what is compared: 'compare A with B', or 'variance A' where the saving itself is reported." },
    { clause: 'saving', is: node => ast.isSaving(node) || ast.isOverspend(node), because: "Write who pays whom on a 'saving' or an 'overspend'." },
    paid,
  ]],
  [ast.Subcontract.$type, 'subcontract', [
    { clause: 'by', is: ast.isSubcontractParties, because: 'Write who passes the work to whom.' },
    { clause: 'term', is: ast.isTermClause, because: 'Write when it runs.' },
    { clause: 'pays', is: node => ast.isSubcontractPays(node) || ast.isPassesOn(node), because: "Write what it 'pays' or 'passes on'." },
    { clause: 'recoveries', is: ast.isSubcontractRecoveries, because: "When a payment of the head falls later, write whether the recovery is 'passed down' or stays 'with the head'." },
  ]],
  [ast.Choice.$type, 'choice', [
    { clause: 'patients may go elsewhere for', is: ast.isMayGoElsewhere, because: 'Write for what patients may go to others.' },
    { clause: 'leakage', is: node => ast.isLeakage(node) || ast.isInflow(node), because: "Write what is paid for patients who go elsewhere ('leakage') or come from elsewhere ('inflow')." },
    paid,
  ]],
  [ast.PersonalBudget.$type, 'personal budget', [from, paid, amount, { clause: 'held by', is: ast.isHeldBy, because: 'Write how the budget is held.' }]],
  [ast.Fund.$type, 'fund', [{ clause: 'from', is: ast.isFundSources, because: 'Write whose money it is.' }]],
  [ast.Body.$type, 'body', [{ clause: 'members', is: ast.isBodyMembers, because: 'Write who decides.' }]],
  [ast.Group.$type, 'group', [{ clause: 'keyed by', is: ast.isKeyedBy, because: "Write what tells members apart: 'keyed by ods'." }]],
  [ast.Judgement.$type, 'judgement', [
    { clause: 'yes or no', is: hasKind, because: "Write what kind of answer it is: 'yes or no', 'one of A, B', 'number' or 'percentage'." },
    { clause: 'by', is: ast.isJudgementBy, because: 'Write who decides.' },
    { clause: 'not later than', is: ast.isDecidedBy, because: 'Write until when, and what counts otherwise.' },
  ]],
  [ast.Measure.$type, 'measure', [{
    clause: 'proportion',
    is: node => ast.isProportionMeasure(node) || ast.isRateMeasure(node) || ast.isCountMeasure(node) || ast.isMeanMeasure(node) || ast.isMoneyMeasure(node) || ast.isScoreMeasure(node) || ast.isEffectMeasure(node),
    because: "Write what is measured: 'proportion A / B', 'rate A per 1,000 people', 'count A', 'mean A / B', 'money A', 'score from 0 to 100' or 'reduction of …'.",
  }]],
  [ast.Fact.$type, 'fact', [{
    clause: 'money',
    is: hasKind,
    because: "Write what kind of value it is: 'money', 'count of people', 'number', 'percentage', 'one of A, B', 'yes or no', 'date' or 'duration in days'.",
  }]],
];

/** The clauses that a declaration of a kind must have and that are not among those given, by their first words, in the order in which they are written. */
export function clausesMissing(type: string, clauses: readonly AstNode[]): string[] {
  const requirements = required.find(([each]) => each === type)?.[2] ?? [];
  return requirements.filter(({ is }) => !clauses.some(is)).map(({ clause }) => clause);
}

/** What each kind of declaration cannot do without. */
export const requiredClauses: readonly Check[] = required.map(([type, noun, requirements]) =>
  defineCheck(type, (declaration: AstNode & { clauses?: AstNode[]; name?: string }, report) => {
    if (!declaration.clauses || (ast.isJudgement(declaration) && ast.isIfMissing(declaration.$container))) return;
    const unfinished = declaration.$cstNode && !declaration.$cstNode.text.trimEnd().endsWith('}') && !bodiless(declaration);
    if (unfinished) return;
    for (const { clause, is, because } of requirements) {
      if (declaration.clauses.some(is)) continue;
      report(missingClause, { place: declaration.name === undefined ? `The ${noun}` : `The ${noun} '${declaration.name}'`, clause, because }, { node: declaration, property: 'name' });
    }
  }));

/** Declarations whose braces may be left out altogether. */
function bodiless(declaration: AstNode): boolean {
  return ast.isFund(declaration) || ast.isBody(declaration) || ast.isGroup(declaration) || ast.isJudgement(declaration);
}

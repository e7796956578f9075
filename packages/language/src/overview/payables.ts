import type { AstNode } from 'langium';
import * as ast from '../ast.ts';
import { append } from '../model/grouped.ts';
import { peopleOf } from './people.ts';
import type { ResultGraph } from '../rules/graphs/results.ts';
import type { FiguresOfText } from './versions.ts';
import { definedOnly } from './contract-says.ts';
import { yearlyOf } from './flows.ts';
import type { Naming } from './naming.ts';
import type { Condition, Payable, Scoring, Words } from './overview.ts';

const kinds = new Map<string, Payable['kind']>([
  ['Payment', 'payment'], ['Pool', 'pool'], ['Withhold', 'withhold'], ['PersonalBudget', 'budget'], ['RiskShare', 'share'], ['Choice', 'choice'], ['Pilot', 'pilot'],
]);
const otherwise = [ast.isMissingData, ast.isNotApplicable, ast.isNoReport, ast.isNegative, ast.isPaymentRecoveries] as const;
const terms = [
  ast.isCompare, ast.isVariance, ast.isSaving, ast.isOverspend, ast.isRestBorne, ast.isClaimsLimit, ast.isMayLeave, ast.isLeavers, ast.isLeakage, ast.isInflow, ast.isMayGoElsewhere,
  ast.isKeeps, ast.isEarnedBack, ast.isUnearned, ast.isLeftOver, ast.isShortfall, ast.isHeldBy, ast.isSurplus, ast.isReview, ast.isPointValue, ast.isAdvance,
] as const;

/** Everything that pays, in written order. */
export function payablesOf(declarations: readonly ast.Declaration[], results: ResultGraph, figures: FiguresOfText, funds: readonly ast.Fund[], naming: Naming): Payable[] {
  const [paidFor, gatedBy] = [new Map<AstNode, string[]>(), new Map<AstNode, string[]>()];
  for (const outcome of results.decisiveOutcomes) for (const { by, isGate } of results.readersOf(outcome)) append(isGate ? gatedBy : paidFor, by, naming.idOf(outcome));
  return declarations.flatMap((one): Payable[] => {
    const kind = kinds.get(one.$type);
    if (!kind) return [];
    const clauses = (one as { readonly clauses: readonly AstNode[] }).clauses;
    const words = (is: readonly ((node: unknown) => boolean)[]): Words[] => clauses.filter((clause) => is.some((test) => test(clause))).map((clause) => naming.wordsOf(clause));
    const amount = clauses.find(ast.isAmountClause)?.amount ?? clauses.find(ast.isSharedSum)?.amount;
    const shared = ast.isSharedOut(amount?.value) ? amount.value : undefined;
    const paid = clauses.find(ast.isPaid);
    return [definedOnly({
      ...naming.named(one), kind,
      amount: amount && naming.wordsOf(amount),
      ceiling: shared?.ceiling && naming.wordsOf(shared.ceiling),
      scorings: shared ? shared.items.map((item) => scoringOf(item, naming)) : [],
      yearly: yearlyOf(one, figures, funds),
      paid: paid && naming.wordsAfter(paid, /^paid /),
      conditions: conditionsOf(clauses, amount, naming), people: peopleOf([amount], naming),
      uplifts: words([ast.isUplift]), otherwise: words(otherwise), terms: words(terms),
      paidFor: paidFor.get(one) ?? [], gatedBy: gatedBy.get(one) ?? [],
    })];
  });
}

/** What has to be so for the whole of it to be paid, and for either side of a share. */
function conditionsOf(clauses: readonly AstNode[], amount: ast.Amount | undefined, naming: Naming): Condition[] {
  const steps = (all: readonly ast.Step[]): AstNode[] => all.flatMap((step) => (ast.isOnlyIfStep(step) && step.condition ? [step.condition] : []));
  const whole = [...clauses.flatMap((clause) => (ast.isGate(clause) && clause.condition ? [clause.condition] : [])), ...steps(amount?.steps ?? [])];
  return [
    ...whole.map((condition) => naming.wordsOf(condition)),
    ...clauses.flatMap((clause) => (ast.isSaving(clause) || ast.isOverspend(clause) ? steps(clause.steps).map((condition) => ({ ...naming.wordsOf(condition), side: ast.isSaving(clause) ? 'saving' as const : 'overspend' as const })) : [])),
  ];
}

function scoringOf(item: ast.SharedItem, naming: Naming): Scoring {
  const scored = ast.isScored(item.value) ? item.value : undefined;
  const result = scored?.value ?? item.value;
  const target = ast.isReference(result) ? result.target?.ref : undefined;
  const scale = scored?.scale;
  const title = item.name ?? (target ? naming.titleOf(target) : naming.wordsOf(result).text);
  return definedOnly({
    outcome: ast.isOutcome(target) ? naming.idOf(target) : undefined,
    title,
    weight: item.weight && naming.wordsOf(item.weight),
    how: naming.wordsOf(scale ?? item.value),
    isFromBaseline: ast.isRamp(scale) && ast.isLevelValue(scale.from) && scale.from.level === 'baseline',
    curve: scale ? curveIdOf(naming.placeOf(item)) : undefined,
  });
}

/** What a curve in a payment is called: where it begins tells it from all others. */
export function curveIdOf({ file, startLine, startColumn }: { readonly file: string; readonly startLine: number; readonly startColumn: number }): string {
  return `${file}:${startLine}:${startColumn}`;
}

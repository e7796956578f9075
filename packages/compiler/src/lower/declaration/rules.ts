/**
 * `rules { … }`: limits that a run can work out become checks that are reported with its result.
 *
 * Worked out are totals and other aggregates, payments to a party, and what subcontracts are paid, against sums of
 * money. What depends on more than the program (contract value, reserves, tiers, patients' choice, a party's loss) is
 * for those who review the text, and makes no check.
 */
import { AstUtils } from 'langium';
import type { Check, Expr, GrainId, Line } from '@remit/program';
import type { Expression, Rule, Rules, Subcontract } from '@remit/language/ast';
import { add, and, compare, mul, num } from '../../emit/fold.ts';
import type { Context } from '../context.ts';
import { dimensionDeclaration, dimensionId } from '../dimension.ts';
import { relation } from '../expression/comparison.ts';
import { lowerExpression } from '../expression.ts';
import { kindOf } from '../kind.ts';
import { scaledInYear } from '../part-limit.ts';
import { contains, needsOf } from '../reach.ts';
import { spanGrain } from '../span.ts';

/** What a rule limits: an amount for each period and member, and what tells it apart from others of the same rule. */
interface Subject { amount: Expr; grain: GrainId; each: string[]; of?: string }

/** Adds the checks of the rules, after all lines are known. */
export function lowerRules(cx: Context, node: Rules): void {
  const all = cx.contract.declarations.flatMap((d) => (d.$type === 'Rules' ? d.rules : []));
  for (const rule of node.rules) {
    const number = all.indexOf(rule) + 1;
    subjectsOf(cx, rule).forEach((subject, i) => addCheck(cx, rule, subject, `rules.${number}${i === 0 ? '' : `.${i + 1}`}`));
  }
}

function addCheck(cx: Context, rule: Rule, subject: Subject, id: string): void {
  const expr = testOf(cx, rule, subject);
  if (!expr) return;
  const words = (rule.$cstNode?.text ?? '').replaceAll(/\s+/g, ' ').trim();
  const title = `${words[0]?.toUpperCase() ?? ''}${words.slice(1)}${subject.of === undefined ? '' : ` (${subject.of})`}`;
  cx.checks.push(cx.at<Check>({ id, title, grain: subject.grain, each: subject.each, expr, severity: 'report' }, rule));
}

/** The comparison of a rule; undefined where its limit is no sum that a run knows. */
function testOf(cx: Context, rule: Rule, { amount, grain, each }: Subject): Expr | undefined {
  const limit = (node: Expression): Expr | undefined => {
    const unknown = [...AstUtils.streamAst(node)].some((n) => n.$type === 'ContractValue');
    if (unknown || (rule.subject.$type !== 'AggregateSubject' && kindOf(node, cx.kinds) !== 'money')) return undefined;
    const sum = wholeSum(node);
    return mul(scaledInYear(cx, lowerExpression(cx, sum, { grain, each }), sum, 'limits', { grain, each }), ...perMember(node));
  };
  if (rule.low && rule.high) {
    const [low, high] = [limit(rule.low), limit(rule.high)];
    return low && high && and(compare('ge', amount, low), compare('le', amount, high));
  }
  const most = rule.limit?.$type === 'LimitValue' && rule.operator ? limit(rule.limit.value) : undefined;
  return most && compare(relation(rule.operator!), amount, most);
}

/** `£1 per Practice` without its `per Practice`. */
function wholeSum(node: Expression): Expression {
  if (node.$type === 'Minus') return { ...node, operand: wholeSum(node.operand) };
  return node.$type === 'Quantity' ? { ...node, rates: node.rates.filter((r) => !r.dimension) } : node;
}

/** `£1 per Practice`: as many times as there are members. */
function perMember(node: Expression): Expr[] {
  const inner = node.$type === 'Minus' ? node.operand : node;
  if (inner.$type !== 'Quantity') return [];
  return inner.rates.flatMap((r) => (r.dimension?.ref ? [{ op: 'agg', fn: 'count', in: { dim: dimensionId(r.dimension.ref) }, arg: num(1) } as Expr] : []));
}

function subjectsOf(cx: Context, rule: Rule): Subject[] {
  const subject = rule.subject;
  const grain = rule.span ? spanGrain(rule.span) : 'term';
  switch (subject.$type) {
    case 'AggregateSubject': {
      const own = rule.span ? spanGrain(rule.span) : undefined;
      const amount = lowerExpression(cx, subject.value, { each: [], ...(own === undefined ? {} : { grain: own }) });
      return [{ amount, grain: own ?? needsOf(cx, amount).grain ?? 'term', each: [] }];
    }
    case 'PaymentsTo': {
      if (subject.anyRole !== undefined) {
        return cx.parties.filter((p) => p.roles.includes(subject.anyRole!)).flatMap((p) => totalOf(paidTo(cx, p.id), grain, { of: p.title ?? p.id }));
      }
      const party = subject.party?.ref;
      if (!party) return [];
      if (party.$type === 'Party') return totalOf(paidTo(cx, party.name), grain);
      const dim = dimensionDeclaration(party).name;
      const lines = cx.lines.filter((l) => isEarned(l) && 'member' in l.to && l.to.member === dim);
      return totalOf(lines, grain, party.$type === 'Member' ? { each: [dim] } : {});
    }
    case 'Subcontracting': return totalOf(cx.lines.filter((l) => l.kind === 'subcontract'), grain);
    case 'AnySubcontract':
      return cx.contract.declarations.filter((d): d is Subcontract => d.$type === 'Subcontract').filter((d) => !subject.withoutConsent || !hasConsent(d))
        .flatMap((d) => totalOf(cx.lines.filter((l) => l.subcontract === d.name), grain, { of: d.title ?? d.name }));
    case 'LossOf': case 'ChoiceOf': return [];
  }
}

function hasConsent(node: Subcontract): boolean {
  return node.clauses.some((c) => c.$type === 'Consent' || (c.$type === 'Material' && c.consent !== undefined));
}

function paidTo(cx: Context, party: string): Line[] {
  return cx.lines.filter((l) => isEarned(l) && 'party' in l.to && l.to.party === party);
}

/** Advances and what is set off against them come to nothing over time. */
function isEarned(line: Line): boolean {
  return line.kind !== 'advance' && line.kind !== 'offset';
}

/** What lines are entitled to in a period of the grain; nothing to check where one of them is paid less often. */
function totalOf(lines: readonly Line[], grain: GrainId, { of, each = [] }: { of?: string; each?: string[] } = {}): Subject[] {
  if (lines.length === 0 || lines.some((l) => !contains(grain, l.grain))) return [];
  const amounts = lines.map((l): Expr => {
    const paid: Expr = { op: 'line', id: l.id };
    const inGrain: Expr = l.grain === grain ? paid : { op: 'over', fn: 'sum', arg: paid, grain: l.grain, window: 'in' };
    return l.each.filter((d) => !each.includes(d)).reduce<Expr>((arg, dim) => ({ op: 'agg', fn: 'sum', in: { dim }, arg }), inGrain);
  });
  return [{ amount: add(...amounts), grain, each, ...(of === undefined ? {} : { of }) }];
}

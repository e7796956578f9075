/** `keeps 3% of Activity, with each payment`: a line below nothing beside the payment, with its due dates. */
import type { Counterparty, DimensionId, Expr, GrainId, Line } from '@remit/program';
import { add as sum, cmp, ONE, ZERO, type Rational } from '@remit/program/rational';
import { isReference, type Expression, type Payment, type Pool, type Withhold } from '@remit/language/ast';
import { extentOf } from '../../emit/extent.ts';
import { max, neg, num } from '../../emit/fold.ts';
import { neverNegative } from '../../emit/sign.ts';
import { applySteps } from '../amount.ts';
import type { Context } from '../context.ts';
import { lowerExpression } from '../expression.ts';
import { kindOf } from '../kind.ts';
import { flowClause } from './clauses.ts';
import { counterparty, soleFunder } from './counterparty.ts';
import { contractRound } from './finish.ts';
import { flowScope } from './flow-scope.ts';
import { fundingOf, payersOf } from './funding.ts';
import { recoveryOf, signsOf } from './recovery.ts';
import { slotsOf } from './slots.ts';
import { lineTax } from './vat.ts';

/** What is kept back from a payment: the value of a period, its line, and who keeps it from whom. */
export interface Kept { sum: Expr; line: string; grain: GrainId; each: readonly DimensionId[]; from: Line['from']; to: Counterparty }

/** Steps that cannot make more of a share than it was. */
const LESSENING: ReadonlySet<string> = new Set(['CapStep', 'ReduceStep', 'RoundStep', 'OnlyIfStep']);

/** Shares kept from each payment by the withholds that were lowered before, per contract. */
const shares = new WeakMap<Context, Map<Payment | Pool, Rational>>();

/** The payment or pool that a withhold keeps a share of; undefined where it names none. */
export function keptFrom(node: Withhold): Payment | Pool | undefined {
  const value = node.clauses.find((c) => c.$type === 'Keeps')?.amount.value;
  const named = value?.$type === 'Of' && isReference(value.right) ? value.right.target.ref : undefined;
  return named?.$type === 'Payment' || named?.$type === 'Pool' ? named : undefined;
}

/** Adds the line that keeps; undefined (and reported) where nothing can be kept. */
export function lowerKeeps(cx: Context, node: Withhold): Kept | undefined {
  const clause = node.clauses.find((c) => c.$type === 'Keeps')!;
  const payment = keptFrom(node)!;
  const lines = cx.flows.get(payment)?.lines ?? [];
  const planned = lines[0];
  if (lines.length > 1) return void cx.report('MOD-222', clause, { name: node.name, payment: payment.name });
  const from = fundingOf(cx, payment, payment.clauses);
  const payee = flowClause(payment.clauses, 'ToClause')?.shares[0]?.party.ref;
  const to = payee && (counterparty(payee) ?? soleFunder(payee));
  const value = clause.amount.value;
  if (!planned || !from || !to || value.$type !== 'Of' || !isReference(value.right)) return undefined;
  const reference = value.right;
  const problem = reference.period || reference.beforeUplift || reference.codes.length > 0 || reference.part ? 'this reads the payment of another period or price'
    : kindOf(value.left, cx.kinds) === 'money' ? 'this is a sum of its own' : clause.amount.steps.some((s) => !LESSENING.has(s.$type) || 'span' in s && s.span) ? 'a step here could make it more' : undefined;
  if (problem !== undefined) return void cx.report('MOD-220', clause, { name: node.name, problem });
  if (!matches(cx, node, payment, from, to, planned.each)) return undefined;

  const scope = flowScope(payment.clauses, planned.grain, planned.each);
  checkShare(cx, node, payment, value.left, lowerExpression(cx, value.left, scope));
  const share = lowerExpression(cx, value, scope);
  const signed = neverNegative(share, signsOf(cx)) ? share : max(share, num(0));
  const kept = applySteps(cx, signed, clause.amount.steps, scope).expr;
  const id = `${node.name}.kept`;
  const held = cx.addVar(cx.at({ id: `${node.name}.keeps`, title: `${node.title ?? node.name}: kept back`, type: 'money', grain: planned.grain, each: [...planned.each], expr: contractRound(cx, kept) }, clause));
  cx.lines.push(cx.at({
    id, kind: 'withhold', of: node.name, from, to, grain: planned.grain, each: [...planned.each], schedule: [...slotsOf(cx, payment)],
    amount: contractRound(cx, neg(held)), negative: 'carry', recovery: recoveryOf(cx, payment.clauses), lateDays: 0,
    heldWith: { line: planned.id }, ...lineTax(cx, payment.clauses, payersOf(payment.clauses), payee), ...('fund' in from ? { outsideLimits: true } : {}),
  } satisfies Line, clause));
  cx.lineReach.set(id, { grain: planned.grain, each: planned.each });
  return { sum: held, line: id, grain: planned.grain, each: planned.each, from, to };
}

/** At most all of a payment is kept, by this withhold and by all of them together. */
function checkShare(cx: Context, node: Withhold, payment: Payment | Pool, at: Expression, rate: Expr): void {
  const { least, greatest } = extentOf(rate, { fact: (id) => cx.facts.get(id), variable: (id) => cx.vars.get(id) });
  const all = shares.get(cx) ?? new Map<Payment | Pool, Rational>();
  shares.set(cx, all);
  const together = greatest && sum(greatest, all.get(payment) ?? ZERO);
  if (together) all.set(payment, together);
  const problem = !greatest || !least ? 'is not known to be at most 100%'
    : cmp(greatest, ONE) > 0 ? `can be ${percent(greatest)}`
      : cmp(together!, ONE) > 0 ? `comes to ${percent(together!)} with the other withholds of this payment` : cmp(least, ZERO) < 0 ? 'can be below 0%' : undefined;
  if (problem !== undefined) cx.report('MOD-221', at, { name: node.name, payment: payment.name, problem });
}

function percent({ n, d }: Rational): string {
  const hundredths = n * 10_000n / d;
  const rest = (hundredths % 100n).toString().padStart(2, '0').replace(/0+$/, '');
  return `${hundredths / 100n}${rest === '' ? '' : `.${rest}`}%`;
}

/** Payer, payee and members are those of the payment. */
function matches(cx: Context, node: Withhold, payment: Payment | Pool, from: Line['from'], to: Counterparty, each: readonly DimensionId[]): boolean {
  const differ = (what: string, own: string, other: string): false => {
    cx.report('MOD-223', node, { name: node.name, payment: payment.name, what, own, other });
    return false;
  };
  const mine = cx.flows.get(node)!.lines[0]!;
  const list = (dims: readonly DimensionId[]): string => dims.map((d) => `'${d}'`).join(' and ') || 'nothing';
  if (mine.each.length !== each.length || mine.each.some((d) => !each.includes(d))) return differ('for each of', list(mine.each), list(each));
  const own = flowClause(node.clauses, 'FromClause');
  const ownFrom = own ? fundingOf(cx, node, node.clauses) : from;
  const theirs = flowClause(payment.clauses, 'FromClause');
  if (own && !(own.shares.length > 1 && own.$cstNode?.text === theirs?.$cstNode?.text) && JSON.stringify(ownFrom) !== JSON.stringify(from)) {
    return differ('paid from', nameOf(ownFrom), nameOf(from));
  }
  const ownTo = flowClause(node.clauses, 'ToClause');
  const party = ownTo?.shares[0]?.party.ref;
  const payee = party && (counterparty(party) ?? soleFunder(party));
  if (ownTo && (ownTo.shares.length > 1 || JSON.stringify(payee) !== JSON.stringify(to))) return differ('paid to', ownTo.shares.map((s) => `'${s.party.$refText}'`).join(' and '), nameOf(to));
  return true;
}

function nameOf(who: Line['from'] | undefined): string {
  return `'${who === undefined ? '' : 'fund' in who ? who.fund : 'party' in who ? who.party : who.member}'`;
}

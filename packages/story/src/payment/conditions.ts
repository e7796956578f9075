import type { Expr, Relation } from '@remit/program';
import { visitExpr } from '@remit/program/walk';
import type { TraceNode } from '@remit/runtime';
import { dateInWords } from '../dates.ts';
import { isByDefault } from '../deciders.ts';
import { gapBetween } from '../quantity-words.ts';
import { decidedAs } from '../reported-as.ts';
import { absences, constant } from '../step-words.ts';
import { listed } from './lists.ts';
import { nameOf } from './readings.ts';
import { sourceOfStep } from './step-source.ts';
import type { Story } from './story.ts';
import type { Teller } from './tellers.ts';

const relations: Readonly<Record<Relation, readonly [yes: string, no: string]>> = {
  lt: ['is below', 'is not below'], le: ['is at most', 'is more than'], gt: ['is above', 'is not above'], ge: ['is at least', 'is less than'], eq: ['is', 'is not'], ne: ['is not', 'is'],
};

/** "70% (…) is at least 61.2%"; where it does not hold, by how much. */
export const comparison: Teller = (node, expr, kind, story) => {
  const { rel } = expr as Extract<Expr, { op: 'cmp' }>;
  const [a, b] = story.insideOf(node, kind);
  if (!a || !b) return 'it cannot be told';
  const holds = node.value === 'true';
  const words = [story.operand(a.node, a.kind), relations[rel][holds ? 0 : 1], story.operand(b.node, b.kind)].join(' ');
  const gap = holds || rel === 'eq' || rel === 'ne' ? undefined : gapBetween(a.node.value, b.node.value);
  return gap === undefined || gap === '0' ? words : `${words} (${story.number(gap, a.kind).replace('%', ' percentage points')} ${rel === 'ge' || rel === 'gt' ? 'short' : 'too much'})`;
};

/** Each of the conditions that were looked at. */
export const together: Teller = (node, expr, _kind, story) => {
  const parts = node.children.map((child) => questionInWords(child, story));
  if (parts.length < 2) return parts.join('');
  const all = expr.op === 'and';
  const lead = node.value === 'true' ? (all ? 'all of these hold' : 'one of these holds') : all ? 'not all of these hold' : 'none of these holds';
  return `${lead}: ${parts.join('; ')}`;
};

/** What is denied, as it came out. */
export const denial: Teller = (node, _expr, _kind, story) => (node.children[0] ? questionInWords(node.children[0], story) : 'it is not so');

/** "no value is known of X", "X is not applicable". */
export const absence: Teller = (node, _expr, kind, story) => {
  const [inner] = story.insideOf(node, kind);
  const what = inner ? `${subject(inner.node, story)}` : 'it';
  if (node.op === 'isMissing') return node.value === 'true' ? `${what} is not known` : `${what} is known`;
  return node.value === 'true' ? `${what} is not applicable` : `${what} is applicable`;
};

function subject(node: TraceNode, story: Story): string {
  const { names } = story.telling;
  if (node.id === undefined) {
    const words = sourceOfStep(node.pointer, story.telling)?.words;
    if (words !== undefined) return `"${words}"`;
    const read = firstRead(story.exprOf(node));
    return read === undefined ? 'what the contract works out' : `what the contract works out from "${read.op === 'fact' || read.op === 'decided' ? names.fact(read.id) : read.op === 'line' ? names.line(read.id) : names.value(read.id)}"`;
  }
  return `"${node.op === 'fact' || node.op === 'decided' ? names.fact(node.id) : node.op === 'line' ? names.line(node.id) : names.value(node.id)}"`;
}

/** What lacks more than this is told as a whole. */
const MOST_LACKING = 5;

type Read = Extract<Expr, { op: 'fact' | 'var' | 'line' | 'decided' }>;

function firstRead(expr: Expr | undefined): Read | undefined {
  const found: Read[] = [];
  if (expr) visitExpr(expr, '', (each) => { if (each.op === 'fact' || each.op === 'var' || each.op === 'line' || each.op === 'decided') found.push(each); });
  return found[0];
}

/** A yes-or-no step in words, by what it asks. */
export function questionInWords(node: TraceNode, story: Story): string {
  const plain = { is: 'plain' } as const;
  const { node: whole } = story.unwrap(node, plain);
  const expr = story.exprOf(whole);
  const teller = { cmp: comparison, and: together, or: together, not: denial, isMissing: absence, isNotApplicable: absence }[whole.op as 'cmp'];
  if (expr && teller) return teller(whole, expr, plain, story);
  if (whole.op === 'var' && whole.children[0] && !story.told.has(story.keyOf(whole))) {
    story.told.set(story.keyOf(whole), 0);
    return questionInWords(whole.children[0], story);
  }
  if (whole.op === 'decided') return `${subject(whole, story)} is ${story.valueOf(whole, plain)}, ${decidedAs(whole, story.telling.facts, isByDefault(whole, story.telling.facts, story.program), story.telling.names.party)}`;
  return `${subject(whole, story)} is ${story.operand(whole, plain)}`;
}

/** The sentence of a condition on the way to a value; nothing where it says nothing. */
export function conditionSentence(around: TraceNode, asked: TraceNode, story: Story): string | undefined {
  const node = affirmed(asked);
  if (around.op === 'orElse') return `${unknown(node, story, 'is')}, so what the contract says for that case counts`;
  if (around.op === 'deadline') return node.value === 'missing' ? `${unknown(node, story, 'was')} by ${deadlineInWords(around, story)}, so what the contract puts in its place counts` : undefined;
  if (around.op !== 'case') return undefined;
  const inner = innermost(node);
  if (constant.has(inner.op) || (absences.has(inner.op) && inner.value === 'false') || isOrdinal(inner)) return undefined;
  if (absences.has(inner.op)) return questionInWords(node, story);
  if (node.value === 'false' && isGuard(around, asked, story)) return undefined;
  return leastInWords(around, node, story) ?? `${node.value === 'true' ? 'the condition holds' : 'the condition does not hold'}: ${questionInWords(node, story)}`;
}

/** What is not known of something: the facts and decisions that it lacks, else itself. */
export function unknown(node: TraceNode, story: Story, is: 'is' | 'was'): string {
  const lacking = new Set<string>();
  const look = ({ op, id, value, period, dims, children }: TraceNode): void => {
    if (value !== 'missing') return;
    if ((op === 'fact' || op === 'decided') && id !== undefined) lacking.add(`"${nameOf({ pointer: node.pointer, op, id, value, children: [], ...(period ? { period } : {}), ...(dims ? { dims } : {}) }, story)}"`);
    else for (const child of children) look(child);
  };
  look(node);
  return lacking.size === 0 || lacking.size > MOST_LACKING ? `nothing ${is} known of ${subject(node, story)}` : `nothing ${is} known of ${listed([...lacking])}`;
}

/** "30 September 2029", or "the deadline" where the period that it is for is not that of the payment. */
export function deadlineInWords(node: TraceNode, story: Story): string {
  const { by } = story.exprOf(node) as Extract<Expr, { op: 'deadline' }>;
  const days = new Set(Object.values(by));
  const [only] = days;
  if (days.size === 1) return dateInWords(only!);
  const period = node.pointer.startsWith('/lines/') ? story.program.periods.find(({ id }) => id === story.period) : undefined;
  const day = period && [period.id, ...Object.values(period.in)].map((id) => (Object.hasOwn(by, id) ? by[id] : undefined)).find((each) => each !== undefined);
  return day === undefined ? 'the deadline' : dateInWords(day);
}

/** What is asked, without the denial around it. */
function affirmed(node: TraceNode): TraceNode {
  const [only] = node.children;
  return only && (node.op === 'not' || (node.op === 'byPeriod' && affirmed(only) !== only)) ? affirmed(only) : node;
}

function innermost(node: TraceNode): TraceNode {
  const [only] = node.children;
  return only && (node.op === 'not' || node.op === 'byPeriod' || node.op === 'known') ? innermost(only) : node;
}

/** Which instalment it is, which is a matter of the calendar. */
function isOrdinal({ op, children }: TraceNode): boolean {
  return op === 'cmp' && children.some((child) => child.op === 'ordinal');
}

/** Whether nothing is divided where there is nothing: the contract does not say so, it goes without saying. */
function isGuard(around: TraceNode, asked: TraceNode, story: Story): boolean {
  const expr = story.exprOf(around);
  const index = /^\/when\/(\d+)\/if$/.exec(asked.pointer.slice(around.pointer.length))?.[1];
  const branch = expr?.op === 'case' && index !== undefined ? expr.when[Number(index)] : undefined;
  const isNothing = (each: Expr | undefined): boolean => each?.op === 'number' && each.v === '0';
  return branch?.if.op === 'cmp' && branch.if.rel === 'eq' && isNothing(branch.if.args[1]) && isNothing(branch.then);
}

/** "at least 200 eligible are needed, and there are 24,300": where a branch is about too few. */
function leastInWords(around: TraceNode, node: TraceNode, story: Story): string | undefined {
  const expr = story.exprOf(around);
  const index = /^\/when\/(\d+)\/if$/.exec(node.pointer.slice(around.pointer.length))?.[1];
  const branch = expr?.op === 'case' && index !== undefined ? expr.when[Number(index)] : undefined;
  const [count] = story.insideOf(node, { is: 'plain' });
  if (branch?.if.op !== 'cmp' || branch.if.rel !== 'lt' || !count) return undefined;
  const least = branch.then.op === 'missing' ? `${story.number(branch.then.least, { is: 'count' })} ${branch.then.noun}` : branch.then.op === 'notApplicable' ? /^fewer than (.+)$/.exec(branch.then.reason)?.[1] : undefined;
  return least === undefined ? undefined : `at least ${least} are needed, and there are ${story.operand(count.node, { is: 'count' })}`;
}

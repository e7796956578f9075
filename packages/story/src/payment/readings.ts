import type { TraceNode } from '@remit/runtime';
import { periodInWords } from '../dates.ts';
import { isByDefault } from '../deciders.ts';
import type { QuantityKind } from '../quantity-kinds.ts';
import { decidedAs, reportedAs } from '../reported-as.ts';
import { constant } from '../step-words.ts';
import type { Story } from './story.ts';

/** A name that is read, as it stands in a sentence: its value, and on first mention where that comes from. */
export function readInWords(node: TraceNode, kind: QuantityKind, story: Story): string {
  switch (node.op) {
    case 'fact': return firstTime(node, kind, story, () => factSource(node, story));
    case 'decided': return firstTime(node, kind, story, () => `${story.telling.names.fact(node.id!)}${when(node, story)} ${decidedAs(node, story.telling.facts, isByDefault(node, story.telling.facts, story.program), story.telling.names.party)}`);
    case 'earned': return earnedInWords(node, story);
    default: return workedOut(node, kind, story);
  }
}

function firstTime(node: TraceNode, kind: QuantityKind, story: Story, source: () => string): string {
  const key = story.keyOf(node);
  const value = story.valueOf(node, kind);
  if (story.told.has(key)) return `${value} (${nameOf(node, story)})`;
  story.told.set(key, 0);
  return `${value} (${source()})`;
}

function factSource(node: TraceNode, story: Story): string {
  const { facts } = story.telling;
  const expr = story.exprOf(node);
  if (expr?.op === 'fact' && expr.part) return [nameOf(node, story), reportedAs(node, facts).split(', in ')[1]].filter(Boolean).join(', ');
  const reported = reportedAs(node, facts).replace(/^reported(, )?/, '').replace(/^in /, '');
  return [nameOf(node, story), reported.replace(', in ', ', ')].filter(Boolean).join(', ');
}

/** "HbA1c at target", its part, and what it is for where that is not what the payment is for. */
export function nameOf(node: TraceNode, story: Story): string {
  const { names } = story.telling;
  const expr = story.exprOf(node);
  const part = expr?.op === 'fact' && expr.part ? story.program.facts.find(({ id }) => id === expr.id)?.parts?.[expr.part] : undefined;
  const name = node.op === 'fact' || node.op === 'decided' ? names.fact(node.id!) : node.op === 'line' || node.op === 'earned' ? names.line(node.id!) : names.value(node.id!);
  return `${part ?? spoken(name)}${when(node, story)}`;
}

const spokenEndings: ReadonlyMap<string, string> = new Map([
  ['ceiling', 'the most it can be'], ['saved', 'what was saved'], ['overspent', 'what was overspent'], ['comparator', 'what spend is compared with'],
  ['sum', 'the whole'], ['points', 'points'], ['share', 'share'], ['value', 'its value'],
]);

/** The values that a payment is made of have plain names: "Outcome payment: the most it can be". */
function spoken(name: string): string {
  return name.replace(/: ([a-z-]+)(, \w+)?$/, (whole, own: string, more: string | undefined) => `: ${more === undefined ? spokenEndings.get(own) ?? own : `${own}, ${spokenEndings.get(more.slice(2)) ?? more.slice(2)}`}` || whole);
}

function when({ period, dims }: TraceNode, { period: own, dims: ownKeys, telling: { names } }: Story): string {
  const others = Object.fromEntries(Object.entries(dims ?? {}).filter(([dim, key]) => ownKeys[dim] !== key));
  const words = [period === undefined || period === own || period === 'term' ? '' : periodInWords(period), names.keys(others)].filter(Boolean).join(', ');
  return words === '' ? '' : `, ${words}`;
}

function earnedInWords(node: TraceNode, story: Story): string {
  const { names } = story.telling;
  const expr = story.exprOf(node);
  const part = expr?.op === 'earned' ? names.value(expr.part) : '';
  const whole = node.children[0] ? `, part of ${story.valueOf(node.children[0], { is: 'money' })}` : '';
  return `${story.valueOf(node, { is: 'money' })} (what ${nameOf(node, story)} came to for ${part}${whole})`;
}

/** A value or a payment: told before, told now in a step of its own, or told on its own elsewhere. */
function workedOut(node: TraceNode, kind: QuantityKind, story: Story): string {
  const { telling, told } = story;
  const own: QuantityKind = node.op === 'line' ? { is: 'money' } : node.op === 'var' ? telling.kinds.ofVar(node.id!) : kind;
  const of = own.is === 'plain' ? kind : own;
  const key = story.keyOf(node);
  const step = told.get(key);
  const [only] = node.children;
  if (step !== undefined && step > 0) return story.reference(node, of, step);
  if (node.op === 'line' && telling.isExplained(node.id!, node.period!, node.dims)) return `${story.valueOf(node, of)} (${nameOf(node, story)}, told on its own)`;
  if (!only) return `${story.valueOf(node, of)} (${nameOf(node, story)})`;
  const inside = story.unwrap(only, of);
  if (constant.has(inside.node.op)) return `${story.valueOf(node, of)} (${nameOf(node, story)})`;
  if (inside.node.id !== undefined) {
    const words = readInWords(inside.node, inside.kind, story);
    const under = told.get(story.keyOf(inside.node));
    if (under !== undefined) told.set(key, under);
    return words;
  }
  const step_ = story.tell(inside.node, of, nameOf(node, story));
  told.set(key, step_);
  return story.reference(node, of, step_);
}

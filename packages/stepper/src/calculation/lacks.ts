import type { HoldReason } from '@remit/program';
import type { TraceNode } from '@remit/runtime';
import { holdCause, type HoldTelling } from '@remit/story/why-not/hold-causes';
import type { Draft } from './draft.ts';
import type { Lack } from './step.ts';

/** Says of steps whose value is missing, and is not replaced by another, what is missing and what would have to be there. */
export function markLacks(steps: readonly Draft[], payment: Draft, telling: HoldTelling, reasons: readonly HoldReason[]): void {
  const place = { line: payment.node.id!, period: payment.node.period!, amount: undefined };
  const lackOf = (reason: HoldReason): Lack => {
    const { text, change } = holdCause(reason, place, telling);
    return { text, ...(change === undefined ? {} : { change }) };
  };
  const lacking = new Set<Draft>();
  for (const step of steps) {
    if (step.node.value !== 'missing' || step === payment) continue;
    const { parent } = step;
    if (parent && parent.node.value !== 'missing' && parent.node.op !== 'heldPart' && parent !== payment) continue;
    if (step.does !== 'reads' && [...lacking].some((each) => isPartOf(each, step))) continue;
    lacking.add(step);
    const reason = reasonOf(step.node, reasons) ?? (step.does === 'reads' ? undefined : reasons[0]);
    step.lack = reason ? lackOf(reason) : { text: step.sentence };
  }
  if (reasons.length === 0) return;
  const told = reasons.slice(0, MOST_REASONS).map(lackOf);
  const more = reasons.length > MOST_REASONS ? [`There are ${reasons.length - MOST_REASONS} more reasons like these`] : [];
  const changes = told.flatMap(({ change }) => change ?? []);
  payment.lack = { text: [...told.map(({ text }) => text), ...more].join('. '), ...(changes.length > 0 ? { change: changes.join('. ') } : {}) };
}

/** More reasons than this are counted. */
export const MOST_REASONS = 3;

function isPartOf(step: Draft, whole: Draft): boolean {
  for (let at: Draft | undefined = step; at; at = at.parent) if (at === whole) return true;
  return false;
}

/** Why a fact or decision that was read holds things up. */
function reasonOf({ op, id, period, dims }: TraceNode, reasons: readonly HoldReason[]): HoldReason | undefined {
  if (id === undefined || period === undefined) return undefined;
  if (op === 'fact') return { reason: 'missing', fact: id, period, ...(dims ? { dims } : {}) };
  return reasons.find((each) => each.reason === 'undecided' && each.decision === id);
}

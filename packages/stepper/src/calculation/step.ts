import type { TraceNode } from '@remit/runtime';
import type { QuantityKind } from '@remit/story/quantity-kinds';
import type { SourcePlace } from '@remit/program/source-place';

/**
 * What a step does: reads a fact or a decision; carries a value to a name of the contract (an outcome, a measure); works
 * something out; tells what limits and funds make of the amount; or is the payment itself, the last one.
 */
export type StepDoes = 'reads' | 'names' | 'works-out' | 'limits' | 'pays';

/** A value that a step used. */
export interface UsedValue {
  /** What it is called: "HbA1c at or below target", "baseline". */
  readonly name: string;
  /** In words, exact beside rounded: "66%", "about £211,983.33 (exactly £635,950/3)". */
  readonly value: string;
  /** What it is: "percentage", "count of people". */
  readonly unit: string;
  /** How it was reported: "252 out of 12,000, in facts.csv:3". */
  readonly reported?: string;
  /** The step that came to it; nothing of what stands in the contract. */
  readonly step?: Step;
}

/** Why a value is missing, and what would have to be there. */
export interface Lack {
  readonly text: string;
  readonly change?: string;
}

/** One step of the calculation of a payment. */
export interface Step {
  /** Its place among all, from 0. */
  readonly index: number;
  readonly does: StepDoes;
  /** Its number in the explanation of the payment, which has no numbers for facts and names. */
  readonly number?: number;
  /** What happens, as a sentence without its full stop. */
  readonly sentence: string;
  /** What it is called as a part of what follows. */
  readonly title: string;
  /** What it comes to, in words; "not known yet" where that is missing. */
  readonly value: string;
  readonly unit: string;
  readonly used: readonly UsedValue[];
  readonly place: SourcePlace | undefined;
  /** The step that this one is a part of; none of the payment itself. */
  readonly parent: Step | undefined;
  /** Names of the contract that it reads or works out. */
  readonly ids: readonly string[];
  /** Set where what is missing holds up the payment or a part of it. */
  readonly lack?: Lack;
  /** Where it stands in the trace. */
  readonly node: TraceNode;
  readonly kind: QuantityKind;
}

/** A step and all that it is part of, from the inside to the outside; the payment comes last. */
export function stackOf(step: Step): Step[] {
  const stack: Step[] = [];
  for (let at: Step | undefined = step; at; at = at.parent) stack.push(at);
  return stack;
}

import type { HoldReason } from '@remit/program';
import type { Rational } from '@remit/program/rational';

/** A value: an exact number, a truth value, or a code or date as text. */
export type Scalar = Rational | boolean | string;

/** What an expression comes to. */
export type Outcome = Scalar | Missing | NotApplicable;

/**
 * Something is missing. Reasons form a tree that shares its branches: ten thousand
 * members that miss the same aggregate hold one list of reasons between them.
 */
export class Missing {
  readonly reason: HoldReason | undefined;
  readonly causes: readonly Missing[];

  constructor(reason: HoldReason | undefined, causes: readonly Missing[] = []) {
    this.reason = reason;
    this.causes = causes;
  }
}

/** Not applicable, and why. */
export class NotApplicable {
  readonly reason: string;

  constructor(reason: string) {
    this.reason = reason;
  }
}

/** Missing for one reason. */
export function missing(reason: HoldReason): Missing {
  return new Missing(reason);
}

/** Missing for all the reasons of several. */
export function missingAll(causes: readonly Missing[]): Missing {
  return causes.length === 1 ? causes[0]! : new Missing(undefined, causes);
}

/** Whether there is a value. */
export function isValue(outcome: Outcome): outcome is Scalar {
  return !(outcome instanceof Missing) && !(outcome instanceof NotApplicable);
}

/**
 * What stands in the way of computing with all of these: every missing one if any
 * is missing, else the first that is not applicable, else nothing.
 */
export function obstacle(outcomes: readonly Outcome[]): Missing | NotApplicable | undefined {
  let causes: Missing[] | undefined;
  let notApplicable: NotApplicable | undefined;
  for (const outcome of outcomes) {
    if (outcome instanceof Missing) (causes ??= []).push(outcome);
    else if (outcome instanceof NotApplicable) notApplicable ??= outcome;
  }
  return causes ? missingAll(causes) : notApplicable;
}

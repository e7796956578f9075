import { stackOf, type Step } from '../calculation/step.ts';

/** Ways of going on. */
export type Going = 'next' | 'in' | 'out' | 'back' | 'on' | 'backwards';

/** Why a step is stopped at. */
export interface Stop { readonly at: number; readonly why: 'goal' | 'breakpoint' | 'function' | 'exception' }

/** Says why a step is to be stopped at on the way; nothing where it is not. */
export type StopAt = (step: Step) => Exclude<Stop['why'], 'goal'> | undefined;

/**
 * Where going on from a step comes to a stop.
 *
 * `next` goes to the next step that is no part of another to come, and `out` to what the step is part of: both by all
 * steps on the way, and they stop where one of these wants it.
 *
 * @returns nothing where it goes beyond the last step; backwards it stops at the first one
 */
export function stopOf(steps: readonly Step[], from: number, going: Going, stopAt: StopAt): Stop | undefined {
  const depth = stackOf(steps[from]!).length;
  const isGoal = (step: Step): boolean => {
    switch (going) {
      case 'in': case 'back': return true;
      case 'next': return stackOf(step).length <= depth;
      case 'out': return stackOf(step).length < depth;
      default: return false;
    }
  };
  const by = going === 'back' || going === 'backwards' ? -1 : 1;
  for (let at = from + by; at >= 0 && at < steps.length; at += by) {
    const why = stopAt(steps[at]!);
    if (why) return { at, why };
    if (isGoal(steps[at]!)) return { at, why: 'goal' };
  }
  return by < 0 ? { at: 0, why: 'goal' } : undefined;
}

/** The first step that is a part of another; that itself where it has none. */
export function firstWithin(steps: readonly Step[], whole: Step): number {
  const first = steps.findIndex((step) => stackOf(step).includes(whole));
  return first < 0 ? whole.index : first;
}

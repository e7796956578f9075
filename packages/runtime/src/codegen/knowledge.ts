import type { Expr, Known } from '@remit/program';
import type { Place } from './constants.ts';
import type { Translator } from './translator.ts';
import type { Value } from './value.ts';
import { NEVER } from './value.ts';

/** `known` on a day on which all that is known counts; on any other the rows go by the reference. */
export function known(translator: Translator, expr: Known, place: Place): Value {
  const open = translator.condition(openTest(expr), place);
  if (!open) return NEVER;
  translator.writer.failIf(`!(${open.code})`, 2);
  return translator.value(expr.arg, place);
}

const tests = new WeakMap<Known, Expr>();

/** Whether the day of the run is from `from` on, and before `until` unless `unless` is true. */
function openTest(expr: Known): Expr {
  const made = tests.get(expr);
  if (made) return made;
  const { from, until, unless } = expr;
  const before = (day: string): Expr => ({ op: 'isMissing', arg: { op: 'known', arg: { op: 'bool', v: true }, from: day } });
  const test: Expr = { op: 'and', args: [
    ...(from === undefined ? [] : [{ op: 'not', arg: before(from) } satisfies Expr]),
    ...(until === undefined ? [] : [{ op: 'or', args: [before(until), ...(unless ? [unless] : [])] } satisfies Expr]),
  ] };
  tests.set(expr, test);
  return test;
}

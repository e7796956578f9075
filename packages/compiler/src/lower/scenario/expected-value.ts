/** Expectations of values: lets, measures and outcomes. */
import type { Expectation as ProgramExpectation, Program } from '@remit/program';
import type { Expectation, ExpectedValue } from '@remit/language/ast';
import type { Context } from '../context.ts';
import { readDeclaration } from '../expression/reference.ts';
import { keysOf, type Test } from './expectation.ts';

type Common = { text: string; at?: string; asOf?: string };

/** The value of a var of the program; undefined (with a finding) where the name has none there. */
export function expectedVar(
  cx: Context, program: Program, node: Expectation, subject: ExpectedValue, period: string | undefined, test: Test | undefined, common: Common,
): ProgramExpectation | undefined {
  const target = subject.target.ref;
  const name = subject.target.$refText;
  if (!target || (target.$type !== 'Let' && target.$type !== 'Measure' && target.$type !== 'Outcome')) {
    cx.report('SCN-108', node, { name });
    return undefined;
  }
  const read = readDeclaration(cx, target, node, { each: [], open: true });
  const variable = read.op === 'var' ? inProgram(program, read.id) : undefined;
  if (!variable) { cx.report('SCN-109', node, { name }); return undefined; }
  const own = period ?? (variable.grain === 'term' ? 'term' : undefined);
  if (own === undefined) { cx.report('SCN-107', node, { name }); return undefined; }
  if (!test) { cx.report('SCN-106', node, {}); return undefined; }
  const dims = keysOf(cx, subject);
  return {
    ...common, kind: 'value', id: variable.id, period: own, ...(Object.keys(dims).length > 0 ? { dims } : {}), rel: test.rel, value: test.value,
    ...(test.within === undefined ? {} : { within: test.within }),
  };
}

/** The var itself; else the one version of it that a rule about late members made. */
function inProgram(program: Program, id: string): Program['vars'][number] | undefined {
  const own = program.vars.find((v) => v.id === id);
  const versions = program.vars.filter((v) => v.id.startsWith(`${id}.reported for `));
  return own ?? (versions.length === 1 ? versions[0] : undefined);
}

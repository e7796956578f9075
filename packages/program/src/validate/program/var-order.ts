import type { ProgramCheck } from './check.ts';
import { defineFinding, finding } from '../finding.ts';
import { usesOf } from './uses.ts';

const outOfOrder = defineFinding({
  code: 'PRG-040', title: 'Values out of order',
  message: "'{name}' reads '{other}', which is listed after it.",
  why: 'Values are listed in the order in which they can be computed, so that a reader and a runtime can go through them once.',
  fix: "List '{other}' before '{name}'.",
});

/** Vars stand in dependency order; only the value of an earlier period may be read from a later var, or from itself. */
export const varOrder: ProgramCheck = {
  kinds: [outOfOrder],
  run({ program }, report) {
    const places = new Map(program.vars.map((each, index) => [each.id, index]));
    program.vars.forEach((each, index) => {
      for (const { expr, at, steps } of usesOf(each.expr, `/vars/${index}/expr`)) {
        if (expr.op !== 'var' || places.get(expr.id)! < index) continue;
        const earlier = steps.some(step => step.op === 'at' && (step.back ?? 0) > 0);
        if (!earlier && expr.id !== each.id) report(finding(outOfOrder, at, { name: each.id, other: expr.id }));
      }
    });
  },
};

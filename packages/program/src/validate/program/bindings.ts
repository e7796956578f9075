import type { DimensionId, Expr } from '../../expression.ts';
import type { ProgramCheck, Report } from './check.ts';
import type { ProgramModel } from './model.ts';
import type { Scope } from './scope.ts';
import { defineFinding, finding } from '../finding.ts';
import { withParents } from './model.ts';
import { outerScope, visitInScope } from './scope.ts';

const unbound = defineFinding({
  code: 'PRG-032', title: 'Which member is not known',
  message: "'{name}' has a value for each of '{dim}', but nothing here says which one is meant.",
  why: 'Any choice among the members would be a guess at whose figure is paid on.',
  fix: "Total or average it over '{dim}', pick a member, or give the declaration around it for each of '{dim}'.",
});
const noRow = defineFinding({
  code: 'PRG-033', title: 'Column outside its table',
  message: "The column '{name}' is read where no row that has it is at hand.",
  why: 'A column has a value only for a row.',
  fix: 'Read it inside an aggregation over the table that declares it.',
});
const noOuter = defineFinding({
  code: 'PRG-034', title: 'No aggregation around it',
  message: "This goes back to the '{dim}' outside an aggregation over '{dim}', but there is none around it.",
  why: 'Without one there is nothing to go back to.',
  fix: "Leave out the step, or put it inside an aggregation over '{dim}'.",
});
const notWithin = defineFinding({
  code: 'PRG-035', title: 'Elements below another set',
  message: "The elements of '{dim}' do not lie below '{within}'.",
  why: 'Only the elements of a set whose parent is bound can be narrowed to it.',
  fix: "Name a set that '{dim}' is declared under, and that is bound here.",
});

/** Wherever something with members or elements is read, it is known which one; columns and outer bindings have what they need around them. */
export const bindings: ProgramCheck = {
  kinds: [unbound, noRow, noOuter, notWithin],
  run(model, report) {
    for (const root of model.roots) {
      visitInScope(root.expr, root.at, outerScope(model, root.each), model, (expr, at, scope) => checkNode(expr, at, scope, model, report));
    }
  },
};

function checkNode(expr: Expr, at: string, scope: Scope, model: ProgramModel, report: Report): void {
  const need = (name: string, dims: readonly DimensionId[]): void => {
    for (const dim of dims) if (!scope.bound.has(dim)) report(finding(unbound, at, { name, dim }));
  };
  switch (expr.op) {
    case 'fact': return need(expr.id, model.facts.get(expr.id)!.each);
    case 'var': return need(expr.id, model.vars.get(expr.id)!.each);
    case 'line': return need(expr.id, model.lines.get(expr.id)!.each);
    case 'decided': return need(expr.id, model.judgements.get(expr.id)!.each);
    case 'earned': return need(expr.line, model.lines.get(expr.line)!.each);
    case 'key': case 'partOf': case 'reviewed': case 'atReview': case 'alloc': return need(expr.dim, [expr.dim]);
    case 'column':
      if (!scope.table?.columns.some(column => column.id === expr.id)) report(finding(noRow, at, { name: expr.id }));
      return;
    case 'outer':
      if (!scope.before.has(expr.dim)) report(finding(noOuter, at, { dim: expr.dim }));
      return;
    case 'agg': {
      if ('rows' in expr.in) need(expr.in.rows, model.rows.get(expr.in.rows)!.each);
      if (expr.within === undefined) return;
      const dim = 'dim' in expr.in ? expr.in.dim : expr.in.rows;
      if (!('dim' in expr.in) || !withParents(model, dim).slice(1).includes(expr.within) || !scope.bound.has(expr.within)) report(finding(notWithin, `${at}/within`, { dim, within: expr.within }));
      return;
    }
    default:
  }
}

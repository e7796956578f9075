import type { Expr, FactType } from '@remit/program';
import type { Model } from '../prepare/model.ts';

/** What kind of value an expression gives. */
export type ValueKind = 'number' | 'bool' | 'code' | 'date';

/** The kind of value of an expression; nothing where it is never a value. */
export function kindOf(expr: Expr, model: Model): ValueKind | undefined {
  const first = (candidates: readonly (Expr | undefined)[]): ValueKind | undefined => {
    for (const each of candidates) {
      const kind = each && kindOf(each, model);
      if (kind) return kind;
    }
    return undefined;
  };
  switch (expr.op) {
    case 'bool': case 'cmp': case 'and': case 'or': case 'not': case 'isMissing': case 'isNotApplicable': return 'bool';
    case 'reviewed': return 'bool';
    case 'atReview': return kindOf(expr.arg, model);
    case 'code': case 'key': return 'code';
    case 'date': return 'date';
    case 'fact': return kindOfType(model.facts.get(expr.id)?.declared.type ?? 'number');
    case 'var': return kindOfType(model.vars.get(expr.id)?.declared.type ?? 'number');
    case 'column': return undefined;
    case 'notApplicable': case 'missing': return undefined;
    case 'case': return first([...expr.when.map(branch => branch.then), expr.else]);
    case 'orElse': return first(expr.args);
    case 'decided': return kindOfType(model.facts.get(expr.id)?.declared.type ?? 'number');
    case 'heldPart': case 'known': case 'outer': case 'pick': return kindOf(expr.arg, model);
    case 'deadline': case 'at': return first([expr.arg, expr.else]);
    case 'band': return first(expr.bands.map(band => band.v));
    case 'lookup': return first([...expr.rows.map(row => row.v), expr.else]);
    case 'byPeriod': return first([...expr.cases.map(each => each.v), expr.else]);
    default: return 'number';
  }
}

function kindOfType(type: FactType): ValueKind {
  return type === 'bool' || type === 'code' || type === 'date' ? type : 'number';
}

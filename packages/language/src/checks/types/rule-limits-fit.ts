import * as ast from '../../ast.ts';
import { moneyNeeded, unitsDiffer } from '../../diagnostics/typ.ts';
import { describeType } from '../../types/describe.ts';
import { isMoney, isPlain, sameUnits, type ValueType } from '../../types/value-type.ts';
import { defineCheck } from '../check.ts';

/** A rule compares like with like: money with money or a share, providers with a count, a value with a value of its kind. */
export const ruleLimitsFit = defineCheck<ast.Rule>(ast.Rule.$type, (rule, report, services) => {
  const infer = services.types.TypeComputer.inference((entry, params, node) => report(entry, params, { node }));
  const place = infer.placeOf(undefined);
  const anywhere = { ...place, dimensions: undefined };
  const subject = ast.isAggregateSubject(rule.subject) ? infer.quantity(rule.subject.value, anywhere) : undefined;
  const limits = [rule.low, rule.high, ast.isLimitValue(rule.limit) ? rule.limit.value : undefined].filter(limit => limit !== undefined);
  for (const limit of limits) {
    const type = infer.quantity(limit, anywhere);
    if (subject) {
      if (!sameUnits(subject, type)) report(unitsDiffer, { left: describeType(subject), right: describeType(type), doing: 'compared' }, { node: limit });
    } else if (ast.isChoiceOf(rule.subject)) {
      if (!isCount(type)) report(unitsDiffer, { left: 'a number of providers', right: describeType(type), doing: 'compared' }, { node: limit });
    } else if (ast.isSubcontracting(rule.subject) && type.units.has('tier')) {
      continue;
    } else if (rule.subject && !isMoney(type) && !(isPlain(type) && type.percentage)) {
      report(moneyNeeded, { what: 'The limit of this rule', actual: describeType(type) }, { node: limit });
    }
  }
});

function isCount(type: ValueType): boolean {
  return type.kind === 'unknown' || (type.kind === 'quantity' && !type.units.has('money') && !type.percentage);
}

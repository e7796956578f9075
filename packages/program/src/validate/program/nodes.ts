import type { Expr } from '../../expression.ts';
import type { ProgramCheck, Report } from './check.ts';
import type { ProgramModel } from './model.ts';
import { isZero, parseNumber, sign, sum } from '../../rational.ts';
import { visitExpr } from '../../walk.ts';
import { defineFinding, finding } from '../finding.ts';

const badUnit = defineFinding({
  code: 'PRG-056', title: 'Unit that is not above zero',
  message: "'{unit}' is not a unit to round to.",
  why: 'There are no multiples of it to choose from.',
  fix: 'Write a unit above zero, such as 0.01.',
});
const badSplit = defineFinding({
  code: 'PRG-057', title: 'Split that does not add up',
  message: '{problem}',
  why: 'Every split gives out the whole sum once.',
  fix: 'Count the parts from 0, and give each a weight of at least 0, not all of them 0.',
});
const twice = defineFinding({
  code: 'PRG-058', title: 'Case given twice',
  message: "'{name}' has a row or case already.",
  why: 'The two may give different values, and only the first would count.',
  fix: "Leave '{name}' in one place only.",
});
const badStep = defineFinding({
  code: 'PRG-059', title: 'Step in time that says too much or too little',
  message: "'at' needs either 'back' (with 'grain' if wanted) or 'period', and one only.",
  why: 'Otherwise it is not certain which period is read.',
  fix: "Keep 'back' or 'period'.",
});
const notRatio = defineFinding({
  code: 'PRG-060', title: 'Part of something that has no such part',
  message: "'{fact}' has no {part}.",
  why: 'Only proportions and rates have parts, and only those they declare.',
  fix: "Read the value of '{fact}', or declare its parts.",
});
const wrongGrain = defineFinding({
  code: 'PRG-061', title: 'Case for a period of another grain',
  message: "'{period}' is not a {grain}, so this case is never reached.",
  why: 'A rate that the contract gives for it would never be used.',
  fix: 'Name periods of the grain {grain}, or change the grain.',
});

const notFact = defineFinding({
  code: 'PRG-072', title: 'Something other than a fact as it stood at a review',
  message: "Only a fact can be read as it stood at a review, and this is a '{op}'.",
  why: 'Only what is reported stands still between reviews; what is worked out could rest on itself.',
  fix: 'Read a fact here, and work out the rest around it.',
});
const notByDay = defineFinding({
  code: 'PRG-116', title: 'A review within a period that is not counted by day',
  message: '{what} within the period is only there where days are counted.',
  why: 'A review that takes effect with a later period divides none; a part of it would be of nothing.',
  fix: "Write 'from': 'day' beside 'nth', and 'by': 'days' beside 'after'; or leave them out.",
});

/** Fields of single nodes that fit together. */
export const nodes: ProgramCheck = {
  kinds: [badUnit, badSplit, twice, badStep, notRatio, wrongGrain, notFact, notByDay],
  run(model, report) {
    for (const root of model.roots) visitExpr(root.expr, root.at, (expr, at) => checkNode(expr, at, model, report));
  },
};

function checkNode(expr: Expr, at: string, model: ProgramModel, report: Report): void {
  switch (expr.op) {
    case 'round': case 'alloc': return checkUnit(expr.unit, at, report);
    case 'split':
      checkUnit(expr.unit, at, report);
      return checkSplit(expr, at, report);
    case 'lookup': return checkOnce(expr.rows.map(row => row.codes), `${at}/rows`, 'codes', report);
    case 'byPeriod':
      checkOnce(expr.cases.map(each => each.periods), `${at}/cases`, 'periods', report);
      expr.cases.forEach((each, index) => each.periods.forEach((period, place) => {
        if (model.periods.get(period)!.grain !== expr.grain) report(finding(wrongGrain, `${at}/cases/${index}/periods/${place}`, { period, grain: expr.grain }));
      }));
      return;
    case 'atReview':
      if ((expr.arg as Expr).op !== 'fact') report(finding(notFact, `${at}/arg`, { op: (expr.arg as Expr).op }));
      if (expr.nth !== undefined && expr.from !== 'day') report(finding(notByDay, `${at}/nth`, { what: 'A reading after a review' }));
      return;
    case 'partOf':
      if (expr.after && expr.by !== 'days') report(finding(notByDay, `${at}/by`, { what: 'A part after a review' }));
      return;
    case 'at':
      if ((expr.back === undefined) === (expr.period === undefined) || expr.period !== undefined && expr.grain !== undefined) report(finding(badStep, at, {}));
      return;
    case 'fact': {
      const fact = model.facts.get(expr.id)!;
      if (expr.part && (fact.type !== 'ratio' || fact.parts && !fact.parts[expr.part] && expr.part !== 'excluded')) report(finding(notRatio, at, { fact: expr.id, part: expr.part }));
      return;
    }
    default:
  }
}

function checkUnit(unit: string, at: string, report: Report): void {
  if (sign(parseNumber(unit)!) <= 0) report(finding(badUnit, `${at}/unit`, { unit }));
}

function checkSplit({ weights, index, remainderTo }: Extract<Expr, { op: 'split' }>, at: string, report: Report): void {
  if (index >= weights.length) report(finding(badSplit, `${at}/index`, { problem: `There are ${weights.length} parts, so there is no part ${index}.` }));
  if (remainderTo !== undefined && remainderTo >= weights.length) report(finding(badSplit, `${at}/remainderTo`, { problem: `There are ${weights.length} parts, so there is no part ${remainderTo} to take the remainder.` }));
  const constants = weights.flatMap(weight => weight.op === 'number' ? [parseNumber(weight.v)!] : []);
  if (constants.some(weight => sign(weight) < 0)) report(finding(badSplit, `${at}/weights`, { problem: 'A part has a weight below 0.' }));
  else if (constants.length === weights.length && isZero(sum(constants))) report(finding(badSplit, `${at}/weights`, { problem: 'The weights come to 0, so nobody gets anything.' }));
}

function checkOnce(groups: readonly (readonly string[])[], at: string, field: string, report: Report): void {
  const seen = new Set<string>();
  groups.forEach((names, index) => names.forEach((name, place) => {
    if (seen.has(name)) report(finding(twice, `${at}/${index}/${field}/${place}`, { name }));
    seen.add(name);
  }));
}

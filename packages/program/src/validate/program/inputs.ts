import type { Fact } from '../../program.ts';
import type { ProgramCheck, Report } from './check.ts';
import { visitExpr } from '../../walk.ts';
import { cmp, parseNumber } from '../../rational.ts';
import { defineFinding, finding } from '../finding.ts';

const contradiction = defineFinding({
  code: 'PRG-062', title: 'Declaration that contradicts itself',
  message: "'{fact}' is declared as '{type}', which cannot have '{field}'.",
  why: 'What is reported for it could not be checked against the declaration.',
  fix: "Remove '{field}', or correct the type.",
});
const circularBound = defineFinding({
  code: 'PRG-063', title: 'Bound that is not an input',
  message: "The bound of '{fact}' reads '{name}', which is computed and not reported.",
  why: 'Reports are checked before anything is computed from them.',
  fix: 'State the bound by figures and other facts only.',
});
const emptyRange = defineFinding({
  code: 'PRG-064', title: 'Bounds that leave nothing',
  message: "The least of '{fact}' is {min} and the most is {max}: no value fits.",
  why: 'Every report would be refused, and nothing could be paid.',
  fix: 'Correct the bounds.',
});

/** Declarations of facts and columns are consistent; their bounds read inputs alone. */
export const inputs: ProgramCheck = {
  kinds: [contradiction, circularBound, emptyRange],
  run({ program, roots }, report) {
    program.facts.forEach((fact, index) => checkFact(fact, `/facts/${index}`, report));
    program.rows.forEach((table, index) => table.columns.forEach((column, place) => {
      const at = `/rows/${index}/columns/${place}`;
      checkFields(column.id, column.type, column, at, report);
      checkRange(column.id, column.min, column.max, at, report);
    }));
    for (const root of roots) {
      if (root.role !== 'bound') continue;
      visitExpr(root.expr, root.at, (expr, at) => {
        const name = expr.op === 'var' || expr.op === 'line' ? expr.id : expr.op === 'earned' ? expr.line : expr.op === 'decided' ? expr.id : undefined;
        if (name !== undefined) report(finding(circularBound, at, { fact: root.owner.id, name }));
      });
    }
  },
};

function checkFact(fact: Fact, at: string, report: Report): void {
  checkFields(fact.id, fact.type, fact, at, report);
  checkRange(fact.id, fact.min?.op === 'number' ? fact.min.v : undefined, fact.max?.op === 'number' ? fact.max.v : undefined, at, report);
}

function checkFields(fact: string, type: Fact['type'], fields: object, at: string, report: Report): void {
  const excluded = {
    parts: type !== 'ratio', emptyIsNotApplicable: type !== 'ratio', codes: type !== 'code',
    min: type === 'bool' || type === 'code', max: type === 'bool' || type === 'code',
  };
  for (const [field, no] of Object.entries(excluded)) {
    if (no && field in fields) report(finding(contradiction, `${at}/${field}`, { fact, type, field }));
  }
}

function checkRange(fact: string, min: string | undefined, max: string | undefined, at: string, report: Report): void {
  if (min !== undefined && max !== undefined && cmp(parseNumber(min)!, parseNumber(max)!) > 0) report(finding(emptyRange, `${at}/max`, { fact, min, max }));
}

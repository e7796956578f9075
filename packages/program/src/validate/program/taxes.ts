import type { Line, Program } from '../../program.ts';
import type { ProgramCheck } from './check.ts';
import { isMultipleOf, parseNumber, sign, unitOfScale } from '../../rational.ts';
import { defineFinding, finding } from '../finding.ts';

const noRates = defineFinding({
  code: 'PRG-090', title: 'Tax without a rate',
  message: "'{line}' is taxed at the {treatment} rate, and there is no such rate on {date}.",
  why: 'Without a rate the tax would be left out or guessed.',
  fix: "Give 'tax' with the rates of every treatment that is used, from the first due date on.",
});
const ratesOutOfOrder = defineFinding({
  code: 'PRG-091', title: 'Rates of tax out of order',
  message: 'The {treatment} rate from {date} {problem}.',
  why: 'Which rate counts on a day must be certain.',
  fix: 'Give the rates of each treatment once for each day, in order of treatment and day, none below zero.',
});
const partsOfUnits = defineFinding({
  code: 'PRG-092', title: 'Tax rounded to what cannot be paid',
  message: "Tax is rounded to '{unit}', which is not a whole number of the smallest units of {currency}.",
  why: 'A payment is made in whole units.',
  fix: 'Round tax to the smallest unit of the currency or a multiple of it.',
});
const borneByNobody = defineFinding({
  code: 'PRG-093', title: 'Tax that is borne and got back',
  message: "The tax on '{line}' {problem}.",
  why: 'Who bears the tax must be certain, and what the payer gets back nobody bears.',
  fix: "Leave out 'borneBy', or name a party that makes good what the payer cannot recover.",
});
const includesNoTax = defineFinding({
  code: 'PRG-094', title: 'Limit that includes no tax',
  message: "A limit of '{fund}' includes tax, and the program has no 'tax'.",
  why: 'Readers would rely on a limit that leaves room for tax.',
  fix: "Give 'tax', or leave out 'includesTax'.",
});

/** Tax that is charged has a rate on every day it may be due, a rounding that can be paid, and one who bears it. */
export const taxes: ProgramCheck = {
  kinds: [noRates, ratesOutOfOrder, partsOfUnits, borneByNobody, includesNoTax],
  run({ program, parties }, report) {
    program.lines.forEach((line, index) => {
      if (!line.tax) return;
      const at = `/lines/${index}/tax`;
      const date = firstWithoutRate(program, line);
      if (date !== undefined) report(finding(noRates, at, { line: line.id, treatment: line.tax.treatment, date }));
      const { borneBy, recoverable } = line.tax;
      if (borneBy === undefined) return;
      if (!parties.has(borneBy)) report(finding(borneByNobody, `${at}/borneBy`, { line: line.id, problem: `is borne by '${borneBy}', which is no party` }));
      if (recoverable) report(finding(borneByNobody, `${at}/borneBy`, { line: line.id, problem: `can be recovered, and is borne by '${borneBy}'` }));
    });
    program.funds.forEach((fund, index) => fund.limits.forEach((limit, place) => {
      if (limit.includesTax && !program.tax) report(finding(includesNoTax, `/funds/${index}/limits/${place}/includesTax`, { fund: fund.id }));
    }));
    if (!program.tax) return;
    const { rates, rounding } = program.tax;
    const unit = parseNumber(rounding.unit)!;
    if (sign(unit) <= 0 || !isMultipleOf(unit, unitOfScale(program.currency.scale))) report(finding(partsOfUnits, '/tax/rounding/unit', { unit: rounding.unit, currency: program.currency.code }));
    rates.forEach(({ treatment, from, rate }, index) => {
      const before = rates[index - 1];
      const wrong = (problem: string) => report(finding(ratesOutOfOrder, `/tax/rates/${index}`, { treatment, date: from, problem }));
      if (sign(parseNumber(rate)!) < 0) wrong('is below zero');
      if (before && (before.treatment > treatment || (before.treatment === treatment && before.from >= from))) wrong('does not come after the one before it');
    });
  },
};

/** The first day on which the line is due and its treatment has no rate yet. */
function firstWithoutRate(program: Program, line: Line): string | undefined {
  const first = program.tax?.rates.find(each => each.treatment === line.tax!.treatment)?.from;
  return line.schedule.map(slot => slot.due).sort().find(due => first === undefined || due < first);
}

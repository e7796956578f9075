import type { IsoDate } from '../../expression.ts';
import type { Program, Slot, Version } from '../../program.ts';
import type { ProgramCheck, Report } from './check.ts';
import { add, cmp, ONE, parseNumber, sign, ZERO } from '../../rational.ts';
import { defineFinding, finding } from '../finding.ts';

const numbering = defineFinding({
  code: 'PRG-080', title: 'Versions out of order',
  message: 'Version {found} stands where version {expected} must be.',
  why: 'Versions follow each other without a gap; with one left out or counted twice nobody could tell which text governs a period.',
  fix: 'Number the versions 1, 2, 3 … in the order in which they take effect.',
});
const dating = defineFinding({
  code: 'PRG-081', title: 'Version that does not follow the one before',
  message: 'Version {number} takes effect on {effective}; {expected}.',
  why: 'Every day of the term belongs to exactly one version: a day without one could not be paid, a day with two would be paid by chance.',
  fix: 'Let the first version begin with the term, and each later one on a later day of it.',
});
const governing = defineFinding({
  code: 'PRG-082', title: 'Slot under the wrong version',
  message: "'{line}' names {found} for {period}, which starts on {start}, when {expected} is in force.",
  why: 'A line-period is governed by the version in force on its first day, or on that of a longer period it waits for; by any other it was not agreed.',
  fix: 'Name the version in force on the first day of the period or of a longer one around it, in every slot of a program with versions, in none without.',
});
const splitting = defineFinding({
  code: 'PRG-083', title: 'Parts of a split period that do not fit',
  message: "The parts of {period} of '{line}' do not fit: {problem}.",
  why: 'The parts together are the whole period; with a gap or an overlap some of it would be paid twice or not at all.',
  fix: 'Give the first part from the first day of the period and each later one from the day its version takes effect inside it; together they come to at most 1, each more than 0.',
});
const limited = defineFinding({
  code: 'PRG-084', title: 'Limit of a version that is not there',
  message: "A limit of '{fund}' is for version {version}, which the program does not have.",
  why: 'A limit of no version limits nothing.',
  fix: 'Name versions of the program, each once.',
});

const changed = defineFinding({
  code: 'PRG-115', title: 'Terms of a fund for a version that is not there',
  message: "The terms of '{fund}' are changed for version {version}, {problem}.",
  why: 'A line-period is paid by one set of terms: without a version they are for nothing, with two it would be chance by which.',
  fix: 'Name versions of the program, each in one set of terms only.',
});

/** Versions follow each other without gap or overlap; every slot names the one that governs it. */
export const versions: ProgramCheck = {
  kinds: [numbering, dating, governing, splitting, limited, changed],
  run({ program, periods }, report) {
    const all = program.versions ?? [];
    all.forEach((version, index) => {
      if (version.number !== index + 1) report(finding(numbering, `/versions/${index}/number`, { found: String(version.number), expected: String(index + 1) }));
      checkDate(program, all, index, report);
    });
    program.funds.forEach((fund, index) => fund.limits.forEach((limit, place) => limit.versions?.forEach((number, at) => {
      if (all.some(version => version.number === number) && limit.versions!.indexOf(number) === at) return;
      report(finding(limited, `/funds/${index}/limits/${place}/versions/${at}`, { fund: fund.id, version: String(number) }));
    })));
    program.funds.forEach((fund, index) => {
      const seen = new Set<number>();
      fund.terms?.forEach(({ versions: numbers }, place) => numbers.forEach((number, at) => {
        const problem = all.every(version => version.number !== number) ? 'which the program does not have' : seen.has(number) ? 'which has changed terms already' : undefined;
        seen.add(number);
        if (problem) report(finding(changed, `/funds/${index}/terms/${place}/versions/${at}`, { fund: fund.id, version: String(number), problem }));
      }));
    });
    program.lines.forEach((line, index) => line.schedule.forEach((slot, place) => {
      const period = periods.get(slot.period);
      if (!period) return;
      const at = `/lines/${index}/schedule/${place}`;
      const inForce = (day: IsoDate): Version | undefined => all.findLast(version => version.effective <= day) ?? all[0];
      const expected = inForce(period.start);
      const around = Object.values(period.in).map(id => inForce(periods.get(id)?.start ?? period.start)?.number);
      if (slot.version !== expected?.number && !(slot.version !== undefined && around.includes(slot.version))) {
        report(finding(governing, `${at}/version`, { line: line.id, period: slot.period, start: period.start, found: named(slot.version), expected: named(expected?.number) }));
      }
      const problem = slot.split && problemOf(slot.split, period, all);
      if (problem) report(finding(splitting, `${at}/split`, { line: line.id, period: slot.period, problem }));
    }));
  },
};

function checkDate({ term }: Program, all: readonly Version[], index: number, report: Report): void {
  const { number, effective } = all[index]!;
  const before = all[index - 1];
  const expected = before === undefined ? (effective === term.start ? undefined : `the first begins with the term, on ${term.start}`)
    : effective <= before.effective ? `version ${before.number} took effect on ${before.effective}, and this must be later`
      : effective >= term.end ? `the term is over on ${term.end}` : undefined;
  if (expected !== undefined) report(finding(dating, `/versions/${index}/effective`, { number: String(number), effective, expected }));
}

function problemOf(split: NonNullable<Slot['split']>, period: { start: string; end: string }, all: readonly Version[]): string | undefined {
  let sum = ZERO;
  let before = '';
  for (const { version: number, from, part } of split) {
    const version = all.find(each => each.number === number);
    if (!version) return `version ${number} is not there`;
    if (from <= before) return `the part from ${from} is not after the one before`;
    if (from < period.start || from >= period.end) return `${from} is not in it`;
    if (from !== (version.effective <= period.start ? period.start : version.effective)) return `version ${number} does not take effect in it on ${from}`;
    const amount = parseNumber(part)!;
    if (sign(amount) <= 0) return `the part from ${from} is ${part} of it`;
    sum = add(sum, amount);
    before = from;
  }
  return cmp(sum, ONE) > 0 ? 'together they are more than all of it' : undefined;
}

function named(version: number | undefined): string {
  return version === undefined ? 'no version' : `version ${version}`;
}

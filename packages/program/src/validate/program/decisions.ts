import type { Body, Judgement } from '../../program.ts';
import type { ProgramCheck, Report } from './check.ts';
import type { ProgramModel } from './model.ts';
import { isCivilDate } from '../../civil-date.ts';
import { cmp, isInteger, parseNumber, sign } from '../../rational.ts';
import { visitExpr } from '../../walk.ts';
import { defineFinding, finding } from '../finding.ts';
import { appendPointer } from '../../pointer.ts';
import { kindOfType } from './kinds-of-value.ts';

const noDay = defineFinding({
  code: 'PRG-075', title: 'Judgement without its last day',
  message: "'{judgement}' has no deadline for '{period}'{found}.",
  why: 'Without a last day a decision could be put off for ever, and it is not known from when the default counts.',
  fix: "Give a date for each {grain} of the term.",
});
const contradiction = defineFinding({
  code: 'PRG-076', title: 'Judgement that contradicts itself',
  message: "'{judgement}' {problem}.",
  why: 'A decision, or what counts without one, could not be read in one way.',
  fix: 'Correct the declaration of the judgement.',
});
const cannotDecide = defineFinding({
  code: 'PRG-077', title: 'Body that can never decide',
  message: "'{body}' decides with {quorum} members, and only {able} of its members may take part.",
  why: 'Every decision of it would be refused.',
  fix: 'Lower the quorum, or name more members.',
});
const noDate = defineFinding({
  code: 'PRG-078', title: 'Day of knowledge not given',
  message: "'known' needs 'from' or 'until', and with 'unless' it needs 'until'{found}.",
  why: 'Without either it changes nothing; with an end before its beginning nothing could ever be known.',
  fix: "Give 'from', 'until' or both, 'until' not earlier than 'from'.",
});

const noAnswer = defineFinding({
  code: 'PRG-079', title: 'End by a value that is no yes or no',
  message: "Whether '{line}' ends early in '{period}' is read from '{value}', which is not one yes or no for the whole term.",
  why: 'The dates of a payment must be certain.',
  fix: 'Name a yes-or-no value of the term without dimensions.',
});

/** Judgements say when and how they are decided, bodies can decide, and looks at knowledge have their day. */
export const decisions: ProgramCheck = {
  kinds: [noDay, contradiction, cannotDecide, noDate, noAnswer],
  run(model, report) {
    model.program.judgements?.forEach((each, index) => checkJudgement(each, `/judgements/${index}`, model, report));
    model.program.bodies?.forEach((each, index) => checkBody(each, `/bodies/${index}`, report));
    model.program.lines.forEach((line, index) => line.schedule.forEach((slot, place) => slot.ended?.forEach(({ unless }, end) => {
      const value = model.vars.get(unless)!;
      if (value.type === 'bool' && value.grain === 'term' && value.each.length === 0) return;
      report(finding(noAnswer, `/lines/${index}/schedule/${place}/ended/${end}/unless`, { line: line.id, period: slot.period, value: unless }));
    })));
    for (const root of model.roots) {
      visitExpr(root.expr, root.at, (expr, at) => {
        if (expr.op !== 'known') return;
        if (expr.until === undefined && (expr.from === undefined || expr.unless !== undefined)) report(finding(noDate, at, { found: '' }));
        else if (expr.from !== undefined && expr.until !== undefined && expr.until < expr.from) report(finding(noDate, at, { found: `, and ${expr.until} is before ${expr.from}` }));
      });
    }
  },
};

function checkJudgement(judgement: Judgement, at: string, model: ProgramModel, report: Report): void {
  const { id, grain, deadline, type, codes, min, max, otherwise, lateUntil } = judgement;
  const wrong = (field: string, problem: string): void => report(finding(contradiction, at + field, { judgement: id, problem }));
  for (const period of model.periods.ofGrain(grain)) {
    if (period.history || Object.hasOwn(deadline, period.id)) continue;
    report(finding(noDay, `${at}/deadline`, { judgement: id, period: period.id, grain, found: '' }));
    break;
  }
  for (const period of Object.keys(deadline)) {
    const found = model.periods.get(period)!;
    if (found.grain !== grain) report(finding(noDay, appendPointer(`${at}/deadline`, period), { judgement: id, period, grain, found: `: it is decided each ${grain}, and that is a ${found.grain}` }));
  }
  if ((type === 'code') !== (codes !== undefined)) wrong('', type === 'code' ? "is one of several codes, and 'codes' does not list them" : "is no code, and lists 'codes'");
  if (kindOfType(type) !== 'number') for (const [field, value] of Object.entries({ min, max })) if (value !== undefined) wrong(`/${field}`, `is no number, and has '${field}'`);
  if (min !== undefined && max !== undefined && cmp(parseNumber(min)!, parseNumber(max)!) > 0) wrong('/max', 'has bounds that leave nothing');
  if (otherwise !== undefined && !isOfType(judgement, otherwise)) wrong('/otherwise', `has '${String(otherwise)}' as its default, which is no answer to it`);
  if (lateUntil !== undefined && Object.values(deadline).some(day => day > lateUntil)) wrong('/lateUntil', `takes late decisions until ${lateUntil}, and a deadline is later`);
}

/** Whether a value is a possible decision. */
function isOfType({ type, codes, min, max }: Judgement, value: string | boolean): boolean {
  if (type === 'bool' || typeof value === 'boolean') return type === 'bool' && typeof value === 'boolean';
  if (type === 'code') return codes?.includes(value) ?? false;
  if (type === 'date') return isCivilDate(value);
  const number = parseNumber(value);
  if (!number || type === 'count' && (!isInteger(number) || sign(number) < 0)) return false;
  return !(min !== undefined && cmp(number, parseNumber(min)!) < 0) && !(max !== undefined && cmp(number, parseNumber(max)!) > 0);
}

function checkBody({ id, members, quorum = 1, recused }: Body, at: string, report: Report): void {
  const able = members.filter(member => !recused.some(each => each.member === member)).length;
  if (able < quorum) report(finding(cannotDecide, at, { body: id, quorum, able }));
}

import * as ast from '../../ast.ts';
import { expectedOtherKind, expectedPeriodUnfit } from '../../diagnostics/typ.ts';
import { literalType } from '../../types/declared-types.ts';
import { describeGrain, describeType } from '../../types/describe.ts';
import { code, date, finer, money, sameUnits, unknown, yesNo, type Grain, type ValueType } from '../../types/value-type.ts';
import { isBesideBrokenText } from '../broken-text.ts';
import { defineCheck, type Report } from '../check.ts';
import type { RemitServices } from '../../services.ts';

/** What is expected is a value of the kind the subject has, in a period in which it has one. */
export const expectationsFit = defineCheck<ast.Expectation>(ast.Expectation.$type, (expectation, report, services) => {
  const { subject } = expectation;
  if (!subject || ast.isFindingOn(subject)) return;
  // Of what could not be read the kind is not known.
  if (ast.isExpectedValue(subject) && subject.target?.ref && isBesideBrokenText(subject.target.ref)) return;
  const type = ast.isExpectedValue(subject) ? typeOf(subject, services) : ast.isPilotContinues(subject) ? yesNo : money;
  if (!type) return;
  const name = ast.isExpectedValue(subject) ? `'${subject.target.$refText}'` : ast.isPilotContinues(subject) ? 'Whether the pilot continues' : 'What is paid';
  if (ast.isExpectedValue(subject)) periodFits(expectation, subject, type, report);
  for (const { given, node } of figuresOf(expectation.test)) {
    if (!sameUnits(type, given)) report(expectedOtherKind, { name, actual: describeType(type), given: describeType(given) }, { node });
  }
});

/** The type of what is expected; a part of a payment is money. */
function typeOf({ target, part }: ast.ExpectedValue, services: RemitServices): ValueType | undefined {
  const declared = target?.ref && services.types.TypeComputer.ofDeclaration(target.ref);
  return part ? money : declared;
}

/** A payment is worked out for periods that start in the one named; any other value for the one that holds it. */
function periodFits({ period }: ast.Expectation, { target }: ast.ExpectedValue, { grain }: ValueType, report: Report): void {
  const asked = grainOf(period);
  if (!period || !asked || !target?.ref) return;
  const flow = ast.isPayable(target.ref);
  // Each instalment is worked out for itself, in periods of its own.
  if (flow && target.ref.clauses.find(ast.isPaid)?.options.some(ast.isInInstalments)) return;
  if (flow ? !finer(asked, grain) : !finer(grain, asked)) return;
  report(expectedPeriodUnfit, { name: target.$refText, grain: describeGrain(grain), period: period.$cstNode?.text ?? '', finer: flow }, { node: period });
}

function grainOf(period: ast.Period | undefined): Grain | undefined {
  if (ast.isFinancialYear(period) || ast.isCalendarYear(period)) return 'year';
  if (ast.isQuarterPeriod(period)) return 'quarter';
  if (ast.isMonthPeriod(period)) return 'month';
  if (ast.isCohortPeriod(period)) return 'cohort';
  return ast.isRelativePeriod(period) && period.unit === 'term' ? 'term' : undefined;
}

interface Given { readonly given: ValueType; readonly node: ast.Quantity | ast.ScenarioValue }

/** The values a test compares with. */
function figuresOf(test: ast.ExpectTest | undefined): Given[] {
  const figure = (node: ast.Quantity | undefined): Given[] => (node?.lexeme === undefined ? [] : [{ given: literalType(node), node }]);
  if (ast.isExpectCompare(test)) return figure(test.value);
  if (!ast.isExpectIs(test)) return [];
  const { value, tolerance } = test;
  const rest = figure(tolerance);
  if (ast.isObservation(value)) return value.total ? rest : [...figure(value.value), ...rest];
  if (ast.isYesNo(value)) return [{ given: yesNo, node: value }];
  if (ast.isDateValue(value)) return [{ given: date, node: value }];
  if (ast.isCodeValue(value)) return [{ given: value.code?.ref ? code(value.code.ref.$container) : unknown, node: value }];
  return rest;
}

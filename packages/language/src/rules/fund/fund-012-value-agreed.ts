import * as ast from '../../ast.ts';
import { readYears } from '../contract-years.ts';
import { cstOf } from '../../checks/place.ts';
import type { Correction } from '../../diagnostics/entry.ts';
import { clauseOf } from '../../model/clauses.ts';
import { writtenDate } from '../../model/dates.ts';
import { plusDays, plusMonths } from '../days.ts';
import { asAgreed } from '../fixes/agreed.ts';
import { replaced } from '../fixes/edits.ts';
import type { Graphs } from '../graphs/graphs.ts';
import { standsBeside } from '../outcomes.ts';
import type { Review } from '../review.ts';
import { defineRule } from '../rule.ts';

const severity = { design: 'info', signed: 'warning', live: 'error' } as const;

/** What a payment depends on is agreed, and the value of the contract is stated for every year. */
export const fund012 = defineRule({
  code: 'FUND-012',
  title: 'A price that is still to be agreed',
  kind: 'completeness',
  judges: 'each',
  severity,
  why: 'The UnitingCare contract went live in April 2015 without a final value for its first year. Commissioner and provider had different figures in mind, and it ended after eight months.',
  remedy: "Agree the figure and take 'to be agreed' out; or let a judgement decide it, with a last day and what holds otherwise. State a value for every year.",
  sources: ['S24', 'S23'],
  bad: 'status live … fact FinalFirstYear { money between £1m and £2m, each year, to be agreed } … amount FinalFirstYear',
  good: 'status live … amount £1,500,000',
  fix: "Take 'to be agreed' out where a figure stands, or let a judgement decide within the bounds; let the last value hold from its year on",
  check: {
    Contract(contract, { graphs, report, state }) {
      const now = state === 'live' ? 'The service runs' : state === 'signed' ? 'The contract is signed' : 'It must be known before the contract is signed';
      for (const one of graphs.visible) {
        if (!(ast.isFact(one) && one.clauses.some(ast.isToBeAgreed)) && !(ast.isLet(one) && one.toBeAgreed)) continue;
        const payments = graphs.reads.readersOf(one).filter(({ by }) => ast.isPayable(by));
        if (payments.length === 0) continue;
        const names = [...new Set(payments.map(({ by }) => `'${(by as ast.Payment).name}'`))];
        report({
          at: standsBeside(one, contract) ? { node: one, property: 'name' } : payments[0]!.at,
          message: `'${one.name}' is still to be agreed, and ${names.slice(0, 3).join(', ')}${names.length > 3 ? ' and others' : ''} cannot be worked out without it. ${now}${state === 'design' ? '' : ', and nobody can say what is owed'}. Agree the figure, or let a judgement decide it by a last day, with what holds otherwise.`,
          related: payments.slice(0, 3).map(({ by, at }) => ({ at, message: `'${(by as ast.Payment).name}' depends on it here.` })),
          about: payments.map(({ by }) => by),
          fixes: [ast.isLet(one) ? asAgreed(one, `Take 'to be agreed' out: '${one.name}' is agreed as it stands`) : asJudgement(one, graphs)],
        });
      }
    },
  },
  also: [{ kind: 'completeness', judges: 'written', severity, check: { Contract: statedEachYear } }],
});

/** A value is stated for every year, where one is stated at all. */
function statedEachYear(contract: ast.Contract, { graphs, report }: Review): void {
  for (const clause of contract.clauses) {
    const entries = ast.isStatedValue(clause) ? clause.value?.entries ?? [] : [];
    const valueIn = readYears(entries, contract);
    const without = entries.length === 0 ? [] : graphs.figures.years.filter((year) => !valueIn(year));
    if (without.length === 0) continue;
    const last = entries.at(-1);
    const isTail = without.length < graphs.figures.years.length && graphs.figures.years.at(-without.length) === without[0];
    report({
      at: clause,
      message: `No value is stated for ${without.map(({ name }) => name).join(', ').replace(/, ([^,]*)$/, ' and $1')}, so the parties may have different figures in mind. State the value of every year, the last one with 'from'.`,
      fixes: [isTail && last?.position === 'in' ? replaced({ node: last, property: 'position' }, 'from', `Let ${last.value?.$cstNode?.text ?? 'the last value'} hold from then on (to be checked)`) : undefined],
    });
  }
}

/** A figure for each year that a body, or else a commissioner, decides by the last day of the year; until then, and without a decision, it is the least it can be. */
function asJudgement(fact: ast.Fact, { control, visible, figures }: Graphs): Correction | undefined {
  const [type, bounds] = [clauseOf(fact, ast.isPlainType), clauseOf(fact, ast.isBetweenBounds)];
  const commissioners = visible.filter((one): one is ast.Party => ast.isParty(one) && one.roles.includes('commissioner'));
  const judge = control.bodies.find((body) => commissioners.some((one) => one === clauseOf(body, ast.isBodyOf)?.party?.ref)) ?? commissioners[0];
  const [year] = figures.years;
  const others = fact.clauses.filter((clause) => clause !== type && clause !== bounds && !ast.isEachGrain(clause) && !ast.isToBeAgreed(clause));
  const grain = fact.grain ?? clauseOf(fact, ast.isEachGrain)?.grain;
  if (!type || !bounds?.low?.$cstNode || !judge || !year || grain !== 'year' || others.length > 0 || fact.dimensions.length > 0) return undefined;
  const last = writtenDate(plusDays(plusMonths(year.first, 12), -1)).replace(/ \d+$/, '');
  const written = fact.title === undefined ? '' : ` ${cstOf({ node: fact, property: 'title' })!.text}`;
  const title = `Let '${judge.name}' decide it, within each year (to be checked)`;
  return replaced(fact, `judgement ${fact.name}${written} each year { ${type.kind}   by ${judge.name}   not later than ${last} in the year, otherwise ${bounds.low.$cstNode.text} }`, title);
}

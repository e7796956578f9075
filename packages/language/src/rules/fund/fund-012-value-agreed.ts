import * as ast from '../../ast.ts';
import { readYears } from '../contract-years.ts';
import { standsBeside } from '../outcomes.ts';
import { defineRule } from '../rule.ts';

/** What a payment depends on is agreed, and the value of the contract is stated for every year. */
export const fund012 = defineRule({
  code: 'FUND-012',
  title: 'A price that is still to be agreed',
  kind: 'completeness',
  severity: { design: 'info', signed: 'warning', live: 'error' },
  why: 'The UnitingCare contract went live in April 2015 without a final value for its first year. Commissioner and provider had different figures in mind, and it ended after eight months.',
  remedy: "Agree the figure and take 'to be agreed' out; or let a judgement decide it, with a last day and what holds otherwise. State a value for every year.",
  sources: ['S24', 'S23'],
  bad: 'status live … fact FinalFirstYear { money between £1m and £2m, each year, to be agreed } … amount FinalFirstYear',
  good: 'status live … amount £1,500,000',
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
        });
      }
      for (const clause of contract.clauses) {
        const entries = ast.isStatedValue(clause) ? clause.value?.entries ?? [] : [];
        const valueIn = readYears(entries, contract);
        const without = entries.length === 0 ? [] : graphs.figures.years.filter((year) => !valueIn(year));
        if (without.length === 0) continue;
        report({
          at: clause,
          message: `No value is stated for ${without.map(({ name }) => name).join(', ').replace(/, ([^,]*)$/, ' and $1')}, so the parties may have different figures in mind. State the value of every year, the last one with 'from'.`,
        });
      }
    },
  },
});

import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { appended } from '../fixes/edits.ts';
import { standsBeside } from '../outcomes.ts';
import { defineRule } from '../rule.ts';
import type { Review } from '../review.ts';

/** Whoever is paid by the result of people does not also choose them, unless all that are chosen count. */
export const out013 = defineRule({
  code: 'OUT-013',
  title: 'Those who are paid by the result choose who counts',
  kind: 'completeness',
  severity: 'warning',
  why: 'Evaluations of the Work Programme found providers working with those nearest to a job and parking the rest: both had the same price, and who was worked with was theirs to choose. Whoever picks the easy cases has a good average and has helped nobody more.',
  remedy: "Count everybody who was selected ('all counted'), measure by bands of need, or let somebody else select.",
  sources: ['S49', 'S51', 'S52'],
  bad: 'population Clients { selected by Trust }, where Trust is paid by their result',
  good: 'population Clients { selected by Trust on risk, all counted }',
  fix: 'Count everybody who was selected',
  check: {
    Contract(contract, review) {
      const { graphs, report } = review;
      const seen = new Set<AstNode>();
      for (const outcome of graphs.results.paidOutcomes) {
        const measured = clauseOf(outcome, ast.isMeasuredBy);
        const population = measured?.population?.ref;
        if (!ast.isPopulation(population) || seen.has(population)) continue;
        const selected = clauseOf(population, ast.isSelectedBy);
        const selector = selected?.party?.ref;
        const measure = measured?.measure?.ref;
        const isByBand = clauseOf(population, ast.isPopulationBands) !== undefined || (ast.isMeasure(measure) && measure.dimensions.length > 0);
        if (!selected || !selector || selected.all || selected.grounds === 'choice' || isByBand) continue;
        const payee = payeeBehind(selector, outcome, review);
        if (!payee) continue;
        seen.add(population);
        const isHere = standsBeside(population, contract);
        report({
          at: isHere ? selected : { node: measured!, property: 'population' },
          message: `'${selector.name}' selects who belongs to '${population.name}', and ${payee === selector ? 'is' : `'${payee.name}' is`} paid by their result in '${outcome.name}': taking the easy cases would earn the money. Write ', all counted', measure by bands of need, or let somebody else select.`,
          related: [{ at: measured!, message: `'${outcome.name}' is measured in it.` }],
          about: [outcome],
          fixes: [isHere ? appended(selected, ', all counted', 'Count everybody who was selected') : undefined],
        });
      }
    },
  },
});

type Named = AstNode & { readonly name: string };

/** The payee of an outcome that selects itself, has the work done by who selects, or controls it. */
function payeeBehind(selector: ast.Party | ast.Group | ast.Member, outcome: ast.Outcome, { graphs }: Review): Named | undefined {
  const controllers = new Set<AstNode>([...graphs.control.controllersOf(selector)].flatMap((one) => [one, ...kinOf(one)]));
  for (const payee of graphs.results.payeesOf(outcome)) {
    if (controllers.has(payee)) return payee;
    if (graphs.delivery.under(payee).some(({ subcontractor }) => controllers.has(subcontractor))) return payee;
  }
  return undefined;
}

/** A group and its member stand for each other. */
function kinOf(party: AstNode): AstNode[] {
  if (ast.isMember(party)) return [party.$container];
  return ast.isGroup(party) && party.member ? [party.member] : [];
}

import { add, cmp, ZERO, type Rational } from '@remit/program/rational';
import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { withClause } from '../fixes/edits.ts';
import type { Graphs } from '../graphs/graphs.ts';
import type { Bearer, SharedRisk } from '../graphs/risk.ts';
import { isCommissioner, isProvider } from '../roles.ts';
import { defineRule } from '../rule.ts';
import { toldInYear } from '../telling-year.ts';

/** Who bears a part of an overspend has a say in the costs, or bears no more than a sum. */
export const risk007 = defineRule({
  code: 'RISK-007',
  title: 'A share of the loss without a say in the costs',
  kind: 'completeness',
  severity: 'warning',
  why: 'The council of Torbay bore a part of whatever the hospital and community services of its area overspent, and could not change most of what they cost. The trust in the end gave notice that the risk share would cease.',
  remedy: "Cap what the party bears, '(up to £… each year, then …)'; say which of the costs it decides about, '… controls \"…\"'; or take it out of the share.",
  sources: ['S68', 'S88'],
  bad: 'overspend in parts { first 4%: borne by Trust 50%, ICB 30%, Council 20%, beyond 4%: borne by ICB }',
  good: 'overspend in parts { first 4%: borne by Trust 50%, ICB 30%, Council 20% (up to £1,200,000 each year, then ICB), beyond 4%: borne by ICB }',
  fix: 'Say what the party controls',
  check: {
    Contract(contract, { graphs, report }) {
      let spending: Spending | undefined;
      const spendsMost = (party: AstNode): boolean => isMost(party, spending ??= spendingOf(contract, graphs));
      for (const risk of graphs.risks) {
        const providers = risk.bearers.filter(({ party }) => isProvider(party)).length;
        const commissioners = new Set([...risk.bearers.map(({ party }) => party), ...(risk.rest ? [risk.rest] : [])].filter(isCommissioner)).size;
        const hasSay = ({ party }: Bearer): boolean => {
          // The only provider in the share is the one whose costs it is about; the only commissioner in it has set the budget.
          if (isProvider(party)) return providers === 1 || spendsMost(party);
          return commissioners <= (isCommissioner(party) ? 1 : 0);
        };
        for (const { party, at } of risk.bearers.filter((bearer) => isExposed(bearer, risk) && !hasSay(bearer))) {
          report({
            at: ast.isSplitShare(at) ? { node: at, property: 'party' } : ast.isPaysFlow(at) ? { node: at, property: 'payer' } : at,
            message: `'${party.name}' bears a part of the overspend under '${risk.share.name}', without a cap of its own, and nothing says that it decides about any of the costs. It would pay for what others spend. Cap what it bears, or write '${party.name} controls "…"'.`,
            about: [party],
            fixes: [withClause(risk.share, `${party.name} controls "To be written: the costs that it decides about"`, `Say what '${party.name}' controls`)],
          });
        }
      }
    },
  },
});

/** Whether what a party bears has no end, and nothing says that it decides about the costs. */
function isExposed({ party, isCapped }: Bearer, risk: SharedRisk): boolean {
  if (isCapped || ast.isFund(party) || party === risk.rest || party === risk.paymaster) return false;
  return !risk.share.clauses.some((clause) => ast.isControls(clause) && (!clause.party || clause.party.ref === party));
}

/** What providers are paid in a year, as far as the text tells it. */
interface Spending {
  readonly totals: ReadonlyMap<AstNode, Rational>;
  /** Those who are paid something whose sum the text does not tell. */
  readonly unknown: ReadonlySet<AstNode>;
  readonly most: Rational;
}

function spendingOf(contract: ast.Contract, { money, figures }: Graphs): Spending {
  const payments = new Map(money.flows.filter(({ kind }) => kind === 'payment').map(({ by, payee }) => [by, payee] as const));
  const totals = new Map<AstNode, Rational>();
  const unknown = new Set<AstNode>();
  const { sums } = toldInYear([...payments.keys()].filter(ast.isPayment), contract, figures);
  for (const [by, payee] of payments) {
    const sum = ast.isPayment(by) ? sums.get(by) : undefined;
    if (!sum) unknown.add(payee);
    else if (!sum.isForResults) totals.set(payee, add(totals.get(payee) ?? ZERO, sum.value));
  }
  return { totals, unknown, most: [...totals.values()].reduce((most, sum) => (cmp(sum, most) > 0 ? sum : most), ZERO) };
}

/** Whether a provider is paid the most under the contract, or may be: where the text does not tell, it counts as if. */
function isMost(party: AstNode, { totals, unknown, most }: Spending): boolean {
  const own = totals.get(party);
  return unknown.has(party) || (own ? cmp(own, most) >= 0 : totals.size === 0);
}

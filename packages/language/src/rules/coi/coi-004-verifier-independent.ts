import { AstUtils, type AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { append } from '../../model/grouped.ts';
import { replaced, together } from '../fixes/edits.ts';
import type { ControlGraph, PartyNode } from '../graphs/control.ts';
import type { Graphs } from '../graphs/graphs.ts';
import { isProvider } from '../roles.ts';
import { defineRule } from '../rule.ts';
import { listed } from '../../model/listed.ts';

/** Who verifies a result is neither in the pay nor in the hand of whoever is paid for it. */
export const coi004 = defineRule({
  code: 'COI-004',
  title: 'A verifier that depends on the payee',
  kind: 'completeness',
  severity: { design: 'warning', signed: 'error', live: 'error' },
  why: 'Targets in the health service were met on paper where those who were measured kept the figures: audit found waiting lists adjusted and reports that nobody else had checked. A verifier that lives on the money of the payee checks nothing.',
  remedy: 'Let the commissioner pay the verifier, or let somebody verify who has no tie to the payee.',
  sources: ['S73', 'S48'],
  bad: 'evaluator Institute { paid by Trust }, which verifies an outcome that Trust is paid for',
  good: 'evaluator Institute { paid by Board }',
  fix: 'Let the commissioner pay it, or let another verify',
  check: {
    Contract(contract, { graphs, report }) {
      const root = AstUtils.findRootNode(contract);
      const evaluators = new Set(contract.declarations.filter(ast.isPilot).flatMap(({ clauses }) => clauses.filter(ast.isEvaluatedBy).map(({ party }) => party?.ref)));
      for (const [verifier, { clauses, payees }] of verifiersOf(graphs)) {
        // What an evaluator depends on is asked with the pilot (PIL-002).
        if (evaluators.has(verifier) || payees.has(verifier)) continue;
        const toVerifier = tiesOf(verifier, graphs.control);
        const payee = [...payees].find((one) => toVerifier(one));
        const tie = payee && toVerifier(payee);
        const own = clauses.filter((clause) => AstUtils.findRootNode(clause) === root);
        const at = tie?.at && ast.isPaidBy(tie.at) && AstUtils.findRootNode(tie.at) === root ? { node: tie.at, property: 'party' } : own[0] && { node: own[0], property: 'party' };
        if (!payee || !tie || !at) continue;
        report({
          at,
          message: `'${verifier.name}' ${tie.how}, and verifies ${outcomesOf(clauses)}, for which '${payee.name}' is paid. Nobody independent looks at the figures. Let somebody without a tie to '${payee.name}' pay it, or verify.`,
          related: [
            ...clauses.map((clause) => ({ at: clause, message: `Here '${verifier.name}' verifies.` })),
            ...(tie.at && tie.at !== at.node ? [{ at: tie.at, message: `This ties '${verifier.name}' to '${payee.name}'.` }] : []),
          ],
          about: [verifier, ...clauses.map(({ $container }) => $container)],
          fixes: [
            ...(ast.isPaidBy(tie.at) ? [commissionerPays(tie.at, graphs)] : []),
            anotherVerifies(own, verifier, payees, graphs),
          ].filter((fix) => fix !== undefined),
        });
      }
    },
  },
});

interface Verifying {
  readonly clauses: ast.VerifiedBy[];
  /** The providers that are paid for what it verifies. */
  readonly payees: Set<PartyNode>;
}

function verifiersOf({ results, money }: Graphs): Map<PartyNode, Verifying> {
  const found = new Map<PartyNode, Verifying>();
  const flowsBy = new Map<AstNode, PartyNode[]>();
  for (const { by, payee } of money.flows) if (!ast.isFund(payee) && isProvider(payee)) append(flowsBy, by, payee);
  for (const outcome of results.decisiveOutcomes) {
    for (const clause of outcome.clauses) {
      const verifier = ast.isVerifiedBy(clause) ? clause.party?.ref : undefined;
      if (!ast.isVerifiedBy(clause) || !verifier) continue;
      let one = found.get(verifier);
      if (!one) found.set(verifier, one = { clauses: [], payees: new Set() });
      one.clauses.push(clause);
      for (const { by } of results.readersOf(outcome)) for (const payee of flowsBy.get(by) ?? []) one.payees.add(payee);
    }
  }
  return found;
}

interface Tie {
  readonly how: string;
  readonly at?: AstNode;
}

/** What ties a verifier to each payee, made once for the verifier. */
function tiesOf(verifier: PartyNode, control: ControlGraph): (payee: PartyNode) => Tie | undefined {
  const ties = new Map<PartyNode, Tie>();
  const tie = (payee: PartyNode, how: string, at: AstNode | undefined): void => {
    if (!ties.has(payee)) ties.set(payee, { how, ...(at && { at }) });
  };
  for (const at of ast.isMember(verifier) ? [] : (verifier.clauses as readonly AstNode[]).filter(ast.isPaidBy)) {
    const by = at.party?.ref;
    if (!by) continue;
    tie(by, `is paid by '${by.name}'`, at);
    for (const { owned, isControlled } of control.ownedBy(by)) tie(owned, `is paid by '${by.name}', which ${isControlled ? 'controls' : 'owns part of'} '${owned.name}'`, at);
  }
  for (const way of control.ownedBy(verifier)) tie(way.owned, `owns part of '${way.owned.name}'`, way.owned);
  for (const controller of control.controllersOf(verifier)) {
    if (controller === verifier) continue;
    const at = control.ownerships.find(({ owned, owner }) => owned === verifier && owner === controller)?.at;
    tie(controller, `is controlled by '${controller.name}'`, at);
    for (const { owned } of control.ownedBy(controller)) if (owned !== verifier) tie(owned, `is controlled by '${controller.name}', which owns part of '${owned.name}'`, at);
  }
  return (payee) => ties.get(payee);
}

function outcomesOf(clauses: readonly ast.VerifiedBy[]): string {
  const names = clauses.map(({ $container }) => `'${ast.isOutcome($container) ? $container.name : ''}'`);
  return names.length > 3 ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more outcomes` : listed(names);
}

function commissionerPays(at: ast.PaidBy, { visible }: Graphs) {
  const commissioner = visible.filter(ast.isParty).find(({ roles }) => roles.includes('commissioner') && !roles.includes('provider'));
  return commissioner && replaced({ node: at, property: 'party' }, commissioner.name, `Let '${commissioner.name}' pay it`);
}

function anotherVerifies(clauses: readonly ast.VerifiedBy[], verifier: PartyNode, payees: ReadonlySet<PartyNode>, { visible, control }: Graphs) {
  const other = visible.filter(ast.isParty).find((party) => {
    if (party === verifier || payees.has(party) || !party.roles.some((role) => role === 'evaluator' || role === 'verifier')) return false;
    const toParty = tiesOf(party, control);
    return [...payees].every((payee) => !toParty(payee));
  });
  return other && together(`Let '${other.name}' verify`, clauses.map((node) => replaced({ node, property: 'party' }, other.name, '')));
}

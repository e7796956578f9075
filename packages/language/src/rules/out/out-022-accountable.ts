import type { AstNode } from 'langium';
import { add, div, eq, fromInteger, ONE, sub, ZERO } from '@remit/program/rational';
import * as ast from '../../ast.ts';
import { isBesideBrokenText } from '../../checks/broken-text.ts';
import { clauseOf } from '../../model/clauses.ts';
import { quantityValue, writtenPercentage } from '../../model/literals.ts';
import { appended, replaced, together, withClause } from '../fixes/edits.ts';
import { defineRule, type RuleFinding } from '../rule.ts';

/** Somebody answers for every outcome; where several do and their parts are written, the parts make the whole. */
export const out022 = defineRule({
  code: 'OUT-022',
  title: 'An outcome that nobody answers for',
  kind: 'completeness',
  severity: { design: 'warning', signed: 'error', live: 'error' },
  why: "'All partners will improve the flow of patients': an outcome seldom depends on one provider, as commissioners in North Central London found, and what everybody answers for nobody does. When the result is bad each points to the others; when it is good all want the money.",
  remedy: "Write 'accountable' and the party, or the parties with shares that come to 100%.",
  sources: ['S2', 'S103'],
  bad: 'outcome Flow "People go home when they are ready" { measured by Delay in Adults }',
  good: 'outcome Flow "People go home when they are ready" { measured by Delay in Adults   accountable Trust 60%, Council 40% }',
  fix: 'Name who answers for it, or scale the shares to 100%',
  check: {
    Outcome(outcome, { contract, graphs, report }) {
      if (!contract) return;
      const clause = clauseOf(outcome, ast.isAccountable);
      if (clause) {
        if (clause.parties.length > 1 && clause.parties.every(({ share }) => share === undefined)) report(unshared(clause, outcome.name));
        return;
      }
      // An outcome that nothing measures yet is one finding.
      if (!clauseOf(outcome, ast.isMeasuredBy)) return;
      const party = payeeOf(graphs.results.directReadersOf(outcome)[0]?.by) ?? graphs.visible.find((one): one is ast.Party => ast.isParty(one) && one.roles.includes('provider'));
      report({
        at: { node: outcome, property: 'name' },
        message: `Nobody answers for '${outcome.name}', so when it is missed each can point to the others. Write 'accountable' and who does, with shares where there are several.`,
        fixes: [party && withClause(outcome, `accountable ${party.name}`, `Let '${party.name}' answer for it`)],
      });
    },
  },
  also: [{
    kind: 'contradiction',
    severity: 'error',
    paysWrongly: true,
    check: {
      Accountable(clause, { report }) {
        const { parties } = clause;
        const given = parties.filter(({ share }) => share !== undefined);
        const missing = parties.find(({ share }) => share === undefined);
        if (given.length === 0 || isBesideBrokenText(clause)) return;
        if (missing) {
          const left = restOf(given);
          return report({
            at: missing,
            message: `'${missing.party?.$refText ?? ''}' has no share, though others have: whether it answers for the rest or for all cannot be told. Write its percentage.`,
            fixes: [given.length === parties.length - 1 && left !== undefined ? replaced(missing, `${missing.party?.$refText} ${left}`, `Write ${left}`) : undefined],
          });
        }
        const values = given.map(({ share }) => quantityValue(share));
        if (!values.every((value) => value?.kind === 'percentage' || value?.kind === 'number')) return;
        const total = values.reduce((sum, value) => add(sum, value!.value), ZERO);
        if (eq(total, ONE)) return;
        const scaled = eq(total, ZERO) ? [] : values.map((value) => writtenPercentage(div(value!.value, total)));
        const isWritable = scaled.length > 0 && scaled.every((text) => !text.includes('/'));
        report({
          at: clause,
          message: `The shares of those accountable come to ${writtenPercentage(total)}, not 100%, so a part of the result is nobody's or is counted twice. Make them come to 100%.`,
          fixes: [isWritable ? together('Scale the shares to 100%', given.map(({ share }, index) => replaced(share!, scaled[index]!, ''))) : undefined],
        });
      },
    },
  }],
});

/** Several who answer together, without their parts. */
function unshared(clause: ast.Accountable, name: string): RuleFinding {
  const equal = writtenPercentage(div(ONE, fromInteger(clause.parties.length)));
  return {
    at: clause,
    message: `${clause.parties.length} parties answer for '${name}' together, so when it is missed each can point to the others. Write the share of each.`,
    fixes: [equal.includes('/') ? undefined : together(`Share it equally, ${equal} each`, clause.parties.map((party) => appended(party, equal, '')))],
  };
}

/** The party that a payment pays. */
function payeeOf(by: ast.Payable | undefined): ast.Party | ast.Group | undefined {
  const clauses: readonly AstNode[] = by?.clauses ?? [];
  const payee = clauses.find(ast.isToClause)?.shares[0]?.party?.ref;
  return ast.isParty(payee) || ast.isGroup(payee) ? payee : undefined;
}

/** What percentages leave of the whole, as written; undefined where nothing is left. */
function restOf(shares: readonly ast.PartyShare[]): string | undefined {
  const values = shares.map(({ share }) => quantityValue(share));
  if (!values.every((value) => value?.kind === 'percentage')) return undefined;
  const rest = values.reduce((left, value) => sub(left, value!.value), ONE);
  return rest.n > 0n ? writtenPercentage(rest) : undefined;
}

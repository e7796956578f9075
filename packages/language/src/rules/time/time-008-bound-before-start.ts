import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { isoDate, parseDate } from '../../model/dates.ts';
import { groupedBy } from '../../model/grouped.ts';
import { replaced } from '../fixes/edits.ts';
import { defineRule } from '../rule.ts';

/** Before the service begins the contract is signed, guarantees are given, and who provides is registered. */
export const time008 = defineRule({
  code: 'TIME-008',
  title: 'The service begins before what it needs',
  kind: 'contradiction',
  severity: { design: 'warning', signed: 'error', live: 'error' },
  why: 'One contract for older people went live while the guarantees of its owners were still to come, and they never came; a transport contract began before its providers had their vehicles and papers.',
  remedy: 'Let it be signed, registered or guaranteed before the term begins, or let the term begin later.',
  sources: ['S8', 'S24', 'S26', 'S67'],
  bad: 'term 1 April 2027 to 31 March 2032   guarantee £2,000,000 from Owner given on 1 July 2027',
  good: 'term 1 April 2027 to 31 March 2032   guarantee £2,000,000 from Owner given on 1 March 2027',
  fix: 'Let it be there when the term begins (in a design)',
  check: {
    Contract(contract, { graphs, state, everWritten, report }) {
      const term = clauseOf(contract, ast.isTermClause);
      const start = parseDate(term?.from);
      if (!term || !start) return;
      const lateDate = (written: string | undefined): boolean => {
        const date = parseDate(written);
        return date !== undefined && isoDate(date) > isoDate(start);
      };
      const begins = [{ at: term, message: 'The term is written here.' }];
      const fixOf = (node: ast.Guarantee | ast.Registration, property: 'given' | 'from') =>
        state === 'design' ? [replaced({ node, property }, term.from, `Let it be there on ${term.from}`)] : [];
      const subcontractors = new Set(graphs.delivery.links.map(({ subcontractor }) => subcontractor));
      for (const party of graphs.visible) {
        if ((!ast.isParty(party) && !ast.isGroup(party)) || party.$container !== contract) continue;
        // What a variation brings in was not needed before, and takes nothing away from what there was.
        const clauses: readonly AstNode[] = everWritten(party).filter(({ since }) => since === undefined).map(({ clause }) => clause);
        const guarantees = clauses.filter(ast.isGuarantee);
        if (guarantees.length > 0 && guarantees.every(({ given }) => lateDate(given))) {
          const [first] = guarantees;
          report({
            at: { node: first!, property: 'given' },
            message: `The guarantee for '${party.name}' is given on ${first!.given}, after the contract begins on ${term.from}: until then nobody stands behind what it owes. Have it given before, or begin later.`,
            related: begins,
            fixes: fixOf(first!, 'given'),
          });
        }
        // What a subcontractor lacks is told at its subcontract.
        if (subcontractors.has(party) || graphs.money.to(party).length === 0) continue;
        for (const [register, entries] of groupedBy(clauses.filter(ast.isRegistration), (one) => one.register)) {
          if (!entries.every(({ from }) => lateDate(from))) continue;
          report({
            at: { node: entries[0]!, property: 'from' },
            message: `'${party.name}' is registered with '${register}' only from ${entries[0]!.from}, after the contract begins on ${term.from}: until then it may not do what it is paid for. Register before, or begin later.`,
            related: begins,
            fixes: fixOf(entries[0]!, 'from'),
          });
        }
      }
    },
  },
});

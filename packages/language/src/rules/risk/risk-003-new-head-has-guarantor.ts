import { cmp, ZERO, type Rational } from '@remit/program/rational';
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { quantityValue } from '../../model/literals.ts';
import { lastDay, oneUnit } from '../fixes/placeholders.ts';
import { withClause } from '../fixes/edits.ts';
import { standsBeside } from '../outcomes.ts';
import { isProvider } from '../roles.ts';
import { defineRule } from '../rule.ts';

/** Forms in which others stand behind the name, with nothing of their own at stake. */
const shells = new Set(['llp', 'spv']);
/** Forms that may belong to others, where the text says to whom. */
const owned = new Set(['ltd', 'company', 'cic', 'partnership']);

/** A body that was made for the contract, and has others do the work or bears losses, is stood behind by somebody. */
export const risk003 = defineRule({
  code: 'RISK-003',
  title: 'A head provider that nobody stands behind',
  kind: 'completeness',
  severity: { design: 'warning', signed: 'error', live: 'error' },
  why: 'UnitingCare was a partnership of two trusts with nothing of its own. It was meant to bring guarantees of its owners, the task of obtaining them fell between advisers, and when it ended after eight months the loss came back to the public bodies around it.',
  remedy: "Add 'guarantee £… from …' with who stands behind it, from which day and until when.",
  sources: ['S23', 'S26', 'S67'],
  bad: 'provider Partnership { form llp, owned by TrustA 50%, TrustB 50% }, which is paid and lets subcontracts',
  good: 'provider Partnership { form llp, owned by TrustA 50%, TrustB 50%   guarantee £2,000,000 from TrustA until 31 March 2032 }',
  fix: 'Add a guarantee of the largest owner',
  check: {
    Contract(contract, { graphs, report }) {
      const bearers = new Set(graphs.risks.flatMap((risk) => risk.bearers.map(({ party }) => party)));
      for (const party of graphs.visible) {
        if (!ast.isParty(party) || !isProvider(party)) continue;
        const form = clauseOf(party, ast.isFormClause);
        const paid = graphs.money.to(party).find(({ kind }) => kind === 'payment');
        const subcontracts = paid ? graphs.delivery.under(party) : [];
        if (!form || !(shells.has(form.form) || (owned.has(form.form) && form.owners.length > 0)) || !(subcontracts.length > 0 || bearers.has(party))) continue;
        if (party.clauses.some((clause) => ast.isNhsBody(clause) || (ast.isGuarantee(clause) && clause.guarantor?.ref !== party))) continue;
        const isHere = standsBeside(party, contract);
        const [behind, until] = [isHere ? largestOwner(form) : undefined, lastDay(contract)];
        const risk = graphs.risks.find((one) => one.bearers.some((bearer) => bearer.party === party));
        const at = isHere ? { node: form, property: 'form' } : subcontracts[0]?.by ?? risk?.share;
        if (!at) continue;
        const does = subcontracts.length > 0 ? 'has others do the work' : `bears losses under '${risk?.share.name}'`;
        report({
          at,
          message: `'${party.name}' is ${article(form.form)}, ${does}, and nobody stands behind it: if it fails, the loss falls on those who pay it and those it owes. Add a guarantee of an owner or of somebody else, 'guarantee £… from … until …'.`,
          related: [
            ...(subcontracts[0] ? [{ at: { node: subcontracts[0].by, property: 'name' }, message: `'${party.name}' has work done under '${subcontracts[0].by.name}'.` }] : []),
            ...(risk ? [{ at: { node: risk.share, property: 'name' }, message: `'${party.name}' bears a part of the overspend here.` }] : []),
          ],
          about: [party],
          fixes: behind === undefined || until === undefined ? [] : [withClause(party, `guarantee ${oneUnit(contract)} from ${behind} until ${until}`, `Add a guarantee of '${behind}', and put in the sum`)],
        });
      }
    },
  },
});

/** The name of the owner with the largest part, the first of those with the same. */
function largestOwner({ owners }: ast.FormClause): string | undefined {
  const known = owners.filter(({ party }) => ast.isParty(party?.ref));
  const share = (one: ast.PartyShare): Rational => quantityValue(one.share)?.value ?? ZERO;
  return known.reduce<ast.PartyShare | undefined>((best, one) => (!best || cmp(share(one), share(best)) > 0 ? one : best), undefined)?.party.$refText;
}

function article(form: string): string {
  return { llp: 'a limited liability partnership', spv: 'a company made for one purpose', ltd: 'a company that others own', company: 'a company that others own', cic: 'a company that others own', partnership: 'a partnership' }[form] ?? form;
}

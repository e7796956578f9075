import { cmp, ZERO, type Rational } from '@remit/program/rational';
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { isoDate, parseDate } from '../../model/dates.ts';
import { quantityValue } from '../../model/literals.ts';
import { plusDays } from '../days.ts';
import { lastDay, oneUnit } from '../fixes/placeholders.ts';
import { replaced, withClause } from '../fixes/edits.ts';
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
  remedy: "Add 'guarantee £… from …' with who stands behind it, from which day and until when: to the end of the contract, or until another takes its place.",
  sources: ['S23', 'S26', 'S67'],
  bad: 'provider Partnership { form llp, owned by TrustA 50%, TrustB 50% }, which is paid and lets subcontracts',
  good: 'provider Partnership { form llp, owned by TrustA 50%, TrustB 50%   guarantee £2,000,000 from TrustA until 31 March 2032 }',
  fix: 'Add a guarantee of the largest owner, or let the one there is last as long as the contract',
  check: {
    Contract(contract, { graphs, report }) {
      const bearers = new Set(graphs.risks.flatMap((risk) => risk.bearers.map(({ party }) => party)));
      for (const party of graphs.visible) {
        if (!ast.isParty(party) || !isProvider(party)) continue;
        const form = clauseOf(party, ast.isFormClause);
        const paid = graphs.money.to(party).find(({ kind }) => kind === 'payment');
        const subcontracts = paid ? graphs.delivery.under(party) : [];
        if (!form || !(shells.has(form.form) || (owned.has(form.form) && form.owners.length > 0)) || !(subcontracts.length > 0 || bearers.has(party))) continue;
        if (party.clauses.some(ast.isNhsBody)) continue;
        const guarantees = party.clauses.filter(ast.isGuarantee).filter(({ guarantor }) => guarantor?.ref !== party);
        const lapse = lastOfGuarantees(guarantees, contract);
        if (guarantees.length > 0 && !lapse) continue;
        const isHere = standsBeside(party, contract);
        const [behind, until] = [isHere ? largestOwner(form) : undefined, lastDay(contract)];
        const risk = graphs.risks.find((one) => one.bearers.some((bearer) => bearer.party === party));
        const at = isHere ? { node: form, property: 'form' } : subcontracts[0]?.by ?? risk?.share;
        if (!at) continue;
        if (lapse) {
          report({
            at: isHere ? { node: lapse, property: 'until' } : at,
            message: `The guarantee of '${lapse.guarantor.$refText}' for '${party.name}' lasts until ${lapse.until}, and the contract until ${until ?? 'later'}: from then on nobody stands behind '${party.name}', and if it fails, the loss falls on those who pay it and those it owes. Let it last as long as the contract, or add the one that takes its place.`,
            related: [isHere ? { at, message: `'${party.name}' is ${article(form.form)}.` } : { at: { node: party, property: 'name' }, message: `'${party.name}' is declared here.` }],
            about: [party],
            fixes: isHere && until !== undefined ? [replaced({ node: lapse, property: 'until' }, until, `Let it last until ${until}`)] : [],
          });
          continue;
        }
        const does = subcontracts.length > 0 ? 'has others do the work' : `bears losses under '${risk?.share.name}'`;
        report({
          at,
          message: `'${party.name}' is ${article(form.form)}, ${does}, and nobody stands behind it: if it fails, the loss falls on those who pay it and those it owes. Add a guarantee of an owner or of somebody else, 'guarantee £… from … until …'.`,
          related: [
            ...(subcontracts[0] ? [{ at: { node: subcontracts[0].by, property: 'name' }, message: `'${party.name}' has work done under '${subcontracts[0].by.name}'.` }] : []),
            ...(risk ? [{ at: { node: risk.share, property: 'name' }, message: `'${party.name}' bears a part of the overspend here.` }] : []),
          ],
          about: [party],
          fixes: behind === undefined || until === undefined ? [] : [withClause(party, `guarantee ${oneUnit(contract)} from ${behind} until ${until} /* To be written: the sum */`, `Add a guarantee of '${behind}', and put in the sum`)],
        });
      }
    },
  },
});

/** The guarantee after which there is none, where they end before the contract does; one that is given later counts from its day. */
function lastOfGuarantees(guarantees: readonly ast.Guarantee[], contract: ast.Contract): ast.Guarantee | undefined {
  const end = parseDate(clauseOf(contract, ast.isTermClause)?.to);
  if (!end) return undefined;
  let last: { readonly guarantee: ast.Guarantee; readonly until: string } | undefined;
  const dated = guarantees.map((guarantee) => ({ guarantee, given: isoOf(guarantee.given), until: parseDate(guarantee.until) }));
  for (const { guarantee, given, until } of dated.sort((one, other) => ((one.given ?? '') < (other.given ?? '') ? -1 : (one.given ?? '') > (other.given ?? '') ? 1 : 0))) {
    // Between the end of one and the day on which the next is given, nobody stands behind it.
    if (last && given !== undefined && given > last.until && given > isoDate(plusDays(parseDate(last.guarantee.until)!, 1))) break;
    if (!until || isoDate(until) >= isoDate(end)) return undefined;
    if (!last || isoDate(until) > last.until) last = { guarantee, until: isoDate(until) };
  }
  return last?.guarantee;
}

function isoOf(text: string | undefined): string | undefined {
  const day = parseDate(text);
  return day && isoDate(day);
}

/** The name of the owner with the largest part, the first of those with the same. */
function largestOwner({ owners }: ast.FormClause): string | undefined {
  const known = owners.filter(({ party }) => ast.isParty(party?.ref));
  const share = (one: ast.PartyShare): Rational => quantityValue(one.share)?.value ?? ZERO;
  return known.reduce<ast.PartyShare | undefined>((best, one) => (!best || cmp(share(one), share(best)) > 0 ? one : best), undefined)?.party.$refText;
}

function article(form: string): string {
  return { llp: 'a limited liability partnership', spv: 'a company made for one purpose', ltd: 'a company that others own', company: 'a company that others own', cic: 'a company that others own', partnership: 'a partnership' }[form] ?? form;
}

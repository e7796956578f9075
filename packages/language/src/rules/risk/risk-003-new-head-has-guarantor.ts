import { cmp, ZERO, type Rational } from '@remit/program/rational';
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { isoDate, parseDate, writtenDate, type CalendarDate } from '../../model/dates.ts';
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
    Contract(contract, { graphs, everWritten, report }) {
      const bearers = new Set(graphs.risks.flatMap((risk) => risk.bearers.map(({ party }) => party)));
      for (const party of graphs.visible) {
        if (!ast.isParty(party) || !isProvider(party)) continue;
        const form = clauseOf(party, ast.isFormClause);
        const paid = graphs.money.to(party).find(({ kind }) => kind === 'payment');
        const subcontracts = paid ? graphs.delivery.under(party) : [];
        if (!form || !(shells.has(form.form) || (owned.has(form.form) && form.owners.length > 0)) || !(subcontracts.length > 0 || bearers.has(party))) continue;
        if (party.clauses.some(ast.isNhsBody)) continue;
        // What a variation replaces counts until then.
        const guarantees = everWritten(party).flatMap(({ clause, until }): Guaranteed[] => (ast.isGuarantee(clause) && clause.guarantor?.ref !== party ? [{ guarantee: clause, replaced: until }] : []));
        const lapse = lastOfGuarantees(guarantees, contract);
        if (guarantees.length > 0 && !lapse) continue;
        const isHere = standsBeside(party, contract);
        const [behind, until] = [isHere ? largestOwner(form) : undefined, lastDay(contract)];
        const risk = graphs.risks.find((one) => one.bearers.some((bearer) => bearer.party === party));
        const at = isHere ? { node: form, property: 'form' } : subcontracts[0]?.by ?? risk?.share;
        if (!at) continue;
        if (lapse) {
          const { guarantee, lasts, isCut } = lapse;
          report({
            at: !isHere ? at : isCut ? guarantee : { node: guarantee, property: 'until' },
            message: `The guarantee of '${guarantee.guarantor.$refText}' for '${party.name}' lasts until ${lasts}${isCut ? ', the day before a variation replaces it' : ''}, and the contract until ${until ?? 'later'}: from then on nobody stands behind '${party.name}', and if it fails, the loss falls on those who pay it and those it owes. Let it last as long as the contract, or add the one that takes its place.`,
            related: [isHere ? { at, message: `'${party.name}' is ${article(form.form)}.` } : { at: { node: party, property: 'name' }, message: `'${party.name}' is declared here.` }],
            about: [party],
            fixes: isHere && !isCut && until !== undefined ? [replaced({ node: guarantee, property: 'until' }, until, `Let it last until ${until}`)] : [],
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

/** A guarantee, with the day on which a variation replaces it (YYYY-MM-DD). */
interface Guaranteed {
  readonly guarantee: ast.Guarantee;
  readonly replaced: string | undefined;
}

/** A guarantee and its last day, as contracts write days. */
interface Lapse {
  readonly guarantee: ast.Guarantee;
  readonly lasts: string;
  /** Whether a variation replaces it before the day that it says. */
  readonly isCut: boolean;
}

/** The guarantee after which there is none, where they end before the contract does; one that is given later counts from its day. */
function lastOfGuarantees(guarantees: readonly Guaranteed[], contract: ast.Contract): Lapse | undefined {
  const end = parseDate(clauseOf(contract, ast.isTermClause)?.to);
  if (!end) return undefined;
  let last: { readonly guarantee: ast.Guarantee; readonly until: CalendarDate; readonly isCut: boolean } | undefined;
  const dated = guarantees.map(({ guarantee, replaced: day }) => ({ guarantee, given: isoOf(guarantee.given), ...earlier(parseDate(guarantee.until), day) }));
  for (const { guarantee, given, until, isCut } of dated.sort((one, other) => ((one.given ?? '') < (other.given ?? '') ? -1 : (one.given ?? '') > (other.given ?? '') ? 1 : 0))) {
    // Between the end of one and the day on which the next is given, nobody stands behind it.
    if (last && given !== undefined && given > isoDate(plusDays(last.until, 1))) break;
    if (!until || isoDate(until) >= isoDate(end)) return undefined;
    if (!last || isoDate(until) > isoDate(last.until)) last = { guarantee, until, isCut };
  }
  return last && { guarantee: last.guarantee, lasts: writtenDate(last.until), isCut: last.isCut };
}

/** The last day of what lasts until a day and is replaced on another. */
function earlier(until: CalendarDate | undefined, replaced: string | undefined): { readonly until: CalendarDate | undefined; readonly isCut: boolean } {
  if (replaced === undefined) return { until, isCut: false };
  const [year, month, day] = replaced.split('-').map(Number) as [number, number, number];
  const before = plusDays({ year, month, day }, -1);
  return until && isoDate(until) <= isoDate(before) ? { until, isCut: false } : { until: before, isCut: true };
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

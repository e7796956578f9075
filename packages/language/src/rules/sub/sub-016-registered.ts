import { AstUtils } from 'langium';
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { topicsOf } from '../../model/topics.ts';
import { isoDate, parseDate, writtenDate, type CalendarDate } from '../../model/dates.ts';
import { replaced, withClause } from '../fixes/edits.ts';
import { defineRule } from '../rule.ts';
import { linkOf, servicesOf } from '../subcontracts.ts';
import { isBefore, periodStart } from './subcontract-words.ts';

/** Kinds of service that somebody has to be registered for, in one country or another. */
const CARE = new Set(['health', 'social-care', 'public-health', 'mental-health', 'first-outpatient']);
/** What `service` says that is about no kind of work. */
const NO_KIND = new Set(['essential', 'no-personal-data']);

/** Who gives care that must be registered is registered when it begins. */
export const sub016 = defineRule({
  code: 'SUB-016',
  title: 'A subcontractor that is not registered',
  kind: 'completeness',
  severity: { design: 'warning', signed: 'error', live: 'error' },
  why: 'The head provider of patient transport in Sussex had patients driven by firms without the licence of the health regulator, which came out months later. Public buyers may have subcontractors replaced that should have been excluded: better to look before the first day.',
  remedy: "Write the register, number and day in the subcontractor's block ('registered cqc …'), or say with 'service support' in the subcontract that the work needs none.",
  sources: ['S67', 'S33', 'S35'],
  bad: 'provider Riders "Riders Ltd" { form ltd }, in a subcontract that flows down registration',
  good: 'provider Riders "Riders Ltd" { form ltd   registered cqc "1-201000003" from 1 March 2027 }',
  fix: 'Add the registration, or begin when it is there',
  check: {
    Subcontract(subcontract, { contract, profile, everWritten, report }) {
      const link = linkOf(subcontract);
      const flows = clauseOf(subcontract, ast.isFlowsDown);
      const party = link?.subcontractor;
      if (!link || !flows || !ast.isParty(party) || party.clauses.some(ast.isNhsBody) || !topicsOf(flows).includes('registration')) return;
      const kinds = [...servicesOf(subcontract)].filter((kind) => !NO_KIND.has(kind));
      const isCare = kinds.some((kind) => CARE.has(kind));
      if (kinds.length > 0 && !isCare) return;
      const term = clauseOf(subcontract, ast.isTermClause);
      const registrations = party.clauses.filter(ast.isRegistration);
      const at = { node: link.clause, property: 'subcontractor' };
      if (registrations.length === 0) {
        // A profile of no country knows of no register: there the text has to say that this is care.
        if (!isCare && profile?.country === undefined) return;
        const isHere = AstUtils.findRootNode(party) === AstUtils.findRootNode(subcontract);
        return report({
          at,
          message: `'${party.name}' is on no register, and '${subcontract.name}' makes it keep its registration: whether it may give this care at all cannot be seen. Write 'registered' and the register in the block of '${party.name}'; if the work needs no registration, write 'service support' in '${subcontract.name}'${isCare ? ' instead of what stands there' : ''}.`,
          related: [{ at: { node: party, property: 'name' }, message: `'${party.name}' is declared here.` }],
          about: [party],
          fixes: isHere ? [withClause(party, 'registered cqc "To be written"', `Add the registration of '${party.name}'`)] : [],
        });
      }
      // What a variation replaces counts until then.
      const ever = everWritten(party).flatMap(({ clause, until }) => (ast.isRegistration(clause) ? [{ clause, until }] : []));
      const ended = ever.flatMap(({ until }) => until ?? []).sort().at(-1);
      if (ended !== undefined && registrations.every(({ from }) => isAfter(from, ended)) && !isAfter(term?.from, ended) && isAfter(term?.to, ended)) {
        const next = registrations.reduce((least, one) => (isBefore(one.from, least.from) ? one : least));
        return report({
          at: { node: next, property: 'from' },
          message: `'${party.name}' is registered anew only from ${next.from}, and what this replaces counts until ${writtenDate(parseDay(ended))}: in between it may not give the care of '${subcontract.name}'. Let the new registration begin on that day, or the variation later.`,
          related: [{ at, message: 'The care is given under this subcontract.' }],
          about: [party],
        });
      }
      if (!ever.every(({ clause: { from } }) => from !== undefined && isBefore(term?.from, from))) return;
      const first = registrations.reduce((least, one) => (isBefore(one.from, least.from) ? one : least));
      const start = periodStart(subcontract, contract, parseDate(first.from)!, 'after');
      const fits = start !== undefined && isBefore(start, term!.to);
      report({
        at: { node: term!, property: 'from' },
        message: `'${subcontract.name}' begins on ${term!.from}, but '${party.name}' is registered only from ${first.from}: until then it may not give this care. Begin ${fits ? `on ${start}` : 'when it is registered'}.`,
        related: [{ at: first, message: 'It is registered here.' }],
        about: [party],
        fixes: fits ? [replaced({ node: term!, property: 'from' }, start, `Begin on ${start}`)] : [],
      });
    },
  },
});

/** Whether a written date lies after a day, YYYY-MM-DD. */
function isAfter(written: string | undefined, day: string): boolean {
  const date = parseDate(written);
  return date !== undefined && isoDate(date) > day;
}

/** A day written YYYY-MM-DD. */
function parseDay(day: string): CalendarDate {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return { year, month, day: date };
}

import * as ast from '../../ast.ts';
import { closestName } from '../../diagnostics/close-names.ts';
import { profileNotInForce, unknownProfile } from '../../diagnostics/profiles.ts';
import { isoDate, parseDate, writtenDate, writtenIsoDate } from '../../model/dates.ts';
import type { KnownProfile } from '../../scoping/rule-profiles.ts';
import { defineCheck } from '../check.ts';
import { cstOf } from '../place.ts';

/** The profile that a contract names is one there is, and its rules are in force when the term begins. */
export const profileKnown = defineCheck<ast.ProfileClause>(ast.ProfileClause.$type, (clause, report, services) => {
  const { profiles } = services.library.StandardLibrary;
  const name = clause.profile;
  if (profiles.length === 0 || typeof name !== 'string') return;
  const place = { node: clause, property: 'profile' };
  const profile = profiles.find((one) => one.name === name);
  if (!profile) {
    const known = profiles.map((one) => one.name);
    const suggestion = closestName(name, known);
    const cst = cstOf(place);
    const corrections = cst && suggestion !== undefined ? [{ title: `Write '${suggestion}'`, edits: [{ offset: cst.offset, end: cst.end, text: suggestion }] }] : [];
    report(unknownProfile, { name, known, suggestion }, place, { corrections });
    return;
  }
  const start = parseDate(clause.$container.clauses.find(ast.isTermClause)?.from);
  const day = start && isoDate(start);
  if (day === undefined) return;
  const { from, to } = profile.inForce;
  const late = from !== undefined && day < from ? { from: writtenIsoDate(from) } : to !== undefined && day > to ? { to: writtenIsoDate(to) } : undefined;
  if (!late) return;
  const others = profiles.filter((one) => one.jurisdiction === profile.jurisdiction && one !== profile && covers(one, day)).map((one) => one.name);
  report(profileNotInForce, { name, start: writtenDate(start!), ...late, others }, place);
});

function covers({ inForce: { from, to } }: KnownProfile, day: string): boolean {
  return (from === undefined || from <= day) && (to === undefined || day <= to);
}

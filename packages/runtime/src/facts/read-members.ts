import type { FactsDocument, IsoDate, Member } from '@remit/program';
import { isCivilDate } from '@remit/program/civil-date';
import { dayInWords } from '@remit/program/in-words';
import { toPointer } from '@remit/program/pointer';
import { parseNumber, cmp, fromInteger } from '@remit/program/rational';
import type { Finding } from '../finding.ts';
import { refuse, warn } from '../finding.ts';
import { alikeMembers, badDate, badMember, memberLikeParty, memberOfTwo, tooManyMembers, unknownGroup, unlistedMember, unusableKey } from '../catalogue/facts.ts';
import type { Dimension } from '../prepare/dimensions.ts';
import type { Model } from '../prepare/model.ts';
import { didYouMean } from '../suggest.ts';
import { problemOf } from './key.ts';
import type { Membership } from './members.ts';

/** The members of each group that the facts name, by id of the group. */
export type Members = ReadonlyMap<string, Map<string, Membership>>;

/** Reads the members listed in the facts, as they were known on a date. */
export function readMembers(model: Model, facts: FactsDocument, asOf: IsoDate, findings: Finding[]): Members {
  const members = new Map(model.dimensions.all.filter(each => each.kind === 'group').map(each => [each.id, new Map<string, Membership>()]));
  for (const [id, listed] of Object.entries(facts.members ?? {})) {
    const group = members.get(id);
    if (!group) findings.push(refuse(unknownGroup, toPointer(['members', id]), { group: id, suggestion: didYouMean(id, members.keys()) }));
    else readGroup(id, group, listed, asOf, findings);
  }
  return members;
}

/** Adds a key that a value was given for on a day: from then on at the latest it is known. */
export function addObservedMember(members: Members, dimension: Dimension, key: string, recordedAt: IsoDate): void {
  const group = members.get(dimension.id)!;
  const member = group.get(key);
  if (!member) group.set(key, {});
  else if (member.knownFrom !== undefined && recordedAt < member.knownFrom) group.set(key, { ...member, knownFrom: recordedAt });
}

/** Warns of a key with values that is not listed and looks like a listed one without any: one of the two is misspelt. */
export function warnOfMisspelt(listed: ReadonlyMap<string, ReadonlySet<string>>, observed: ReadonlyMap<string, ReadonlyMap<string, string | undefined>>, findings: Finding[]): void {
  for (const [group, names] of listed) {
    const given = observed.get(group) ?? new Map<string, string | undefined>();
    const without = [...names].filter(name => !given.has(name));
    if (without.length === 0) continue;
    const unlisted = [...given].filter(([key]) => !names.has(key));
    // Numbers that are given one after another are all alike: where several are new, or several without values, none is a misspelling of another.
    const serial = unlisted.length > 1 || without.length > 1 ? new Set(without.map(withoutDigits)) : new Set<string>();
    for (const [key, at] of unlisted) {
      const suggestion = serial.has(withoutDigits(key)) ? '' : didYouMean(key, without);
      if (suggestion !== '') findings.push(warn(unlistedMember, at, { key, group, suggestion }));
    }
  }
}

function withoutDigits(key: string): string {
  return key.replace(/\d/g, '0');
}

/** Warns of two members whose keys differ only in capital letters or in how accents are stored: they may be one, and would be paid twice. */
export function warnOfAlike(members: Members, observed: ReadonlyMap<string, ReadonlyMap<string, string | undefined>>, findings: Finding[]): void {
  for (const [group, keys] of members) {
    const seen = new Map<string, string>();
    for (const key of keys.keys()) {
      const folded = key.normalize('NFKC').toLowerCase();
      const other = seen.get(folded);
      if (other === undefined) seen.set(folded, key);
      else findings.push(warn(alikeMembers, observed.get(group)?.get(key), { key, other, group }));
    }
  }
}

/**
 * Postings name those who pay and are paid. A member whose key is the name of a party would be taken for it, and two
 * members with one key for each other; where a public register gives the keys of both groups, they are one.
 */
export function checkPaidNames(model: Model, members: Members, observed: ReadonlyMap<string, ReadonlyMap<string, string | undefined>>, findings: Finding[]): void {
  const parties = new Set(model.program.parties.map(({ id }) => id));
  const paying = new Set(model.program.lines.flatMap(({ from, to }) => [from, to].flatMap(who => ('member' in who ? [who.member] : []))));
  const groups = model.program.groups.filter(({ id }) => paying.has(id));
  const seen = new Map<string, typeof groups[number]>();
  for (const group of groups) {
    for (const key of members.get(group.id)!.keys()) {
      const at = observed.get(group.id)?.get(key);
      const other = seen.get(key);
      if (parties.has(key)) findings.push(refuse(memberLikeParty, at, { key, group: group.id }));
      else if (other && (other.keyedBy !== group.keyedBy || group.keyedBy === 'id')) findings.push(warn(memberOfTwo, at, { key, group: group.id, other: other.id }));
      seen.set(key, group);
    }
  }
}

/** Refuses more members at one time than the contract allows for. Without dates a member belongs all the time. */
export function checkMemberCounts(model: Model, members: Members, findings: Finding[]): void {
  for (const group of model.program.groups) {
    const most = group.max === undefined ? undefined : parseNumber(group.max);
    const count = mostAtOnce(members.get(group.id)!.values());
    if (most && cmp(fromInteger(count), most) > 0) {
      findings.push(refuse(tooManyMembers, undefined, { group: group.id, count, most: group.max! }));
    }
  }
}

/** How many belong on the day on which most do. */
function mostAtOnce(memberships: Iterable<Membership>): number {
  const all = [...memberships];
  const changes = all.flatMap(({ joined, left }): { day: string; by: number }[] => [{ day: joined ?? '', by: 1 }, ...(left === undefined ? [] : [{ day: left, by: -1 }])]);
  changes.sort((a, b) => (a.day === b.day ? a.by - b.by : a.day < b.day ? -1 : 1));
  let now = 0;
  let most = 0;
  for (const { by } of changes) most = Math.max(most, now += by);
  return most;
}

/** Of the entries of each member the one known last on the date; a member without one is not known yet. */
function readGroup(id: string, group: Map<string, Membership>, listed: readonly Member[], asOf: IsoDate, findings: Finding[]): void {
  const all = new Map<string, Map<IsoDate | undefined, Member>>();
  listed.forEach((member, index) => {
    const at = member.at ?? toPointer(['members', id, index]);
    const entries = all.get(member.key) ?? new Map<IsoDate | undefined, Member>();
    if (!isUsable(id, member, entries, at, findings)) return;
    all.set(member.key, entries.set(member.recordedAt, member));
  });
  for (const [key, entries] of all) {
    const known = [...entries.values()].filter(({ recordedAt }) => recordedAt === undefined || recordedAt <= asOf)
      .sort((a, b) => ((a.recordedAt ?? '') < (b.recordedAt ?? '') ? -1 : 1));
    const last = known.at(-1);
    if (last) group.set(key, { joined: last.joined, left: last.left, knownFrom: known[0]!.recordedAt });
  }
}

function isUsable(id: string, member: Member, others: ReadonlyMap<IsoDate | undefined, Member>, at: string, findings: Finding[]): boolean {
  const reject = (problem: string): boolean => { findings.push(refuse(badMember, at, { problem, group: id })); return false; };
  const { key, joined, left, recordedAt } = member;
  const problem = problemOf(key);
  if (problem !== undefined) {
    findings.push(refuse(unusableKey, at, { dimension: id, what: 'a member', problem }));
    return false;
  }
  if (key === '') return reject('There is a member without a key');
  if (others.has(recordedAt)) return reject(`'${key}' is listed twice${recordedAt === undefined ? '' : `, each time as known on ${dayInWords(recordedAt)},`}`);
  const wrong = [joined, left].find(date => date !== undefined && !isCivilDate(date));
  if (wrong !== undefined) findings.push(refuse(badDate, at, { found: wrong, role: `'${key}' is said to have joined or left '${id}' then` }));
  else if (recordedAt !== undefined && !isCivilDate(recordedAt)) findings.push(refuse(badDate, at, { found: recordedAt, role: `this of '${key}' in '${id}' is said to have been known from then on` }));
  else if (joined !== undefined && left !== undefined && left <= joined) reject(`'${key}' left on ${dayInWords(left)}, which is not after ${dayInWords(joined)}, when it joined,`);
  return true;
}

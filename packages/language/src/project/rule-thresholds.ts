import type { MemberNode } from '@humanwhocodes/momoa';
import { closestName } from '../diagnostics/close-names.ts';
import { groupedBy } from '../model/grouped.ts';
import { allRules } from '../rules/all.ts';
import { exact, readThreshold } from '../rules/threshold.ts';
import type { KnownProfile, KnownThreshold, KnownThresholdValue } from '../scoping/rule-profiles.ts';
import { finding, type ProjectFinding } from './finding.ts';
import { kindInWords, nameOf, rangeOf } from './json-nodes.ts';

/** Reads the figures that a project file sets in place of the proposals of profiles. */
export function readThresholds(member: MemberNode | undefined, profiles: readonly KnownProfile[], findings: ProjectFinding[]): Map<string, KnownThresholdValue> | undefined {
  if (!member) return undefined;
  const { value } = member;
  if (value.type !== 'Object') {
    findings.push(finding('CFG-003', rangeOf(value), `"thresholds" is a group in braces, such as { "weight-limit": "60%" }, but this is ${kindInWords(value)}.`));
    return undefined;
  }
  const looked = new Set<string>(allRules.flatMap((rule) => rule.thresholds ?? []));
  const known = groupedBy(profiles.flatMap(({ thresholds = [] }) => thresholds), ({ id }) => id);
  const set = new Map<string, KnownThresholdValue>();
  for (const one of value.members) {
    const id = nameOf(one);
    const all = known.get(id);
    const proposal = all?.find(({ standing }) => standing === 'default');
    const text = one.value.type === 'String' ? one.value.value : undefined;
    if (set.has(id)) findings.push(finding('CFG-005', rangeOf(one.name), `"${id}" is given twice. Remove one.`));
    else if (!all) findings.push(finding('CFG-020', rangeOf(one.name), unknown(id, known)));
    else if (!proposal) findings.push(finding('CFG-021', rangeOf(one.name), `"${id}" (${lowered(all[0]!.title)}) is ${all[0]!.standing === 'law' ? 'law' : 'guidance'} wherever a profile has it, so a project cannot set it. Remove it.`));
    else if (text === undefined) findings.push(finding('CFG-003', rangeOf(one.value), `A threshold is a text in quotation marks, such as "${example(proposal)}", but this is ${kindInWords(one.value)}.`));
    else {
      const value = readThreshold(text, proposal.value);
      if (value) {
        set.set(id, value);
        const fixed = profiles.filter(({ thresholds = [] }) => thresholds.some((each) => each.id === id && each.standing !== 'default'));
        if (!looked.has(id)) findings.push(finding('CFG-037', rangeOf(one.name), `No rule looks at "${id}" (${lowered(proposal.title)}) yet, so this figure changes nothing. Remove it.`, { warning: true }));
        else if (fixed.length > 0) findings.push(finding('CFG-036', rangeOf(one.name), laidDown(id, proposal.title, fixed.map(({ name }) => name)), { info: true }));
      }
      else findings.push(finding('CFG-022', rangeOf(one.value), `"${text}" is no figure for "${id}" (${lowered(proposal.title)}). Write it as "${example(proposal)}".`));
    }
  }
  return set;
}

function laidDown(id: string, title: string, names: readonly string[]): string {
  const all = names.map((name) => `"${name}"`);
  const words = all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
  return `"${id}" (${lowered(title)}) is laid down by law or guidance in the ${all.length === 1 ? 'profile' : 'profiles'} ${words}: contracts under ${all.length === 1 ? 'it' : 'them'} keep that figure, and only those under other profiles take the one that is written here.`;
}

function unknown(id: string, known: ReadonlyMap<string, unknown>): string {
  const ids = [...known.keys()];
  const close = closestName(id, ids);
  return `No rule looks at a threshold "${id}", so this has no effect. ${close ? `Did you mean "${close}"?` : ids.length > 0 ? `There are ${ids.map((one) => `"${one}"`).join(', ')}.` : 'Remove it.'}`;
}

function example({ value }: KnownThreshold): string {
  return exact(value).written;
}

function lowered(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1);
}

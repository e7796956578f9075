/** The rule profiles that come with Remit. */
import england2008 from '../profiles/england-2008.json' with { type: 'json' };
import england2013 from '../profiles/england-2013.json' with { type: 'json' };
import englandPsr2024 from '../profiles/england-psr-2024.json' with { type: 'json' };
import generic from '../profiles/generic.json' with { type: 'json' };
import usMssp from '../profiles/us-mssp.json' with { type: 'json' };
import type { InForce, ProfileBody, ProfileDate, ProfileThreshold, RuleProfile, Standing } from './rule-profile.ts';

export type { Evidence, InForce, ProfileBody, ProfileDate, ProfileSource, ProfileThreshold, RuleProfile, Standing, ThresholdValue } from './rule-profile.ts';

/** All profiles, in the order in which they are offered. A test holds every file against the schema, which is what makes the cast sound. */
export const PROFILES: readonly RuleProfile[] = [generic, england2008, england2013, englandPsr2024, usMssp] as readonly unknown[] as readonly RuleProfile[];

const BY_NAME: ReadonlyMap<string, RuleProfile> = new Map(PROFILES.map((profile) => [profile.name, profile]));
const RANK: readonly Standing[] = ['law', 'guidance', 'default'];

/** The profile that a contract names, or undefined. */
export function ruleProfile(name: string): RuleProfile | undefined {
  return BY_NAME.get(name);
}

/** Whether something holds on a day; both ends count. */
export function isInForce({ from, to }: InForce, day: ProfileDate): boolean {
  return (from === undefined || from <= day) && (to === undefined || day <= to);
}

/** The thresholds of an id that hold on a day: law first, then guidance, then defaults. Several of one standing are for different contracts (`appliesTo`). */
export function thresholdsOn(profile: RuleProfile, id: string, day: ProfileDate): ProfileThreshold[] {
  const found = profile.thresholds.filter((threshold) => threshold.id === id && isInForce(threshold, day));
  return found.sort((a, b) => RANK.indexOf(a.standing) - RANK.indexOf(b.standing));
}

/** The kinds of organisations that exist on a day. */
export function bodiesOn(profile: RuleProfile, day: ProfileDate): ProfileBody[] {
  return profile.bodies.filter((body) => isInForce(body, day));
}

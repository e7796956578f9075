/** The library that is shipped with Remit: texts by the path they are imported by, such as "std/mssp.remit", and rule profiles as data. */
export { TEXTS } from './texts.ts';
export { bodiesOn, isInForce, PROFILES, ruleProfile, thresholdsOn } from './profiles.ts';
export type { Evidence, InForce, ProfileBody, ProfileDate, ProfileSource, ProfileThreshold, RuleProfile, Standing, ThresholdValue } from './profiles.ts';

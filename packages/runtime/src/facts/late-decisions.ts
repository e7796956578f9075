import { dayInWords } from '@remit/program/in-words';
import type { IsoDate } from '@remit/program';
import { lateDecision } from '../catalogue/decisions.ts';
import type { Finding } from '../finding.ts';
import { warn } from '../finding.ts';
import type { Model } from '../prepare/model.ts';
import type { Entry } from './observations.ts';
import { describeKey } from './observations.ts';
import type { Chain } from './supersession.ts';

/** Warns of decisions that came too late to count: the run goes on with what the contract says instead. */
export function warnOfLateDecisions(model: Model, chains: readonly Chain[], findings: Finding[]): void {
  for (const chain of chains) {
    const judgement = model.judgements.get(chain[0]!.fact.declared.id);
    if (!judgement) continue;
    const last = judgement.deadline.get(chain[0]!.period.id);
    if (last === undefined) continue;
    const { lateUntil, otherwise } = judgement.declared;
    const inTime = chain.findLast(entry => entry.recordedAt <= last);
    const counts = inTime ?? chain.findLast(entry => lateUntil !== undefined && entry.recordedAt <= lateUntil);
    const instead = counts ? `The decision of ${dayInWords(counts.recordedAt)} stands`
      : otherwise === undefined ? 'It stays undecided, and what needs it stays held' : `'${said(otherwise)}' counts instead, as the contract says`;
    const until: IsoDate = inTime || lateUntil === undefined ? last : lateUntil;
    for (const entry of chain) {
      if (entry.recordedAt > until) findings.push(lateFinding(entry, until, instead));
    }
  }
}

function lateFinding({ fact, period, keys, observation, recordedAt }: Entry, last: IsoDate, instead: string): Finding {
  return warn(lateDecision, observation.at, { where: describeKey(fact, period, keys), day: dayInWords(recordedAt), last: dayInWords(last), instead });
}

function said(value: string | boolean): string {
  return value === true ? 'yes' : value === false ? 'no' : value;
}

import type { Observation } from '@remit/program';
import { decidedFact, noDayOfDecision, notTheDecider, recusedDecider, underQuorum } from '../catalogue/decisions.ts';
import type { Finding } from '../finding.ts';
import { refuse } from '../finding.ts';
import type { Model, PreparedFact } from '../prepare/model.ts';
import type { TimePeriod } from '../prepare/time.ts';
import { didYouMean } from '../suggest.ts';
import { describeKey } from './observations.ts';

/** What is wrong with an observation as a decision: its day, who took it; or with one that is no decision and says who did. */
export function checkDecision(model: Model, fact: PreparedFact, period: TimePeriod, keys: readonly string[], { at, decidedBy, recordedAt }: Observation): Finding | undefined {
  const judgement = model.judgements.get(fact.declared.id);
  if (!judgement) return decidedBy === undefined ? undefined : refuse(decidedFact, at, { fact: fact.declared.id });
  const where = describeKey(fact, period, keys);
  if (recordedAt === undefined) return refuse(noDayOfDecision, at, { where });
  const { declared: { by }, body } = judgement;
  if (decidedBy === undefined || by === undefined) return undefined;
  const took = [...new Set(decidedBy)];
  const own = fact.each.findIndex(dimension => dimension.id === by);
  const able = body ? body.members : [own < 0 ? by : keys[own]!];
  const stranger = took.find(name => !able.includes(name));
  if (stranger !== undefined) return refuse(notTheDecider, at, { where, name: stranger, by, who: body ? `the members of '${by}'` : `'${able[0]!}'`, suggestion: didYouMean(stranger, able) });
  const recused = body?.recused.find(each => took.includes(each.member));
  if (recused) return refuse(recusedDecider, at, { where, member: recused.member, body: by, party: recused.interestIn });
  if (body?.quorum !== undefined && took.length < body.quorum) return refuse(underQuorum, at, { where, body: by, count: took.length, quorum: body.quorum });
  return undefined;
}

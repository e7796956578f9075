/** Which kinds of names are worth offering at a place. Any other name there gets a message of its own, once it is written. */
import type { ReferenceInfo } from 'langium';

const PAYABLES = ['Payment', 'Pool', 'Withhold', 'RiskShare', 'PersonalBudget', 'Subcontract', 'Choice'];
const INPUTS = ['Fact', 'SizeFact', 'Measure'];
const PARTIES = ['Party', 'Member', 'Group'];

/** By the node and its property that refer; a place that is not listed takes whatever can be referred to there. */
const FITTING: Readonly<Record<string, readonly string[]>> = {
  'MeasuredBy.measure': ['Measure', 'Fact', 'Let'],
  'MeasuredBy.population': ['Population', 'Cohort'],
  'BalancedBy.measures': ['Measure', 'Outcome'],
  'PartyShare.party': PARTIES,
  'PartyOrMember.party': PARTIES,
  'Rate.source': ['Population', ...INPUTS, 'Let'],
  'Assignment.target': INPUTS,
  'MemberFacts.group': ['Member'],
  'Decision.body': ['Body'],
  'ExpectedValue.target': [...PAYABLES, 'Let', 'Measure', 'Outcome'],
  'ExpectHeld.subject': [...INPUTS, 'Judgement', 'Fund', ...PAYABLES],
  'ProxyFor.outcome': ['Outcome'],
  'Uplift.fact': ['Fact', 'Measure', 'Let', 'Table', 'Column'],
  'HeldBy.fact': ['Fact', 'Judgement'],
  'Surplus.balance': ['Fact', 'Measure', 'Let'],
  'Goals.fact': ['Fact'],
  'Table.keys': ['Fact', 'Judgement', 'Let', 'Population', 'Group', 'Member', 'SetDeclaration', 'BandsDeclaration'],
  'Allocation.target': ['Fund', ...PAYABLES, ...PARTIES],
  'FundRemainder.target': ['Fund', ...PARTIES],
  'ChoiceOf.subcontract': ['Subcontract'],
  'MayGoElsewhere.services': PAYABLES,
  'Earned.part': ['SharedItem', 'Outcome', 'Measure'],
};

/** What has no value of its own, so that no formula can use it. */
const WITHOUT_VALUE = new Set(['Party', 'Body', 'Fund', 'Cohort', 'SetDeclaration', 'BandsDeclaration', 'TopicSet', 'Contract']);
/** What has one only for an aggregate over it. */
const COUNTED = new Set(['Group', 'Member']);

/** Whether a name of a kind is worth offering for a reference. */
export function isFitting({ container, property }: ReferenceInfo, kind: string): boolean {
  const listed = FITTING[`${container.$type}.${property}`];
  if (listed) return listed.includes(kind);
  if (container.$type !== 'Reference' || property !== 'target') return true;
  return !WITHOUT_VALUE.has(kind) && (!COUNTED.has(kind) || container.$container?.$type === 'Aggregate');
}

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RemitAstReflection } from '@remit/language/ast';

/**
 * Every property of every clause is read by the lowering, refused with its declaration, or stands here with the
 * reason why it changes no money. A new word of the grammar fails this test until somebody decides.
 */

/** Who is who, for people and for the rules. */
const PARTY = 'describes a party';
/** What the rules for reviewers read. */
const REVIEW = 'read by the rules for reviewers; moves no money';
/** Titles and texts. */
const WORDS = 'words for people';
/** The form is told by another property, or by its absence. */
const FORM = 'told by the other properties';

const NO_OP: Record<string, string> = {
  Acceptance: REVIEW, 'Interest.reason': WORDS, DeclaredOn: REVIEW,
  Accountable: 'accountable parties do not move money', PartyShare: 'accountable and owning parties do not move money', Attribution: REVIEW, BalancedBy: REVIEW,
  VerifiedBy: REVIEW, ComparatorSource: REVIEW, LegalBasis: REVIEW, BetterWhen: REVIEW, DefinitionClause: WORDS, Eligibility: WORDS, Controls: REVIEW, MayLeave: REVIEW,
  AccountableBy: PARTY, ContactClause: PARTY, FormClause: PARTY, Guarantee: PARTY, Holds: PARTY, Premises: PARTY, Registration: PARTY, Reserves: PARTY, VatRegistration: PARTY,
  'Group.role': PARTY, 'MemberLimit.noun': WORDS,
  ExpectedSize: 'an expectation, no bound', PopulationBands: 'facts for each band are declared for themselves', PopulationOverlap: REVIEW,
  'CountedOn.day': 'when a value is counted is for those who report it', 'CountedOn.edge': 'when a value is counted is for those who report it',
  'Available.day': 'a forecast of when a value comes', 'Available.on': 'a forecast of when a value comes', 'SourceClause.owner': WORDS, 'SourceClause.source': WORDS,
  Mobilisation: REVIEW, ExitPlan: REVIEW, 'StatusClause.date': WORDS,
  ItsReserves: REVIEW,
  AllocatedTo: REVIEW, Allocation: REVIEW, AlsoIn: REVIEW, AwardedBy: REVIEW, 'Consent.until': REVIEW, Delegates: REVIEW, ExpectedCount: REVIEW, FollowedFor: REVIEW, FundRemainder: REVIEW,
  Goals: REVIEW, 'Let.toBeAgreed': REVIEW, Liability: REVIEW, LinkedWith: REVIEW, 'Material.mandatory': REVIEW, PaidBy: PARTY, ProposedBy: REVIEW, ProvidesFor: REVIEW, ProxyFor: REVIEW,
  RefersTo: REVIEW, RollOut: REVIEW, SelectedBy: REVIEW, ServiceClause: REVIEW, StandardForm: REVIEW, StatedValue: REVIEW,
  FlowsDown: REVIEW, FlowedDown: REVIEW, TopicSet: REVIEW, CoverClause: REVIEW, 'Consent.date': REVIEW, 'Material.material': REVIEW,
  SetOffAgainst: 'recoveries passed down come off the next payments between the two parties', 'SubcontractRecoveries.passedDown': FORM,
  'Excess.recovered': 'taken off the next payments between the two parties', 'Excess.setOff': 'taken off the next payments between the two parties',
  'LeftOver.stays': FORM, 'MostPossible.own': FORM, 'HoldAction.hold': FORM, 'Cell.none': FORM, 'ExpectHeld.held': FORM,
  'Band.atLeast': FORM, 'Band.atMost': FORM, 'RelativePeriod.whole': 'the whole year is the year', 'CalendarYear.calendar': 'a calendar year has the id of a contract year only where they are one',
  'SharedOut.rest': 'what no item has is not paid', 'FromTheFirst.unit': WORDS, 'Rounding.noun': WORDS, 'EffectMeasure.event': WORDS, 'EffectMeasure.controlEvent': WORDS,
  'Cohort.title': WORDS, 'Curve.title': WORDS, 'Table.title': WORDS, 'Contract.wordings': WORDS, Wording: WORDS, 'RemitFile.wordings': WORDS,
  'RemitFile.imports': 'followed by the language', Import: 'followed by the language', ImportedName: 'followed by the language',
  Plan: WORDS, 'MemberDate.left': FORM,
  Questions: WORDS, EvaluatedBy: REVIEW, EvaluationOption: REVIEW, Costs: 'names nobody who is paid and no day: a payment to the evaluator is written as a payment', 'Decide.body': 'who announces what the rule decides', 'IfMissing.stop': FORM, 'DecidedBy.unit': 'the period of the judgement',
  MayGoElsewhere: REVIEW,
};

/** Properties that are read in a file that does not name their type: the file, and what stands in it. */
const READ: Record<string, [file: string, text: string]> = {
  'BandsDeclaration.member': ['dimension.ts', "node.$type === 'Member' ? node.$container"], 'SetDeclaration.member': ['dimension.ts', "node.$type === 'Member' ? node.$container"],
  'Code.parent': ['declaration/sets.ts', 'c.parent'], 'Code.title': ['declaration/sets.ts', 'c.title'],
  'Duration.count': ['duration.ts', 'node.count'], 'Duration.unit': ['duration.ts', 'node.unit'],
  'FundSource.amount': ['flow/share-raw.ts', 's.amount'],
  'MarginalPart.range': ['scale/marginal.ts', 'p.range'], 'MarginalPart.rate': ['scale/marginal.ts', 'p.rate'],
  'Overspend.steps': ['flow/share.ts', 'side.clause.steps'], 'Saving.steps': ['flow/share.ts', 'side.clause.steps'],
  'Part.name': ['declaration/measure.ts', 'main.numerator.name'], 'PartRange.from': ['scale/marginal.ts', "edge(range, 'from')"],
  'PartTreatment.scaled': ['part-years.ts', 'treatment.scaled'], 'PartTreatment.things': ['part-years.ts', 'treatment.things'],
  'PaysFlow.payee': ['flow/share-flows.ts', 'f.payee.ref'], 'PaysFlow.payer': ['flow/share-flows.ts', 'f.payer.ref'], 'PaysFlow.rate': ['flow/share-raw.ts', 'effect.flows[p.index]!.rate'],
  'RampPoint.at': ['scale/ramp.ts', 'p.at'], 'RampPoint.score': ['scale/ramp.ts', 'p.score'], 'Rate.dimension': ['expression/quantity.ts', 'rate.dimension'],
  'RouteExtra.condition': ['expression/routes.ts', 'extra.condition'], 'RouteExtra.value': ['expression/routes.ts', 'extra.value'],
  'SharePart.range': ['flow/share-raw.ts', 'part?.range'], 'TableColumns.columns': ['columns.ts', 'list.columns'], 'TableColumns.codes': ['declaration/table.ts', 'columns.codes'], 'TableColumns.otherwise': ['declaration/table.ts', 'columns.otherwise'],
  'TableRow.codes': ['declaration/table.ts', 'row.codes'], 'TableRow.otherwise': ['declaration/table.ts', 'row.otherwise'],
  'Leavers.effect': ['versions/leavers.ts', "'Leavers')?.effect"],
};

const lower = new URL('../../packages/compiler/src/lower/', import.meta.url);
const sources = readdirSync(lower, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).map((file) => readFileSync(new URL(file, lower), 'utf8'));
const properties = Object.values(new RemitAstReflection().types).flatMap(({ name, properties: own }) => Object.keys(own).map((property) => ({ type: name, property })));

/** Whether a file that names the type reads the property. */
function isRead(type: string, property: string): boolean {
  return sources.some((text) => new RegExp(`\\b${type}\\b`).test(text) && new RegExp(`\\.${property}\\b|[{,] *${property}\\b`).test(text));
}

describe('every word of a clause', () => {
  it('is lowered, refused or listed with the reason why it moves no money', () => {
    const open = properties.map(({ type, property }) => `${type}.${property}`)
      .filter((word, i) => !(word in NO_OP) && !(properties[i]!.type in NO_OP) && !(word in READ) && !isRead(properties[i]!.type, properties[i]!.property));
    expect(open).toEqual([]);
  });

  it.each(Object.entries(READ))('%s is read where the list says', (_word, [file, text]) => {
    expect(readFileSync(new URL(file, lower), 'utf8')).toContain(text);
  });

  it('names only words that the grammar has', () => {
    const words = new Set(properties.flatMap(({ type, property }) => [type, `${type}.${property}`]));
    expect([...Object.keys(NO_OP), ...Object.keys(READ)].filter((word) => !words.has(word))).toEqual([]);
  });
});

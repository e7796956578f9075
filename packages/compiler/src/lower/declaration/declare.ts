/** Which function lowers which declaration. No logic here. */
import type { Declaration } from '@remit/language/ast';
import type { Context } from '../context.ts';
import { lowerChoice, planChoice } from '../flow/choice.ts';
import { lowerPayment, planPayment } from '../flow/payment.ts';
import { lowerBudget, planBudget } from '../flow/personal-budget.ts';
import { lowerPool, planPool } from '../flow/pool.ts';
import { lowerShare, planShare } from '../flow/share.ts';
import { lowerSubcontract, planSubcontract } from '../flow/subcontract.ts';
import { lowerWithhold, planWithhold } from '../flow/withhold.ts';
import { declareJudgement } from '../decision/judgement.ts';
import { endLines } from '../pilot/end-lines.ts';
import { lowerPilot } from '../pilot/pilot.ts';
import { declareFact } from './fact.ts';
import { checkFundLimits, declareFund } from './fund.ts';
import { declareLet } from './let.ts';
import { declareMeasure } from './measure.ts';
import { lowerPopulation, declareGroup, declareParty } from './parties.ts';
import { lowerRules } from './rules.ts';
import { declareSet } from './sets.ts';

type Lower<K extends Declaration['$type']> = (cx: Context, node: Extract<Declaration, { $type: K }>) => unknown;

/** Declarations that others refer to: dimensions, parties, and the lines that flows will have. */
export const FIRST: { [K in Declaration['$type']]?: Lower<K> } = {
  Party: declareParty, Group: declareGroup, SetDeclaration: declareSet, BandsDeclaration: declareSet,
};

/** Lines are known before any amount reads them. */
export const PLANS: { [K in Declaration['$type']]?: Lower<K> } = {
  Payment: planPayment, Pool: planPool, RiskShare: planShare, Subcontract: planSubcontract, Withhold: planWithhold, PersonalBudget: planBudget, Choice: planChoice,
};

/** What has a value or pays; the rest moves no money (bodies, interests, acceptances) or is read where it is used. */
export const THEN: { [K in Declaration['$type']]?: Lower<K> } = {
  Population: lowerPopulation, Fund: declareFund, Fact: declareFact, Measure: declareMeasure, Let: declareLet,
  Payment: lowerPayment, Pool: lowerPool, RiskShare: lowerShare, Subcontract: lowerSubcontract, Choice: lowerChoice,
  Judgement: declareJudgement, Pilot: lowerPilot,
};

/** What is taken from other payments, or moves the limits of funds: once these are known. */
export const AFTER: { [K in Declaration['$type']]?: Lower<K> } = { Withhold: lowerWithhold, PersonalBudget: lowerBudget };

/** What is worked out from all lines. */
export const LAST: { [K in Declaration['$type']]?: Lower<K> } = { Rules: lowerRules, Fund: checkFundLimits, Pilot: endLines };

/** Runs one stage over declarations in the order of the text. */
export function runStage(cx: Context, stage: { [K in Declaration['$type']]?: Lower<K> }, declarations: readonly Declaration[]): void {
  for (const declaration of declarations) (stage[declaration.$type] as Lower<never> | undefined)?.(cx, declaration as never);
}

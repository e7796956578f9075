/** Which function lowers which declaration. No logic here. */
import type { Declaration } from '@remit/language/ast';
import type { Context } from '../context.ts';
import { lowerPayment, planPayment } from '../flow/payment.ts';
import { lowerPool, planPool } from '../flow/pool.ts';
import { lowerShare, planShare } from '../flow/share.ts';
import { lowerSubcontract, planSubcontract } from '../flow/subcontract.ts';
import { notYet } from '../refused.ts';
import { declareFact } from './fact.ts';
import { declareFund } from './fund.ts';
import { declareLet } from './let.ts';
import { declareMeasure } from './measure.ts';
import { checkGroup, checkPopulation, declareGroup, declareParty } from './parties.ts';
import { lowerRules } from './rules.ts';
import { declareSet } from './sets.ts';

type Lower<K extends Declaration['$type']> = (cx: Context, node: Extract<Declaration, { $type: K }>) => unknown;

/** Declarations that others refer to: dimensions, parties, and the lines that flows will have. */
export const FIRST: { [K in Declaration['$type']]?: Lower<K> } = {
  Party: declareParty, Group: declareGroup, SetDeclaration: declareSet, BandsDeclaration: declareSet,
};

/** Lines are known before any amount reads them. */
export const PLANS: { [K in Declaration['$type']]?: Lower<K> } = {
  Payment: planPayment, Pool: planPool, RiskShare: planShare, Subcontract: planSubcontract,
};

/** What has a value or pays; the rest moves no money (bodies, interests, acceptances) or is read where it is used. */
export const THEN: { [K in Declaration['$type']]?: Lower<K> } = {
  Population: checkPopulation, Group: checkGroup, Fund: declareFund, Fact: declareFact, Measure: declareMeasure, Let: declareLet,
  Payment: lowerPayment, Pool: lowerPool, RiskShare: lowerShare, Subcontract: lowerSubcontract,
  Pilot: (cx, node) => notYet(cx, node, node), Variation: (cx, node) => notYet(cx, node, { ...node, name: node.number }),
  Choice: (cx, node) => notYet(cx, node, node), Withhold: (cx, node) => notYet(cx, node, node), PersonalBudget: (cx, node) => notYet(cx, node, node),
};

/** What is worked out from all lines. */
export const LAST: { [K in Declaration['$type']]?: Lower<K> } = { Rules: lowerRules };

/** Runs one stage over declarations in the order of the text. */
export function runStage(cx: Context, stage: { [K in Declaration['$type']]?: Lower<K> }, declarations: readonly Declaration[]): void {
  for (const declaration of declarations) (stage[declaration.$type] as Lower<never> | undefined)?.(cx, declaration as never);
}

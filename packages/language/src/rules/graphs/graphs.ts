import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import type { RemitServices } from '../../services.ts';
import type { ContractText } from '../contract-versions.ts';
import { figuresOf, type Figures } from '../figures.ts';
import { accountabilityOf, type Accountability } from './accountability.ts';
import { conflictPathsOf, type ConflictPath } from './conflicts.ts';
import { controlGraphOf, type ControlGraph } from './control.ts';
import { decisionGraphOf, type DecisionGraph } from './decisions.ts';
import { dataGraphOf, type DataGraph } from './data.ts';
import { deliveryTreeOf, type DeliveryTree } from './delivery.ts';
import { moneyGraphOf, type MoneyGraph } from './money.ts';
import { readGraphOf, type ReadGraph } from './reads.ts';
import { referrerGraphOf, type ReferrerGraph } from './referrers.ts';
import { resultGraphOf, type ResultGraph } from './results.ts';
import { sharedRisksOf, type SharedRisk } from './risk.ts';
import { ownDealingsOf, type OwnDealing } from './own-dealings.ts';
import { timelineOf, type DatedItem } from './timeline.ts';

/** What a contract says, seen as graphs. Each is made when it is first looked at, and lives as long as one check of the file. */
export interface Graphs {
  /** All that can be named in the contract: its own declarations, those of its file, and those imported. */
  readonly visible: readonly AstNode[];
  /** Who pays whom. */
  readonly money: MoneyGraph;
  /** Who has work done by whom. */
  readonly delivery: DeliveryTree;
  /** Who owns whom, who sits where, who has an interest in whom. */
  readonly control: ControlGraph;
  /** Which party answers for which outcome. */
  readonly accountability: Accountability;
  /** Which results money hangs on. */
  readonly results: ResultGraph;
  /** Which reported values payments are worked out from. */
  readonly data: DataGraph;
  /** Who refers patients to whom. */
  readonly referrers: ReferrerGraph;
  /** Who decides about which money. */
  readonly decisions: DecisionGraph;
  /** Which declarations read which, also facts. */
  readonly reads: ReadGraph;
  /** Persons who decide about money for those they are tied to. */
  readonly conflicts: readonly ConflictPath[];
  /** Parties that pay themselves or those they own, while nobody else decides. */
  readonly ownDealings: readonly OwnDealing[];
  /** What amounts come to in each year, where the text tells it. */
  readonly figures: Figures;
  /** Who bears and who gains what under each share. */
  readonly risks: readonly SharedRisk[];
  /** All days that the contract names, earliest first. */
  readonly timeline: readonly DatedItem[];
}

/** The graphs of a contract or of one text of it, or of the declarations of a library file. */
export function createGraphs(scope: ast.Contract | ast.RemitFile, services: RemitServices, text?: ContractText): Graphs {
  const once = <T>(make: () => T): (() => T) => {
    let made: { readonly value: T } | undefined;
    return () => (made ??= { value: make() }).value;
  };
  const visible = once(() => ([...services.scoping.VisibleNames.all(scope)] as readonly AstNode[]).filter((node) => !text || isInForce(node, scope, text)));
  const money = once(() => moneyGraphOf(scope));
  const delivery = once(() => deliveryTreeOf(scope));
  const control = once(() => controlGraphOf(scope, visible()));
  const accountability = once(() => accountabilityOf(visible()));
  const results = once(() => resultGraphOf(scope.declarations.flatMap((one) => (ast.isVariation(one) ? [one, ...one.declarations] : [one])), money));
  const data = once(() => dataGraphOf(scope.declarations.flatMap((one) => (ast.isVariation(one) ? [one, ...one.declarations] : [one]))));
  const referrers = once(() => referrerGraphOf(visible()));
  const decisions = once(() => decisionGraphOf(scope, scope.declarations.flatMap((one) => (ast.isVariation(one) ? [one, ...one.declarations] : [one])), money, () => control().bodies));
  const ownDealings = once(() => ownDealingsOf(money(), control(), decisions()));
  const reads = once(() => readGraphOf(scope.declarations.flatMap((one) => (ast.isVariation(one) ? [one, ...one.declarations] : [one])), visible()));
  const conflicts = once(() => conflictPathsOf(money(), control(), decisions()));
  const figures = once(() => figuresOf(scope, text));
  const risks = once(() => sharedRisksOf(scope));
  const timeline = once(() => timelineOf(scope));
  return {
    get visible() { return visible(); },
    get money() { return money(); },
    get delivery() { return delivery(); },
    get control() { return control(); },
    get accountability() { return accountability(); },
    get results() { return results(); },
    get data() { return data(); },
    get referrers() { return referrers(); },
    get decisions() { return decisions(); },
    get ownDealings() { return ownDealings(); },
    get reads() { return reads(); },
    get conflicts() { return conflicts(); },
    get figures() { return figures(); },
    get risks() { return risks(); },
    get timeline() { return timeline(); },
  };
}

/** Whether what can be named is in force: declarations of a contract may come with a variation, or go. */
function isInForce(node: AstNode, scope: AstNode, text: ContractText): boolean {
  for (let item = node; item.$container; item = item.$container) {
    if (item.$container === scope || ast.isVariation(item.$container)) return text.holds(item);
  }
  return true;
}

import type { AstNode } from 'langium';
import * as ast from '../ast.ts';
import { clauseOf } from '../model/clauses.ts';
import { isoDate, parseDate } from '../model/dates.ts';
import type { KnownProfile } from '../scoping/rule-profiles.ts';
import { profileForRules } from '../scoping/standard-library.ts';
import type { RemitServices } from '../services.ts';
import type { PlacedClaim } from './claim-index.ts';
import type { ContractText, EverWritten } from './contract-versions.ts';
import { createGraphs, type Graphs } from './graphs/graphs.ts';
import type { ContractState, RuleDefinition, RuleFinding, RulePart } from './rule.ts';
import type { RuleSettings } from './settings.ts';
import { thresholdsOn, type Threshold } from './threshold.ts';

/** What a rule may look at, and where it hands its findings to. */
export interface Review {
  /** The contract under review; undefined for declarations of a library file. */
  readonly contract: ast.Contract | undefined;
  readonly state: ContractState;
  /** The variation that made the text under review; undefined for the text as written, and as first agreed. */
  readonly variation: ast.Variation | undefined;
  /** The profile that the contract names; undefined for a sketch. */
  readonly profile: KnownProfile | undefined;
  /** Made when first looked at, and shared by all rules. */
  readonly graphs: Graphs;
  readonly settings: RuleSettings;
  readonly services: RemitServices;
  /** The threshold of an id that binds most on the first day of the term; undefined where the profile has none. */
  threshold(id: string): Threshold | undefined;
  /** All thresholds of an id on that day, those that bind first: several are for different contracts (`appliesTo`). */
  thresholds(id: string): readonly Threshold[];
  /** What other contracts of the project claim under a key, as the rule's own `claims` gathers it. */
  others(key: string): readonly PlacedClaim[];
  /** All clauses that a declaration has at some time, those that a variation replaces with the day on which it does. */
  everWritten(node: AstNode & { clauses: AstNode[] }): readonly EverWritten[];
  report(finding: RuleFinding): void;
}

/** The review of one scope, from which each part of a rule gets its own. */
export interface ScopeReview {
  readonly profile: KnownProfile | undefined;
  readonly state: ContractState;
  reviewFor(rule: RuleDefinition, part: RulePart): Review;
}

/** A contract or of the declarations of a library file. */
export type ReviewScope = ast.Contract | ast.RemitFile;

/** Makes the review of a scope, or of one text of a contract that is varied. `collect` gets what a part of a rule finds. */
export function createReview(scope: ReviewScope, services: RemitServices, settings: RuleSettings, collect: (finding: RuleFinding, rule: RuleDefinition, part: RulePart) => void, text: ContractText): ScopeReview {
  const contract = ast.isContract(scope) ? scope : undefined;
  const { profiles } = services.library.StandardLibrary;
  const named = contract && clauseOf(contract, ast.isProfileClause)?.profile;
  const profile = contract && profileForRules(named, services.library.StandardLibrary);
  const yardstick = profile ?? profiles.find(({ name }) => name === 'generic');
  const start = contract && parseDate(clauseOf(contract, ast.isTermClause)?.from);
  const thresholds = (id: string): Threshold[] => (yardstick ? thresholdsOn(yardstick, id, start && isoDate(start), settings.thresholds) : []);
  const state = contract ? stateOf(contract) : 'design';
  const graphs = createGraphs(scope, services, text.which === 'written' ? undefined : text);
  return {
    profile,
    state,
    reviewFor: (rule, part) => ({
      contract, state, variation: text.variation, profile, graphs, settings, services, thresholds,
      everWritten: (node) => text.everWritten(node),
      threshold: (id) => thresholds(id)[0],
      others: (key) => (contract ? services.rules.ClaimIndex.others(rule.code, key, contract) : []),
      report: (finding) => collect(finding, rule, part),
    }),
  };
}

/** The state a contract is in. */
export function stateOf(contract: ast.Contract): ContractState {
  return clauseOf(contract, ast.isStatusClause)?.state ?? 'design';
}

/** The declarations of a contract, those that its variations add among them. */
export function declarationsOf(scope: ReviewScope): readonly ast.Declaration[] {
  return scope.declarations.flatMap((declaration) => (ast.isVariation(declaration) ? [declaration, ...declaration.declarations] : [declaration]));
}

import type { AstNode } from 'langium';
import type { Range } from 'vscode-languageserver-types';
import type * as ast from '../generated/ast.ts';
import type { Place } from '../checks/check.ts';
import type { AnyDiagnosticEntry, Correction, Severity } from '../diagnostics/entry.ts';
import type { Review } from './review.ts';
import type { SourceId } from './sources.ts';

/**
 * What a rule is about. `contradiction`: the text is at odds with itself. `completeness`: a reviewer misses something. `law`: something that law
 * or guidance of the profile asks for. A contract without a `profile` is a sketch, on which only contradictions are looked for.
 */
export type RuleKind = 'contradiction' | 'completeness' | 'law';

/** How far a contract has come. Without a `status` it is a design. */
export type ContractState = 'design' | 'signed' | 'live';

/** The severity of a finding, by the state of the contract. */
export type SeverityByState = Readonly<Record<ContractState, Severity>>;

/** What runs for each node of a type: `{ Outcome(outcome, review) { … } }`. Any property of a node may be missing: text may be half typed. */
export type RuleChecks = { readonly [Type in keyof ast.RemitAstType]?: (node: ast.RemitAstType[Type], review: Review) => void };

/** A part of a rule: most have one. */
export interface RulePart {
  readonly kind: RuleKind;
  readonly severity: Severity | SeverityByState;
  /** What it finds would be paid wrongly, so it is always an error, and can neither be lowered nor accepted. */
  readonly paysWrongly?: true;
  /**
   * Which texts of a contract that is varied it judges. Without it a contradiction is looked for in each of them, what is missing or law asks for in
   * the last. `written`: the text as it was agreed, with the variations beside it, for what the first agreement says or for changes themselves.
   * `each`: every text, also those that a later variation mends, for what no later text can make good.
   */
  readonly judges?: 'written' | 'each';
  readonly check: RuleChecks;
}

/** What a contract says that contracts of other files may be at odds with. */
export interface Claim {
  /** What it is about: contracts with the same key are looked at together. */
  readonly key: string;
  readonly data: Readonly<Record<string, string>>;
  readonly at: AstNode;
}

/** A rule of the catalogue: all that is known of it stands here. Its page, `remit explain` and the hover are made from it. */
export interface RuleDefinition extends RulePart {
  /** The code of the catalogue, e.g. `OUT-019`. Never re-used. */
  readonly code: string;
  /** What is wrong, in a few words. */
  readonly title: string;
  /** The real case behind it, in a sentence or two. */
  readonly why: string;
  /** What to do. */
  readonly remedy: string;
  /** Where it comes from; what the sources file marks M is worded as good practice. */
  readonly sources: readonly SourceId[];
  /** The ids of the thresholds of profiles that it looks at. */
  readonly thresholds?: readonly string[];
  /** The smallest text that has this finding, and one that does not. */
  readonly bad: string;
  readonly good: string;
  /** What the correction does, in a few words, where there is one: "Write 30 days". */
  readonly fix?: string;
  /** Further parts, with another kind or severity. */
  readonly also?: readonly RulePart[];
  /** What a contract says that other contracts are looked at together with; `review.others(key)` gives theirs. */
  readonly claims?: (contract: ast.Contract) => readonly Claim[];
  /** The text is refused for it where it is checked or compiled; `check` may then be empty. */
  readonly refusedBy?: 'checks' | 'compiler';
}

/** A place in a file that may be loaded without its nodes. */
export interface PlaceAcross {
  readonly uri: string;
  readonly range: Range;
}

/** A finding of a rule, at a place of the text. */
export interface RuleFinding {
  readonly at: AstNode | Place;
  /** What is wrong, why it matters where that is not plain, what to do; names in quotes. */
  readonly message: string;
  /** Other places it concerns. */
  readonly related?: readonly { readonly at: AstNode | Place | PlaceAcross; readonly message: string }[];
  readonly fixes?: readonly (Correction | undefined)[];
  /** Other declarations it is about: where one of them is named by `accept`, the finding is accepted too. */
  readonly about?: readonly (AstNode | undefined)[];
  /** Instead of the severity of the rule. */
  readonly severity?: Severity;
}

/** Declares a rule. */
export function defineRule(rule: RuleDefinition): RuleDefinition {
  return rule;
}

/** The parts of a rule, the main one first. */
export function partsOf(rule: RuleDefinition): readonly RulePart[] {
  return [rule, ...(rule.also ?? [])];
}

/** The severity of a part in a state. */
export function severityIn(state: ContractState, { severity, paysWrongly }: RulePart): Severity {
  if (paysWrongly) return 'error';
  return typeof severity === 'string' ? severity : severity[state];
}

/** Whether nothing that a rule finds can be lowered or accepted. */
export function isRefusal(rule: RuleDefinition): boolean {
  return partsOf(rule).every((part) => part.paysWrongly);
}

/** The rule as an entry of the catalogue of findings. */
export function entryOf(rule: RuleDefinition): AnyDiagnosticEntry {
  const { code, title, why, remedy, bad, good } = rule;
  return { code, severity: severityIn('live', rule), title, message: () => title, why, remedy, bad, good };
}

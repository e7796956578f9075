import { interruptAndCheck, type AstNode, type Cancellation } from 'langium';
import * as ast from '../ast.ts';
import { isBesideBrokenText } from '../checks/broken-text.ts';
import type { Check, FindingExtras, Place, Report } from '../checks/check.ts';
import { checksOfTexts } from '../checks/of-texts.ts';
import type { DiagnosticEntry } from '../diagnostics/entry.ts';
import { checkBroken } from '../diagnostics/mod.ts';
import { treeOf } from '../model/tree.ts';
import type { RemitServices } from '../services.ts';
import type { TypeMemory } from '../types/type-computer.ts';
import type { Found } from './acceptances.ts';
import { allRules, ruleByCode } from './all.ts';
import { causedBy } from './caused-by-variation.ts';
import { textsOf, type ContractText } from './contract-versions.ts';
import { effectiveSeverity } from './effective.ts';
import { mendedLater, onceEach, type FoundInText, type TextFindings } from './found-in-texts.ts';
import { createReview, declarationsOf, type Review, type ReviewScope } from './review.ts';
import { partsOf, type RuleDefinition, type RuleFinding, type RulePart } from './rule.ts';
import type { RuleSettings } from './settings.ts';

/** After how many nodes others get a turn, and a cancelled build ends. */
const stretch = 100;

/** What is judged by the text as written: a variation is no part of what it makes of the contract. */
const ofVariations: ReadonlySet<string> = new Set([ast.Variation.$type, ast.VariationChange.$type, ast.Removes.$type, ast.AgreedBy.$type, ast.SplitsYear.$type, ast.FromNextPeriod.$type]);

interface Prepared {
  readonly rule: RuleDefinition;
  readonly part: RulePart;
  readonly run: (node: AstNode, review: Review) => void;
}

const byType = new Map<string, Prepared[]>();
for (const rule of allRules) {
  for (const part of partsOf(rule)) {
    for (const [type, run] of Object.entries(part.check)) {
      byType.set(type, [...(byType.get(type) ?? []), { rule, part, run: run as Prepared['run'] }]);
    }
  }
}

const checksByType = new Map<string, readonly Check[]>();
for (const check of checksOfTexts) checksByType.set(check.type, [...(checksByType.get(check.type) ?? []), check]);

interface FoundByRule extends FoundInText {
  readonly rule: RuleDefinition;
  readonly part: RulePart;
  readonly finding: RuleFinding;
}

interface FoundByCheck extends FoundInText {
  readonly entry: DiagnosticEntry<unknown>;
  readonly params: unknown;
  readonly extras: FindingExtras;
}

/** What the checks have told of the contract as it is written. */
export interface Told {
  readonly entry: object;
  readonly place: Place;
}

/** How a file is judged. */
export interface Judging {
  readonly services: RemitServices;
  readonly settings: RuleSettings;
  readonly token: Cancellation.CancellationToken;
  /** Whether all of the file can be read, and its names are found. */
  readonly isReadable: boolean;
  readonly told: readonly Told[];
  /** How many nodes have been looked at. */
  count: number;
  isBroken: boolean;
  readonly report: Report;
}

/** What is found in one scope: findings of rules, and whether a part of a rule was looked for. */
export interface Judged {
  readonly found: readonly Found[];
  /** What an earlier text of the contract has and a variation mends, which is not told. */
  readonly mended: readonly Found[];
  /** Whether checks have found what cannot be in a text that a variation leaves. */
  readonly hasErrors: boolean;
  readonly runs: (part: RulePart) => boolean;
}

/**
 * Runs the rules on a contract, or on the declarations of a library file. Of a contract that is varied they judge each text: what contradicts itself is
 * looked for in all of them, what is missing in the last; rules that have found something there, or are accepted, look at all of them, to tell since when
 * it is missing, and that the acceptance is of use.
 *
 * @throws OperationCancelled
 */
export async function judgeScope(scope: ReviewScope, judging: Judging): Promise<Judged> {
  const { services, settings, isReadable, report } = judging;
  // What a text that cannot be read says with its variations is anybody's guess.
  const texts = ast.isContract(scope) ? textsOf(scope).slice(0, isReadable ? undefined : 1) : [asWritten];
  const ofRules: TextFindings<FoundByRule>[] = [];
  const ofChecks: TextFindings<FoundByCheck>[] = [];
  // What only the last text has may come from any of the variations.
  const wanted = new Set(texts.length > 1 && ast.isContract(scope) ? acceptedParts(scope) : []);
  let runs: (part: RulePart) => boolean = () => true;
  let review: ReturnType<typeof createReview> | undefined;
  for (const text of [...texts].sort((one, other) => Number(one.which === 'between') - Number(other.which === 'between'))) {
    const judges = (part: RulePart, type: string): boolean => {
      if (texts.length === 1) return true;
      const isOfWritten = part.judges === 'written' || ofVariations.has(type);
      return text.which === 'written' ? isOfWritten : !isOfWritten && (isOfEach(part) || text.which !== 'between' || wanted.has(part));
    };
    const [byRules, byChecks]: [FoundByRule[], FoundByCheck[]] = [[], []];
    const of = { variation: text.variation, isLast: text.which === 'last' };
    ofRules[texts.indexOf(text)] = { ...of, found: byRules };
    ofChecks[texts.indexOf(text)] = { ...of, found: text.which === 'first' ? judging.told.map(({ entry, place }) => ({ by: entry, at: place, isOfTheLast: false }) as FoundByCheck) : byChecks };
    review = createReview(scope, services, settings, (finding, rule, part) => {
      const isOfTheLast = texts.length > 1 && part.judges !== 'written' && !isOfEach(part) && text.which !== 'written';
      byRules.push({ by: part, rule, part, finding, at: placeOf(finding), isOfTheLast });
    }, text);
    const { profile } = review;
    runs = (part) => (part.kind === 'contradiction' ? !settings.unreviewed || part.paysWrongly === true : isReadable && !settings.unreviewed && profile !== undefined);
    await judgeText(scope, text, judging, review, (part, type) => runs(part) && judges(part, type), byChecks);
    if (text.which === 'last') for (const { part, isOfTheLast } of byRules) if (isOfTheLast) wanted.add(part);
  }
  let hasErrors = false;
  for (const { found: { entry, params, extras, at }, since } of onceEach(ofChecks)) {
    if (!since) continue;
    const { at: place, message, related } = causedBy(since, { at, message: entry.message(params), related: extras.related?.map(({ message: words, ...other }) => ({ at: other, message: words })) ?? [] });
    hasErrors ||= entry.severity === 'error';
    report({ ...entry, message: () => message }, undefined, place, { ...extras, corrections: [], related: related.map(({ at: other, message: words }) => ({ ...('$type' in other ? { node: other } : other), message: words })) });
  }
  const mended = mendedLater(ofRules).map(({ rule, part, finding, at }): Found => ({ rule, part, finding, at, severity: effectiveSeverity(rule, part, review!.state, review!.profile, finding.severity) }));
  const found = onceEach(ofRules).flatMap(({ found: { rule, part, finding, at }, since }): Found[] => {
    if (isBesideBrokenText(at.node)) return [];
    const severity = effectiveSeverity(rule, part, review!.state, review!.profile, finding.severity);
    if (!since) return [{ rule, part, finding, at, severity }];
    const placed = { ...finding, ...causedBy(since, finding) };
    return [{ rule, part, finding: placed, at: placeOf(placed), severity }];
  });
  return { found, mended, hasErrors, runs };
}

/** Whether each text is judged by itself, and not only as the last variation leaves it. */
function isOfEach({ kind, judges }: RulePart): boolean {
  return judges === 'each' || (judges === undefined && kind === 'contradiction');
}

/** The parts of the rules that a contract accepts something of. */
function acceptedParts(contract: ast.Contract): ReadonlySet<RulePart> {
  return new Set(declarationsOf(contract).filter(ast.isAcceptance).flatMap(({ code }) => (code === undefined ? [] : [ruleByCode(code)])).flatMap((rule) => (rule ? partsOf(rule) : [])));
}

const asWritten: ContractText = { variation: undefined, which: 'written', from: undefined, until: undefined, everWritten: ({ clauses }) => clauses.map((clause) => ({ clause, since: undefined, until: undefined })), holds: () => true, governs: () => true, reaches: () => true, read: (work) => work() };

function placeOf({ at }: RuleFinding): Place {
  return '$type' in at ? { node: at } : at;
}

/** Runs what judges a text on all nodes of it. Where a rule breaks down, one finding of the file says so, and the others go on. */
async function judgeText(scope: ReviewScope, text: ContractText, judging: Judging, review: ReturnType<typeof createReview>, runs: (part: RulePart, type: string) => boolean, byChecks: FoundByCheck[]): Promise<void> {
  const { services, report, token } = judging;
  const guarded = (node: AstNode, run: () => void): void => {
    try {
      run();
    } catch (fault) {
      services.faults.FaultLog(fault, scope.$document?.uri.toString() ?? '');
      if (!judging.isBroken) report(checkBroken, { fault: fault instanceof Error ? fault.message : String(fault) }, { node });
      judging.isBroken = true;
    }
  };
  const reviews = new Map<RulePart, Review>();
  const runOn = (node: AstNode): void => {
    for (const { rule, part, run } of byType.get(node.$type) ?? []) {
      if (!runs(part, node.$type)) continue;
      let given = reviews.get(part);
      if (!given) reviews.set(part, given = review.reviewFor(rule, part));
      guarded(node, () => run(node, given));
    }
    if (!text.variation) return;
    const collect: Report = (entry, params, at, extras = {}) => void byChecks.push({ by: entry, entry: entry as DiagnosticEntry<unknown>, params, extras, at, isOfTheLast: false });
    for (const check of checksByType.get(node.$type) ?? []) guarded(node, () => check.run(node, collect, services));
  };
  const types: TypeMemory = new Map();
  const inText = (work: () => void): void => text.read(() => (text.which === 'written' ? work() : services.types.TypeComputer.rememberingApart(types, work)));
  let own: readonly AstNode[] = [];
  inText(() => { own = ast.isContract(scope) ? treeOf(scope) : libraryNodes(scope); });
  for (let next = 0; next < own.length; ) {
    // Many small libraries and contracts are a long text too.
    if (judging.count % stretch === 0) await interruptAndCheck(token);
    const some = own.slice(next, next + stretch - (judging.count % stretch));
    inText(() => some.forEach(runOn));
    next += some.length;
    judging.count += some.length;
  }
}

/** What stands in a file outside of its contracts and scenarios, the file itself first. */
function libraryNodes(file: ast.RemitFile): AstNode[] {
  return [file, ...file.declarations.flatMap((declaration) => treeOf(declaration))];
}

/** A contract of the text as a draft of its program. */
import { AstUtils, type AstNode } from 'langium';
import type { Contract, Declaration } from '@remit/language/ast';
import type { ProgramDraft } from '../emit/assemble.ts';
import { Findings } from '../diagnostics/findings.ts';
import { Context } from './context.ts';
import { AFTER, FIRST, LAST, PLANS, runStage, THEN } from './declaration/declare.ts';
import { inferGrains } from './inferred-grains.ts';
import { paymentDays } from './payment-days.ts';
import { prune } from './prune.ts';
import { taxOf } from './tax.ts';
import { headClause, readTerms } from './terms.ts';
import { lowerVersions } from './versions/lower-versions.ts';
import { readVersions, versionInProgram } from './versions/variations.ts';

/** What lowering a contract gives: a draft unless something was refused, and what was found. */
export interface Lowered { draft?: ProgramDraft; context?: Context; findings: Findings }

/** What is made of an imported declaration even where nothing computes with it: what pays, or what payments are paid from. */
const PAYS: ReadonlySet<string> = new Set(['Fund', 'Payment', 'Pool', 'RiskShare', 'Subcontract', 'Choice', 'Withhold', 'PersonalBudget']);

/** Lowers a contract. Its documents must have no errors of their own. */
export function lowerContract(node: Contract): Lowered {
  const findings = new Findings();
  const terms = readTerms(node, findings);
  if (!terms) return { findings };
  const versions = readVersions(node, terms.frame.term, findings);
  const cx = versions.length > 1
    ? lowerVersions(node, terms, versions, findings, (one) => lowerText(one, node))
    : new Context(node, terms, inferGrains(node), findings);
  if (!cx) return { findings };
  if (versions.length === 1) lowerText(cx, node);
  const tax = cx.textOn(terms.frame.term.end, () => taxOf(cx));
  if (findings.refused) return { findings, context: cx };
  const draft = { ...draftOf(cx, node), ...tax, ...paymentDays(cx) };
  return { draft: versions.length > 1 ? { ...draft, versions: versions.map(versionInProgram) } : draft, context: cx, findings };
}

/** Lowers the text of one version, as it stands in the tree. */
function lowerText(cx: Context, node: Contract): void {
  const others = imported(node);
  const all = [...node.declarations, ...others];
  runStage(cx, FIRST, all);
  runStage(cx, PLANS, all);
  runStage(cx, THEN, [...node.declarations, ...others.filter((d) => PAYS.has(d.$type))]);
  runStage(cx, AFTER, [...node.declarations, ...others]);
  runStage(cx, LAST, node.declarations);
}

/** Declarations of other files that this contract's text leads to, in the order of their names. */
function imported(node: Contract): Declaration[] {
  const found = new Set<Declaration>();
  const seen = new Set<AstNode>();
  const next: AstNode[] = [node];
  for (let from = next.pop(); from; from = next.pop()) {
    if (seen.has(from)) continue;
    seen.add(from);
    for (const inner of AstUtils.streamAst(from)) {
      for (const { reference } of AstUtils.streamReferences(inner)) {
        const target = 'ref' in reference ? reference.ref : undefined;
        const declaration = target && AstUtils.getContainerOfType(target, (n): n is Declaration => n.$container?.$type === 'RemitFile' || n.$container?.$type === 'Contract');
        if (!declaration || declaration.$container.$type === 'Contract') continue;
        found.add(declaration);
        next.push(declaration);
      }
    }
  }
  const key = (d: Declaration) => `${'name' in d ? d.name : ''} ${AstUtils.getDocument(d).uri.toString()}`;
  return [...found].sort((x, y) => (key(x) < key(y) ? -1 : key(x) > key(y) ? 1 : 0));
}

function draftOf(cx: Context, node: Contract): ProgramDraft {
  const version = headClause(node, 'VersionClause')?.text ?? '1';
  const { facts, vars } = prune(cx);
  return {
    id: headClause(node, 'ContractIdentifier')?.identifier ?? node.name,
    name: node.name,
    ...(node.title === undefined ? {} : { title: node.title }),
    version,
    status: headClause(node, 'StatusClause')?.state ?? 'design',
    profile: headClause(node, 'ProfileClause')?.profile ?? 'generic',
    currency: cx.terms.currency,
    time: cx.terms.frame,
    parties: cx.parties, groups: cx.groups, sets: cx.sets, facts, rows: [], vars, funds: cx.funds, lines: cx.lines, checks: cx.checks,
    ...(cx.judgements.size > 0 ? { judgements: [...cx.judgements.values()].sort((x, y) => (x.id < y.id ? -1 : 1)) } : {}),
    ...(cx.bodies.size > 0 ? { bodies: [...cx.bodies.values()].sort((x, y) => (x.id < y.id ? -1 : 1)) } : {}),
  };
}

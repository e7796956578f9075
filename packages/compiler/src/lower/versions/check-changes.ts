/** Changes of variations that make no sense: clauses in the wrong place, and names that are not in force. */
import { AstUtils, type AstNode } from 'langium';
import { reflection, type Contract, type FromClause, type Declaration, type Removes, type Variation, type VariationChange } from '@remit/language/ast';
import { clauseKey, clausesOfChange, isReviewWord } from '@remit/language/model/changed-clauses';
import { kindNoun } from '@remit/language/diagnostics/kinds';
import type { Findings } from '../../diagnostics/findings.ts';
import { dateText, dateWords } from '../literal.ts';
import { placeOf } from '../place.ts';
import type { ContractVersion } from './variations.ts';
import type { VersionedText } from './versioned-text.ts';

/** Where the clauses of a kind of declaration are not named after it. */
const CLAUSES: Readonly<Record<string, string>> = { RiskShare: 'ShareClause', PersonalBudget: 'BudgetClause' };

/** Reports changes that cannot be made, and what a version's text refers to that it does not contain. */
export function checkChanges(contract: Contract, versions: readonly ContractVersion[], text: VersionedText, findings: Findings): void {
  const all = contract.declarations.flatMap((d) => (d.$type === 'Variation' ? d.declarations : [d])).filter((d) => d.$type !== 'Variation');
  const known = new Set<AstNode>(all);
  versions.forEach(({ node }, version) => {
    if (!node) return;
    const inForce = new Set<AstNode>(text.declarationsOf(version - 1));
    const seen = new Set<string>();
    for (const clause of node.clauses) {
      if (clause.$type === 'VariationChange') text.as(version - 1, () => checkChange(clause, inForce, known, seen, findings));
      if (clause.$type === 'Removes') checkRemoved(clause, inForce, known, findings);
    }
    checkBoth(node, findings);
  });
  versions.forEach((_, version) => text.as(version, () => checkNames(contract, versions, version, text, known, findings)));
}

function checkChange(change: VariationChange, inForce: ReadonlySet<AstNode>, known: ReadonlySet<AstNode>, seen: Set<string>, findings: Findings): void {
  const target = change.target.ref;
  if (!target) return;
  const name = change.target.$refText;
  const because = whyNot(target, inForce, known);
  if (because !== undefined) return findings.add('MOD-208', placeOf(change), { name, because });
  const written = clausesOfChange(change);
  for (const clause of written) {
    const words = headOf(clause);
    if (isIdleSpan(clause, target) || !reflection.isSubtype(clause.$type, CLAUSES[target.$type] ?? `${target.$type}Clause`)) findings.add('MOD-206', placeOf(clause), { clause: words, name, noun: kindNoun(target.$type) });
    // What moves no money is added as it is written.
    else if (!isReviewWord(clause) && !hasClause(target, clause)) findings.add('MOD-217', placeOf(clause), { clause: words, name });
  }
  for (const [key, clause] of new Map(written.map((c) => [clauseKey(c), c]))) {
    const [before, now] = [clausesOf(target), written].map((all) => all.filter((c) => clauseKey(c) === key).length);
    if (before! > now! && now! > 0) findings.add('MOD-271', placeOf(clause), { name, clause: headOf(clause), before: before!, now: now! });
  }
  for (const [key, clause] of new Map(written.map((c) => [clauseKey(c), c]))) {
    const whole = `${name} ${key}`;
    if (seen.has(whole)) findings.add('MOD-216', placeOf(clause), { name, clause: headOf(clause) });
    seen.add(whole);
  }
}

/** `from ICB £5 each year`: a span says something of a fund only. */
function isIdleSpan(clause: AstNode, target: AstNode): boolean {
  return clause.$type === 'FromClause' && target.$type !== 'Fund' && (clause as FromClause).span !== undefined;
}

/** Whether the declaration, as it stands before the variation, has a clause that this one takes the place of. */
function hasClause(target: AstNode, clause: AstNode): boolean {
  return clausesOf(target).some((c) => clauseKey(c) === clauseKey(clause));
}

function clausesOf(target: AstNode): readonly AstNode[] {
  return (target as { clauses?: AstNode[] }).clauses ?? [];
}

/** What a variation removes it cannot change too. */
function checkBoth(node: Variation, findings: Findings): void {
  const changed = new Set(node.clauses.flatMap((c) => (c.$type === 'VariationChange' && c.target.ref ? [c.target.ref] : [])));
  for (const clause of node.clauses) {
    if (clause.$type !== 'Removes') continue;
    for (const { ref, $refText } of clause.targets) if (ref && changed.has(ref)) findings.add('MOD-362', placeOf(clause), { name: $refText, number: node.number });
  }
}

function checkRemoved(clause: Removes, inForce: ReadonlySet<AstNode>, known: ReadonlySet<AstNode>, findings: Findings): void {
  for (const target of clause.targets) {
    const because = target.ref && whyNot(target.ref, inForce, known);
    if (because !== undefined) findings.add('MOD-208', placeOf(clause), { name: target.$refText, because });
  }
}

function whyNot(target: AstNode, inForce: ReadonlySet<AstNode>, known: ReadonlySet<AstNode>): string | undefined {
  if (inForce.has(target)) return undefined;
  if (known.has(target)) return 'an earlier variation removed it, or this or a later one brings it in';
  const holder = target.$container;
  if (holder && (inForce.has(holder) || known.has(holder))) return 'it is part of another declaration';
  return holder?.$type === 'RemitFile' ? 'it stands in a file of its own, which other contracts read too' : 'it is no declaration of this contract';
}

/** Names in the text of a version must be in force in it: declared by it or before, and not removed. */
function checkNames(contract: Contract, versions: readonly ContractVersion[], version: number, text: VersionedText, known: ReadonlySet<AstNode>, findings: Findings): void {
  const inForce = new Set<AstNode>(text.declarationsOf(version));
  for (const declaration of contract.declarations) {
    for (const inner of AstUtils.streamAst(declaration)) {
      for (const { reference } of AstUtils.streamReferences(inner)) {
        const target = 'ref' in reference ? reference.ref : undefined;
        const owner = target && ownerOf(target, known);
        if (!owner || inForce.has(owner)) continue;
        const removal = removalOf(owner, versions.slice(0, version + 1));
        if (removal) {
          findings.add('MOD-207', placeOf(removal.clause), { name: reference.$refText, number: removal.number, user: userOf(declaration) });
        } else {
          const later = versions.find(({ node }) => node?.declarations.includes(owner as Declaration));
          findings.add('MOD-209', placeOf(inner), { name: reference.$refText, number: later?.node?.number ?? '', date: later ? dateWords(dateText(later.node!.effective) ?? '') : '' });
        }
      }
    }
  }
}

function ownerOf(target: AstNode, known: ReadonlySet<AstNode>): AstNode | undefined {
  for (let node: AstNode | undefined = target; node; node = node.$container) if (known.has(node)) return node;
  return undefined;
}

function removalOf(target: AstNode, versions: readonly ContractVersion[]): { clause: Removes; number: string } | undefined {
  for (const { node } of versions.toReversed()) {
    const clause = node?.clauses.find((c): c is Removes => c.$type === 'Removes' && c.targets.some((t) => t.ref === target));
    if (clause) return { clause, number: node!.number };
  }
  return undefined;
}

function userOf(declaration: Declaration): string {
  return 'name' in declaration && typeof declaration.name === 'string' ? `'${declaration.name}'` : kindNoun(declaration.$type).replace(/^an? /, 'the ');
}

/** The first words of a clause, as its author would name it. */
export function headOf(clause: AstNode): string {
  const text = (clause.$cstNode?.text ?? '').replaceAll(/\s+/g, ' ');
  return /^[a-zA-Z'-]+(?: (?:by|over|on|data|exceeded))?/.exec(text)?.[0] ?? text.slice(0, 20);
}

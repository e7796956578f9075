import { AstUtils, CstUtils, type AstNode, type LangiumDocument } from 'langium';
import type { Diagnostic } from 'vscode-languageserver-types';
import * as ast from '../../ast.ts';
import type { DiagnosticExtras } from '../../diagnostics/entry.ts';
import { ruleByCode } from '../../rules/all.ts';
import { isRefusal } from '../../rules/rule.ts';
import type { RemitServices } from '../../services.ts';

/** What a finding would be accepted on: a declaration with a name, or else the whole contract. */
export interface AcceptedPlace {
  readonly contract: ast.Contract;
  readonly declaration?: AstNode & { readonly name: string };
}

/**
 * What a finding can be accepted on; undefined where it cannot be accepted: it is of no rule, it would be paid wrongly, the same rule objects to something there
 * that would be paid wrongly, or it stands in no contract.
 */
export function acceptedPlace(document: LangiumDocument, { code, data, range }: Diagnostic, services: RemitServices): AcceptedPlace | undefined {
  const rule = ruleByCode(String(code));
  if (!rule || isRefusal(rule) || isOfRefusal(data)) return undefined;
  const found = nodeAt(document, range);
  const contract = AstUtils.getContainerOfType(found, ast.isContract);
  if (!found || !contract?.$cstNode || !contract.name) return undefined;
  const declaration = declarationAround(found, contract, services);
  const around = (declaration ?? contract).$cstNode?.range;
  const isRefused = (document.diagnostics ?? []).some((one) => String(one.code) === rule.code && isOfRefusal(one.data) && around && isIn(one.range.start, around));
  return isRefused ? undefined : { contract, ...(declaration && { declaration }) };
}

function isOfRefusal(data: unknown): boolean {
  return (data as DiagnosticExtras | undefined)?.isRefusal === true;
}

function nodeAt({ parseResult, textDocument }: LangiumDocument, { start }: Diagnostic['range']): AstNode | undefined {
  const root = parseResult.value.$cstNode;
  return root && CstUtils.findLeafNodeAtOffset(root, textDocument.offsetAt(start))?.astNode;
}

/** The declaration of the contract that a node stands in, or that a variation changes there, where its name means it and nothing else. */
function declarationAround(found: AstNode, contract: ast.Contract, { shared, scoping }: RemitServices): AcceptedPlace['declaration'] {
  for (let node: AstNode | undefined = found; node && node !== contract; node = node.$container) {
    const one: AstNode | undefined = ast.isVariationChange(node) ? node.target?.ref : node;
    const isDeclared = one && (one !== node || one.$container === contract || ast.isVariation(one.$container));
    if (!isDeclared || !shared.AstReflection.isSubtype(one.$type, ast.Referable.$type)) continue;
    const { name } = one as { readonly name?: string };
    const meant = name === undefined ? [] : scoping.VisibleNames.find(contract, name);
    if (meant.length === 1 && meant[0] === one) return one as AcceptedPlace['declaration'];
  }
  return undefined;
}

function isIn({ line, character }: { line: number; character: number }, { start, end }: Diagnostic['range']): boolean {
  const isBefore = (a: { line: number; character: number }, b: { line: number; character: number }): boolean => a.line < b.line || (a.line === b.line && a.character < b.character);
  return !isBefore({ line, character }, start) && isBefore({ line, character }, end);
}

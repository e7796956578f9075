import {
  AstUtils, DefaultLinker, interruptAndCheck, type AstNodeDescription, type AstReflection, type Cancellation, type LangiumCoreServices, type LangiumDocument, type LinkingError,
  type ReferenceInfo,
} from 'langium';
import * as ast from '../ast.ts';
import { closestName } from '../diagnostics/close-names.ts';
import type { Correction } from '../diagnostics/entry.ts';
import { kindNoun } from '../diagnostics/kinds.ts';
import { unknownCode, unknownName, unknownPart, wrongKind } from '../diagnostics/ref.ts';
import { nameExpected } from '../diagnostics/syn.ts';
import { referencesOf, treeOf } from '../model/tree.ts';
import { correctName } from '../parsing/literal-corrections.ts';
import type { NamedNode } from './name-table.ts';
import type { RemitScopeProvider } from './scope-provider.ts';

/** A linking error with its code and, where a close name exists, the correction. */
export interface RemitLinkingError extends LinkingError {
  readonly code: string;
  readonly corrections: readonly Correction[];
}

/** After how many nodes others get a turn, and a cancelled build ends. */
const stretch = 100;

/** How many names are compared with the unknown ones of a file. In a file with thousands of both, the last ones get no suggestion. */
const mostCompared = 300_000;

/** Links by name tables, and says what is wrong in words of the contract. */
export class RemitLinker extends DefaultLinker {
  private readonly astReflection: AstReflection;
  private readonly scopes: RemitScopeProvider;
  private readonly compared = new WeakMap<LangiumDocument, number>();

  constructor(services: LangiumCoreServices) {
    super(services);
    this.astReflection = services.shared.AstReflection;
    this.scopes = services.references.ScopeProvider as RemitScopeProvider;
  }

  override async link(document: LangiumDocument, token: Cancellation.CancellationToken): Promise<void> {
    this.compared.delete(document);
    for (const [index, node] of treeOf(document.parseResult.value).entries()) {
      if (index % stretch === 0) await interruptAndCheck(token);
      for (const reference of referencesOf(node)) this.doLink(reference, document);
    }
  }

  protected override createLinkingError(info: ReferenceInfo, targetDescription?: AstNodeDescription): RemitLinkingError {
    const name = info.reference.$refText;
    const needed = this.astReflection.getReferenceType(info);
    const candidates = this.scopes.candidates(info);
    const [other] = candidates.find(name);
    if (other && !this.astReflection.isSubtype(other.$type, needed)) {
      return { info, targetDescription, corrections: [], code: wrongKind.code, message: wrongKind.message({ name, actual: kindNoun(other.$type), needed: kindNoun(needed) }) };
    }
    const document = AstUtils.getDocument(info.container);
    const compared = this.compared.get(document) ?? 0;
    const fitting = compared > mostCompared ? [] : [...candidates.all()].filter(node => this.astReflection.isSubtype(node.$type, needed)).map((node: NamedNode) => node.name);
    this.compared.set(document, compared + fitting.length);
    const suggestion = closestName(name, fitting);
    return { info, targetDescription, corrections: correction(info, suggestion), ...describe(info, needed, { name, suggestion, known: short(fitting) }) };
  }
}

function describe(info: ReferenceInfo, needed: string, params: { name: string; suggestion?: string; known: readonly string[] }): { code: string; message: string } {
  if (needed === ast.Part.$type) return { code: unknownPart.code, message: unknownPart.message(params) };
  if (needed === ast.Code.$type) return { code: unknownCode.code, message: unknownCode.message(params) };
  if (/^[a-z]/.test(params.name)) {
    return { code: nameExpected.code, message: nameExpected.message({ word: params.name, suggestion: params.suggestion ?? correctName(params.name) }) };
  }
  const from = ast.isImportedName(info.container) ? AstUtils.getContainerOfType(info.container, ast.isImport)?.path : undefined;
  const kind = from ? `a name that "${from}" declares` : kindNoun(needed);
  return { code: unknownName.code, message: unknownName.message({ name: params.name, suggestion: params.suggestion, kind }) };
}

function correction(info: ReferenceInfo, suggestion: string | undefined): Correction[] {
  const node = 'ref' in info.reference ? info.reference.$refNode : undefined;
  if (!suggestion || !node) return [];
  return [{ title: `Change to '${suggestion}'`, edits: [{ offset: node.offset, end: node.end, text: suggestion }] }];
}

function short(names: readonly string[]): readonly string[] {
  return names.length <= 8 ? names : [...names.slice(0, 7), '…'];
}

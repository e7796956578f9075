import { AstUtils, CstUtils, URI, WorkspaceCache, type AstNode, type LangiumDocument } from 'langium';
import type { CallHierarchyProvider, LangiumServices } from 'langium/lsp';
import type { CallHierarchyIncomingCall, CallHierarchyIncomingCallsParams, CallHierarchyItem, CallHierarchyOutgoingCall, CallHierarchyOutgoingCallsParams, CallHierarchyPrepareParams } from 'vscode-languageserver';
import * as ast from '../../ast.ts';
import { createGraphs, type Graphs } from '../../rules/graphs/graphs.ts';
import { isHolder } from '../../rules/graphs/money.ts';
import type { RemitAddedServices, RemitServices } from '../../services.ts';
import { nameInWording } from '../names-in-wording.ts';
import { payeesBy, payeesOf, payersBy, payersOf } from './money-calls.ts';
import { declarationFor, itemOf, rangeIn, type Call } from './place.ts';
import { hangingOn, measuresBehind, resultsBehind } from './result-calls.ts';

type Way = 'incoming' | 'outgoing';

/**
 * Two hierarchies in one. Of parties, groups, funds and payments: who pays, and who is paid. Of outcomes and measures: which payments hang on them, and
 * what outcomes are measured by. What a contract says counts wherever what it names is declared.
 */
export class RemitCallHierarchy implements CallHierarchyProvider {
  private readonly services: LangiumServices & RemitAddedServices;
  private readonly graphs: WorkspaceCache<AstNode, Graphs>;

  constructor(services: LangiumServices & RemitAddedServices) {
    this.services = services;
    this.graphs = new WorkspaceCache(services.shared);
  }

  prepareCallHierarchy(document: LangiumDocument, params: CallHierarchyPrepareParams): CallHierarchyItem[] | undefined {
    const inWording = nameInWording(document, params.position, this.services)?.declaration;
    const found = inWording ? this.declarationsAt(inWording.document, inWording.document.textDocument.offsetAt(inWording.position)) : this.declarationsAt(document, document.textDocument.offsetAt(params.position));
    const items = [...new Set(found.filter((node) => hasCalls(node)).map(declarationFor))].flatMap((node) => itemOf(node) ?? []);
    return items.length > 0 ? items : undefined;
  }

  incomingCalls({ item }: CallHierarchyIncomingCallsParams): CallHierarchyIncomingCall[] {
    return this.calls(item, 'incoming').map(({ other, ranges }) => ({ from: other, fromRanges: ranges }));
  }

  outgoingCalls({ item }: CallHierarchyOutgoingCallsParams): CallHierarchyOutgoingCall[] {
    return this.calls(item, 'outgoing').map(({ other, ranges }) => ({ to: other, fromRanges: ranges }));
  }

  /** The calls of an item, those between the same two for one reason as one. Ranges are those of the end that calls, as the protocol has it. */
  private calls(item: CallHierarchyItem, way: Way): { other: CallHierarchyItem; ranges: CallHierarchyIncomingCall['fromRanges'] }[] {
    const document = this.services.shared.workspace.LangiumDocuments.getDocument(URI.parse(item.uri));
    const [node] = document ? this.declarationsAt(document, document.textDocument.offsetAt(item.selectionRange.start)).filter((one) => hasCalls(one)) : [];
    if (!node) return [];
    const found = new Map<AstNode, Map<string, { other: CallHierarchyItem; ranges: CallHierarchyIncomingCall['fromRanges'] }>>();
    for (const scope of this.scopesOf(node)) {
      for (const call of callsOf(declarationFor(node), way, this.graphsOf(scope))) {
        const other = itemOf(call.other, call.why);
        if (!other) continue;
        const range = rangeIn(way === 'incoming' ? other : item, call);
        let reasons = found.get(declarationFor(call.other));
        if (!reasons) found.set(declarationFor(call.other), reasons = new Map());
        const known = reasons.get(call.why);
        if (!known) reasons.set(call.why, { other, ranges: [range] });
        else if (!known.ranges.some(({ start }) => start.line === range.start.line && start.character === range.start.character)) known.ranges.push(range);
      }
    }
    return [...found.values()].flatMap((reasons) => [...reasons.values()]);
  }

  private declarationsAt({ parseResult }: LangiumDocument, offset: number): AstNode[] {
    const root = parseResult.value.$cstNode;
    const leaf = root && CstUtils.findDeclarationNodeAtOffset(root, offset, this.services.parser.GrammarConfig.nameRegexp);
    return leaf ? this.services.references.References.findDeclarations(leaf) : [];
  }

  /** The contract of a declaration; of one that contracts share, those that name it, themselves or through other declarations of shared files. */
  private scopesOf(node: AstNode): Set<ast.Contract | ast.RemitFile> {
    const scopes = new Set<ast.Contract | ast.RemitFile>();
    const { references, workspace: { AstNodeLocator }, shared } = this.services;
    const named = new Set<AstNode>([node]);
    for (const one of named) {
      const own = AstUtils.getContainerOfType(one, ast.isContract);
      if (own) {
        scopes.add(own);
        continue;
      }
      const file = AstUtils.findRootNode(one);
      if (ast.isRemitFile(file)) scopes.add(file);
      for (const each of ast.isGroup(one) ? [one, one.member] : [one]) {
        for (const { sourceUri, sourcePath } of references.References.findReferences(each, { includeDeclaration: false })) {
          const root = shared.workspace.LangiumDocuments.getDocument(sourceUri)?.parseResult.value;
          const reader = root && AstNodeLocator.getAstNode(root, sourcePath);
          const contract = AstUtils.getContainerOfType(reader, ast.isContract);
          const declared = contract ? undefined : AstUtils.getContainerOfType(reader, ast.isDeclaration);
          if (contract) scopes.add(contract);
          else if (declared) named.add(declared);
        }
      }
    }
    return scopes;
  }

  private graphsOf(scope: ast.Contract | ast.RemitFile): Graphs {
    return this.graphs.get(scope, () => createGraphs(scope, this.services as unknown as RemitServices));
  }
}

function hasCalls(node: AstNode): boolean {
  return isHolder(node) || ast.isOutcome(node) || ast.isMeasure(node) || ast.isPayable(node);
}

function callsOf(node: AstNode, way: Way, graphs: Graphs): Call[] {
  if (isHolder(node)) return way === 'incoming' ? payersOf(node, graphs) : payeesOf(node, graphs);
  if (ast.isOutcome(node)) return way === 'incoming' ? hangingOn(node, graphs) : measuresBehind(node, graphs);
  if (ast.isMeasure(node)) return way === 'incoming' ? hangingOn(node, graphs) : [];
  if (!ast.isPayable(node)) return [];
  return way === 'incoming' ? payersBy(node, graphs) : [...payeesBy(node, graphs), ...resultsBehind(node, graphs)];
}

import { AstUtils, Cancellation, interruptAndCheck, isAstNode, WorkspaceCache, type AstNode, type LangiumDocument } from 'langium';
import type { InlayHintProvider, LangiumServices } from 'langium/lsp';
import type { InlayHintParams } from 'vscode-languageserver';
import { InlayHintKind, type InlayHint } from 'vscode-languageserver-types';
import * as ast from '../../ast.ts';
import { hasBrokenText, isBesideBrokenText } from '../../checks/broken-text.ts';
import { figuresOf, type Figures } from '../../rules/figures.ts';
import type { RemitAddedServices } from '../../services.ts';
import { variedClauseInWords } from '../hover/changes.ts';
import { ContractDays } from './contract-days.ts';
import { dateHint } from './dates.ts';
import type { Hint, HintHost, HintKind } from './hint.ts';
import { priceHint } from './prices.ts';
import { isDivided, remainingHint } from './remaining.ts';
import { HintSettings } from './settings.ts';
import { unitHint } from './units.ts';
import { firstVariation, yearlySumHint } from './yearly-sums.ts';

/** What is known of a contract as long as no file changes. */
interface Known {
  readonly figures: Figures;
  readonly days: ContractDays | undefined;
  readonly variedFrom: string | undefined;
  /** Whether all of it can be read, and so what its figures come to. */
  readonly isWhole: boolean;
  /** Whether its head can be read, and so its days. */
  readonly hasHead: boolean;
}

/** After how many nodes others get a turn, and a cancelled request ends. */
const stretch = 200;

/**
 * Shows beside the text what it means and does not say: units of names, days of phrases, prices after their rises, what is left of a whole, sums of a
 * year. Only what is in the range that is asked for is worked out, and nothing in text that cannot be read.
 */
export class RemitInlayHints implements InlayHintProvider {
  private readonly services: LangiumServices & RemitAddedServices;
  private readonly host: HintHost;
  private readonly settings: HintSettings;
  private readonly known: WorkspaceCache<ast.Contract, Known>;

  constructor(services: LangiumServices & RemitAddedServices, host: HintHost = {}) {
    this.services = services;
    this.host = host;
    this.settings = new HintSettings(services.shared);
    this.known = new WorkspaceCache(services.shared);
  }

  async getInlayHints(document: LangiumDocument, { range }: InlayHintParams, token = Cancellation.CancellationToken.None): Promise<InlayHint[]> {
    const { textDocument } = document;
    const [from, to] = [textDocument.offsetAt(range.start), textDocument.offsetAt(range.end)];
    const hints: Hint[] = [];
    let count = 0;
    for (const node of nodesWithin(document.parseResult.value, from, to)) {
      if (++count % stretch === 0) await interruptAndCheck(token);
      for (const hint of this.hintsAt(node)) if (hint.offset >= from && hint.offset <= to) hints.push(ast.isReference(node) || ast.isLet(node) ? hint : asVaried(hint, node));
    }
    return hints.sort((a, b) => a.offset - b.offset).map(({ offset, label, tooltip }) => ({
      position: textDocument.positionAt(offset), label, kind: InlayHintKind.Type, paddingLeft: true, ...(tooltip !== undefined && { tooltip }),
    }));
  }

  private *hintsAt(node: AstNode): Generator<Hint> {
    const { shown } = this.settings;
    const one = (kind: HintKind, make: () => Hint | undefined): Hint[] => {
      const hint = shown.has(kind) ? make() : undefined;
      return hint ? [hint] : [];
    };
    if (ast.isReference(node) || ast.isLet(node)) yield* one('units', () => unitHint(node, this.services.types.TypeComputer));
    else if (isDivided(node)) yield* one('remaining', () => remainingHint(node));
    else if (ast.isDueDate(node) || ast.isWithin(node) || ast.isDeadline(node) || ast.isCountedOn(node)) yield* one('dates', () => this.ofContract(node, ({ days, hasHead }) => (days && hasHead ? dateHint(node, days) : undefined)));
    else if (ast.isQuantity(node)) yield* one('prices', () => this.ofContract(node, ({ isWhole }, contract) => (isWhole ? priceHint(node, contract, this.host) : undefined)));
    if (ast.isAmountClause(node) || ast.isSubcontractPays(node)) yield* one('yearlySums', () => this.ofContract(node, (known, contract) => (known.isWhole ? yearlySumHint(node, known, contract, this.host) : undefined)));
  }

  private ofContract(node: AstNode, make: (known: Known, contract: ast.Contract) => Hint | undefined): Hint | undefined {
    const contract = AstUtils.getContainerOfType(node, ast.isContract);
    return contract && make(this.known.get(contract, () => this.look(contract)), contract);
  }

  private look(contract: ast.Contract): Known {
    return {
      figures: figuresOf(contract),
      days: ContractDays.of(contract, this.host),
      variedFrom: firstVariation(contract),
      isWhole: !hasBrokenText(contract) && this.importsAreWhole(contract) && AstUtils.getDocument(contract).parseResult.parserErrors.every(({ token: { startOffset } }) => Number.isFinite(startOffset)),
      hasHead: !contract.clauses.some((clause) => isBesideBrokenText(clause)),
    };
  }

  /** Whether the files that a contract imports can be read. */
  private importsAreWhole(contract: ast.Contract): boolean {
    const document = AstUtils.getDocument(contract);
    const { shared, scoping } = this.services;
    const file = document.parseResult.value;
    if (!ast.isRemitFile(file)) return false;
    return file.imports.every(({ path }) => {
      const uri = path ? scoping.ImportResolver.resolve(document, path) : undefined;
      const imported = uri && shared.workspace.LangiumDocuments.getDocument(uri);
      return imported !== undefined && imported.parseResult.parserErrors.length === 0 && imported.parseResult.lexerErrors.length === 0;
    });
  }
}

/** Says of what a hint shows that a variation changes it. */
function asVaried(hint: Hint, node: AstNode): Hint {
  const varied = variedClauseInWords(node);
  return varied === undefined ? hint : { ...hint, tooltip: [hint.tooltip, varied].filter(Boolean).join(' ') };
}

/** The nodes that stand in a stretch of the text, those around it among them; declarations that cannot be read are left out with all that is in them. */
function* nodesWithin(root: AstNode, from: number, to: number): Generator<AstNode> {
  const stack: AstNode[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    yield node;
    for (const value of Object.values(node)) {
      const children: readonly unknown[] = Array.isArray(value) ? value : [value];
      for (let index = children.length > many ? firstEndingAfter(children, from) : 0; index < children.length; index++) {
        const child = children[index];
        if (!isAstNode(child) || child.$container !== node || !child.$cstNode) continue;
        if (child.$cstNode.offset > to) break;
        if (child.$cstNode.end < from || (isDeclared(child) && isBesideBrokenText(child))) continue;
        stack.push(child);
      }
    }
  }
}

/** From so many on, what stands in a list is searched for and not gone through. */
const many = 50;

/** Where what stands at an offset or after it begins in a list of nodes, which are in the order of the text. */
function firstEndingAfter(nodes: readonly unknown[], offset: number): number {
  let [low, high] = [0, nodes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const node = nodes[middle];
    if (isAstNode(node) && node.$cstNode && node.$cstNode.end < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isDeclared({ $containerProperty }: AstNode): boolean {
  return $containerProperty === 'declarations' || $containerProperty === 'facts' || $containerProperty === 'scenarios';
}

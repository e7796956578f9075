import { AstUtils, UriUtils, type AstNode, type LangiumDocument } from 'langium';
import { DiagnosticSeverity, type Diagnostic, type Range } from 'vscode-languageserver-types';
import type { Contract, RemitFile } from '../ast.ts';
import { acceptedFindings } from '../diagnostics/accepted.ts';
import { variedInWords } from '../lsp/hover/changes.ts';
import { declarationAt } from '../lsp/symbols/declaration-at.ts';
import { nameRange, outlinedName } from '../lsp/symbols/document-symbols.ts';
import { wordFor } from '../lsp/symbols/kinds.ts';
import { ConcernedParties } from './concerned-parties.ts';
import { treeGroupKinds, type TreeContent, type TreeFinding, type TreeGroup, type TreeGroupKind, type TreeItem, type TreeRoot } from './contract-tree.ts';

const groupOf: ReadonlyMap<string, TreeGroupKind> = new Map([
  ['Party', 'parties'], ['Group', 'parties'], ['Body', 'bodies'], ['Population', 'populations'], ['Outcome', 'outcomes'], ['Measure', 'measures'],
  ['Judgement', 'measures'], ['Fact', 'facts'], ['SizeFact', 'facts'], ['Fund', 'funds'], ['Payment', 'payments'], ['Pool', 'payments'], ['Withhold', 'payments'],
  ['RiskShare', 'payments'], ['PersonalBudget', 'payments'], ['Choice', 'payments'], ['Subcontract', 'subcontracts'], ['Variation', 'variations'],
  ['Scenario', 'scenarios'],
]);

/** The contracts of a document; if it has none but declarations that contracts can share, the document itself. */
export function treeRootsOf(document: LangiumDocument): TreeRoot[] {
  const uri = document.uri.toString();
  const { contracts = [], declarations = [] } = document.parseResult.value as RemitFile;
  const found = document.diagnostics ?? [];
  const named = contracts.filter(({ name }) => name !== undefined && name !== '');
  if (named.length > 0) {
    return named.map((contract) => ({
      kind: 'contract', uri, name: contract.name, ...titled(contract), range: rangeOf(contract),
      ...counts(found.filter((one) => belongs(one.range, contract, named))),
    }));
  }
  if (declarations.length === 0) return [];
  const start = { line: 0, character: 0 };
  return [{ kind: 'library', uri, name: UriUtils.basename(document.uri), title: UriUtils.basename(UriUtils.dirname(document.uri)), range: { start, end: start }, ...counts(found) }];
}

/**
 * What is below a contract, or below a library if no name is given; undefined if the document has no such contract.
 *
 * @param imported all documents that it imports, directly or not, without those that come with Remit
 * @param others the documents in which scenarios for the contract may stand; all of them linked
 */
export function treeContentOf(document: LangiumDocument, name: string | undefined, imported: readonly LangiumDocument[], others: readonly LangiumDocument[]): TreeContent | undefined {
  const file = document.parseResult.value as RemitFile;
  const contract = name === undefined ? undefined : (file.contracts ?? []).find((one) => one.name === name);
  if (name !== undefined && !contract) return undefined;
  const scenarios = contract ? scenariosOf(contract, others) : file.scenarios ?? [];
  const declared: AstNode[] = [...(contract ?? file).declarations ?? [], ...scenarios];
  return {
    groups: grouped([...declared, ...(contract ? measuresUsedBy(contract) : [])]),
    ...findingsOf(document, contract, imported, scenarios),
  };
}

function scenariosOf(contract: Contract, documents: readonly LangiumDocument[]): AstNode[] {
  return documents.flatMap((one) => (one.parseResult.value as RemitFile).scenarios ?? []).filter((scenario) => scenario.contract?.ref === contract);
}

/** Measures of other files that the contract refers to, in the order in which it first does. */
function measuresUsedBy(contract: Contract): AstNode[] {
  const used = new Set<AstNode>();
  for (const node of AstUtils.streamAst(contract)) {
    for (const { reference } of AstUtils.streamReferences(node)) {
      const target = 'ref' in reference ? (reference.ref as AstNode | undefined) : undefined;
      if (target && groupOf.get(target.$type) === 'measures' && AstUtils.getContainerOfType(target, isContract) !== contract) used.add(target);
    }
  }
  return [...used];
}

function isContract(node: AstNode): node is Contract {
  return node.$type === 'Contract';
}

function grouped(declarations: readonly AstNode[]): TreeGroup[] {
  const groups = new Map<TreeGroupKind, TreeItem[]>(treeGroupKinds.map((kind) => [kind, []]));
  for (const node of declarations) {
    const name = outlinedName(node);
    const kind = groupOf.get(node.$type);
    if (kind === undefined || name === undefined) continue;
    const title = (node as { title?: string }).title;
    const varied = variedInWords(node);
    groups.get(kind)!.push({ name: node.$type === 'Variation' ? `Variation ${name}` : name, ...(title && title !== name ? { title } : {}), ...(varied === undefined ? {} : { varied }), word: wordFor(node), uri: AstUtils.getDocument(node).uri.toString(), range: rangeOf(node) });
  }
  return [...groups].filter(([, items]) => items.length > 0).map(([kind, items]) => ({ kind, items }));
}

/** What was found in the contract or between the contracts of its file, in its scenarios elsewhere, and in what it imports; and what it accepts. */
function findingsOf(document: LangiumDocument, contract: Contract | undefined, imported: readonly LangiumDocument[], scenarios: readonly AstNode[]): Pick<TreeContent, 'findings' | 'accepted'> {
  const parties = new ConcernedParties();
  const contracts = (document.parseResult.value as RemitFile).contracts ?? [];
  const own = (document.diagnostics ?? []).filter(({ range }) => !contract || belongs(range, contract, contracts));
  const elsewhere = new Map<LangiumDocument, Diagnostic[]>(imported.filter((one) => one !== document).map((one) => [one, one.diagnostics ?? []]));
  for (const scenario of scenarios) {
    const at = AstUtils.getDocument(scenario);
    const range = scenario.$cstNode?.range;
    if (at === document || imported.includes(at) || !range) continue;
    elsewhere.set(at, [...elsewhere.get(at) ?? [], ...(at.diagnostics ?? []).filter((one) => contains(range, one.range))]);
  }
  const told = (at: LangiumDocument, { code, severity, message, range }: Diagnostic): TreeFinding => {
    const declaration = declarationAt(at, at.textDocument.offsetAt(range.start));
    return {
      code: String(code ?? ''), severity: severityOf({ severity }), message: typeof message === 'string' ? message : message.value, uri: at.uri.toString(), range,
      parties: [...parties.at(at, range.start)], ...(declaration !== undefined && { declaration }),
    };
  };
  return {
    findings: [[document, own] as const, ...elsewhere].flatMap(([at, found]) => [...found].sort(byPlace).map((one) => told(at, one))),
    accepted: acceptedFindings(document).filter(({ finding }) => !contract || belongs(finding.range, contract, contracts))
      .map(({ finding, ...accepted }) => ({ ...told(document, finding), accepted })),
  };
}

/** Whether a finding is told with a contract: it is within it, or within none of the contracts of the file. */
function belongs(range: Range, contract: Contract, contracts: readonly Contract[]): boolean {
  const within = contracts.filter(({ $cstNode }) => $cstNode && contains($cstNode.range, range));
  return within.length === 0 || within.includes(contract);
}

function contains(outer: Range, { start }: Range): boolean {
  const isBefore = (a: Range['start'], b: Range['start']): boolean => a.line < b.line || (a.line === b.line && a.character <= b.character);
  return isBefore(outer.start, start) && isBefore(start, outer.end);
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character;
}

function severityOf({ severity }: Pick<Diagnostic, 'severity'>): TreeFinding['severity'] {
  if (severity === DiagnosticSeverity.Warning) return 'warning';
  if (severity === DiagnosticSeverity.Information) return 'info';
  return severity === DiagnosticSeverity.Hint ? 'hint' : 'error';
}

function counts(found: readonly Diagnostic[]): Pick<TreeRoot, 'errors' | 'warnings'> {
  const having = (wanted: TreeFinding['severity']): number => found.filter((one) => severityOf(one) === wanted).length;
  return { errors: having('error'), warnings: having('warning') };
}

function titled({ title }: { title?: string }): { title?: string } {
  return title ? { title } : {};
}

function rangeOf(node: AstNode): Range {
  const start = { line: 0, character: 0 };
  return nameRange(node) ?? node.$cstNode?.range ?? { start, end: start };
}

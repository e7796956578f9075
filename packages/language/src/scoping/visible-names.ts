import { AstUtils, type AstNode, type LangiumDocument, type LangiumDocuments } from 'langium';
import * as ast from '../ast.ts';
import { importsOf, type ImportResolver } from './import-resolver.ts';
import { nameTable, type NamedNode, type NameTable } from './name-table.ts';

/** What an import makes visible: the table of the imported file, and the names taken from it (all when `undefined`). */
interface ImportedTable {
  readonly table: NameTable;
  readonly only: ReadonlySet<string> | undefined;
}

/** Looks names up from a place in the text outwards: the contract, the file, the imported files. Nothing else is visible. */
export class VisibleNames {
  private readonly documents: () => LangiumDocuments;
  private readonly resolver: () => ImportResolver;

  constructor(documents: () => LangiumDocuments, resolver: () => ImportResolver) {
    this.documents = documents;
    this.resolver = resolver;
  }

  /** The tables visible from a node, nearest first. */
  *tables(node: AstNode): Generator<ImportedTable> {
    for (let current: AstNode | undefined = node; current; current = current.$container) {
      if ((ast.isScenario(current) || ast.isSharedFacts(current)) && current !== node) {
        const contract = current.contract?.ref;
        if (contract) yield* this.tables(contract);
      }
      if (ast.isContract(current)) yield { table: nameTable(current), only: undefined };
      if (ast.isRemitFile(current)) {
        yield { table: nameTable(current), only: undefined };
        if (current.$document) yield* this.imported(current.$document);
      }
    }
  }

  /** The declarations a name may mean from a node, nearest table first; empty when it is unknown. */
  find(node: AstNode, name: string): readonly NamedNode[] {
    for (const { table, only } of this.tables(node)) {
      const found = !only || only.has(name) ? table.names.get(name) : undefined;
      if (found) return found;
    }
    return [];
  }

  /** The codes of a name visible from a node, of every list that holds it. */
  findCodes(node: AstNode, name: string): readonly ast.Code[] {
    for (const { table } of this.tables(node)) {
      const found = table.codes.get(name);
      if (found) return found;
    }
    return [];
  }

  /** Every name visible from a node, each once, nearest first; codes last. */
  *all(node: AstNode): Generator<NamedNode> {
    const seen = new Set<string>();
    for (const { table, only } of this.tables(node)) {
      for (const [name, [first]] of table.names) {
        if (!first || seen.has(name) || (only && !only.has(name))) continue;
        seen.add(name);
        yield first;
      }
    }
    for (const { table } of this.tables(node)) {
      for (const [name, [first]] of table.codes) {
        if (!first || seen.has(name)) continue;
        seen.add(name);
        yield first;
      }
    }
  }

  /** The names an `import { … }` may take from the file it names. */
  exportsOf(imported: ast.Import): NameTable | undefined {
    const document = AstUtils.getDocument(imported);
    const uri = imported.path ? this.resolver().resolve(document, imported.path) : undefined;
    const root = uri && this.documents().getDocument(uri)?.parseResult.value;
    return ast.isRemitFile(root) ? nameTable(root) : undefined;
  }

  private *imported(document: LangiumDocument): Generator<ImportedTable> {
    for (const { node, uri } of importsOf(document, this.resolver())) {
      const root = uri && this.documents().getDocument(uri)?.parseResult.value;
      if (!ast.isRemitFile(root)) continue;
      const only = node.named ? new Set(node.names.map(name => name.declaration?.$refText ?? '')) : undefined;
      yield { table: nameTable(root), only };
    }
  }
}

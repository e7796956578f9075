import { AstUtils, URI, UriUtils, type AstNode, type LangiumDocument } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import type { ClientCapabilities } from 'vscode-languageserver';
import { CodeActionKind, type CodeAction, type Range, type TextEdit } from 'vscode-languageserver-types';
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { isOnFileSystem } from '../../project/on-file-system.ts';
import { importsOf } from '../../scoping/import-resolver.ts';
import { declaredBy, nameTable } from '../../scoping/name-table.ts';
import type { RemitServices } from '../../services.ts';
import { placeForImports } from '../imports/import-place.ts';
import { pathFrom } from '../imports/moved-files.ts';
import { declarationOf, movedSetOf, quoted, type MovedSet } from './moved-set.ts';
import { movedTexts } from './moved-text.ts';

/** What the client can do with an action. What it does not say it cannot. */
export interface ActionClient {
  readonly createsFiles: boolean;
  readonly showsDisabled: boolean;
  /** Edits may have places that are filled one after the other. */
  readonly hasStops?: boolean;
}

/** Reads from the capabilities of a client what it can do with actions. */
export function actionClient({ workspace, textDocument }: ClientCapabilities): ActionClient {
  const edits = workspace?.workspaceEdit;
  return { hasStops: edits?.documentChanges === true && edits.snippetEditSupport === true, createsFiles: edits?.documentChanges === true && edits.resourceOperations?.includes('create') === true, showsDisabled: textDocument?.codeAction?.disabledSupport === true };
}

/** A library that the declarations could move to. */
interface Library {
  readonly document: LangiumDocument<ast.RemitFile>;
  readonly import: ast.Import;
}

/**
 * The actions that move what is declared at a place to a library, with what it needs there: one for a new file, one for each library of the project that the file
 * imports already. At an outcome, which stands in its contract, they move what it is measured by.
 */
export async function extractActions(document: LangiumDocument, range: Range, services: RemitServices & { readonly shared: LangiumSharedServices }, client: ActionClient): Promise<CodeAction[]> {
  const file = document.parseResult.value;
  const declaration = ast.isRemitFile(file) && isWhole(document) && isOnFileSystem(document.uri) ? declarationAt(document, range) : undefined;
  if (!ast.isRemitFile(file) || !declaration || file.contracts.length === 0) return [];
  const what = `${kinds.get(declaration.$type) ?? 'declaration'} ${quoted(declaration)}`;
  const moved = movedSetOf(declaration, services);
  const refusal = 'reason' in moved ? moved.reason : clashOf(moved, document, services);
  if (refusal !== undefined || 'reason' in moved) {
    return client.showsDisabled ? [{ title: `Extract ${what} to a library`, kind: CodeActionKind.RefactorExtract, disabled: { reason: refusal ?? '' } }] : [];
  }
  const others = moved.declarations.filter((one) => one !== declaration).map(quoted);
  const title = (where: string): string => `Extract ${what}${others.length > 0 ? ` with ${listed(others)}` : ''} to ${where}`;
  const actions: CodeAction[] = [];
  const created = client.createsFiles ? await newLibrary(declaration, document, services) : undefined;
  if (created) {
    const text = newText(moved, document, created.uri, services);
    if (text !== undefined) actions.push({ title: title(`the new file '${created.path}'`), kind: CodeActionKind.RefactorExtract, edit: { documentChanges: [
      { kind: 'create', uri: created.uri.toString(), options: { ignoreIfExists: false, overwrite: false } },
      { textDocument: { uri: created.uri.toString(), version: null }, edits: [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, newText: text }] },
      { textDocument: { uri: document.uri.toString(), version: null }, edits: [...importEdit(document, file, created.path), ...cuts(document, moved)] },
    ] } });
  }
  for (const library of librariesOf(document, file, services)) {
    const edits = additions(moved, document, library, services);
    if (edits) actions.push({ title: title(`'${library.import.path}'`), kind: CodeActionKind.RefactorExtract, edit: { changes: {
      [library.document.uri.toString()]: edits,
      [document.uri.toString()]: [...namesEdit(library.import, moved, document), ...cuts(document, moved)],
    } } });
  }
  return actions;
}

const kinds: ReadonlyMap<string, string> = new Map([
  ['Measure', 'measure'], ['Fact', 'fact'], ['Population', 'population'], ['Table', 'table'], ['Let', 'value'], ['Curve', 'curve'], ['SetDeclaration', 'set'], ['BandsDeclaration', 'bands'], ['TopicSet', 'topics'],
]);

/** The declaration on whose first line a place lies. */
function declarationAt(document: LangiumDocument, { start }: Range): ast.Declaration | undefined {
  const file = document.parseResult.value as ast.RemitFile;
  for (const owner of [file, ...file.contracts]) {
    for (const one of owner.declarations) {
      const at = one.$cstNode?.range.start;
      if (!at || at.line !== start.line || start.character < at.character) continue;
      if (kinds.has(one.$type)) return one;
      const measured = ast.isOutcome(one) ? clauseOf(one, ast.isMeasuredBy)?.measure?.ref : undefined;
      const target = measured && declarationOf(measured);
      return target && AstUtils.getDocument(target) === document && kinds.has(target.$type) ? target as ast.Declaration : undefined;
    }
  }
  return undefined;
}

function isWhole({ parseResult }: LangiumDocument): boolean {
  return parseResult.parserErrors.length === 0 && parseResult.lexerErrors.length === 0 && (parseResult.lexerReport?.diagnostics ?? []).length === 0;
}

/** Something else that a name would mean, in the contract or for it, if it came from a library. */
function clashOf({ declarations }: MovedSet, document: LangiumDocument, services: RemitServices): string | undefined {
  const moved = new Set<AstNode>(declarations);
  const file = document.parseResult.value as ast.RemitFile;
  const names = declarations.flatMap((one) => declaredBy(one));
  for (const scope of [file, ...file.contracts]) {
    for (const { table } of services.scoping.VisibleNames.tables(scope)) {
      for (const node of names) {
        const others = (ast.isCode(node) ? table.codes.get(node.name) : table.names.get(node.name)) ?? [];
        const other = others.find((one) => !moved.has(declarationOf(one) ?? one));
        if (other) return `Something else is called ${quoted(node)} too, and it would no longer be plain which is meant.`;
      }
    }
  }
  return undefined;
}

/** A library that is not there yet: beside those that the file imports, named after what moves. */
async function newLibrary(declaration: ast.Declaration, document: LangiumDocument, services: RemitServices & { readonly shared: LangiumSharedServices }): Promise<{ uri: URI; path: string } | undefined> {
  const { FileSystemProvider, LangiumDocuments } = services.shared.workspace;
  const own = UriUtils.dirname(document.uri);
  const beside = importsOf(document, services.scoping.ImportResolver).find(({ node, uri }) => uri && /^\.{1,2}\//.test(node.path))?.uri;
  const folder = beside ? UriUtils.dirname(beside) : UriUtils.joinPath(own, 'library');
  const stem = fileName((declaration as { readonly name?: string }).name ?? 'library');
  for (let count = 1; count < 100; count++) {
    const uri = UriUtils.joinPath(folder, `${stem}${count === 1 ? '' : `-${count}`}.remit`);
    const path = pathFrom(own, uri);
    if (path === undefined) return undefined;
    if (!LangiumDocuments.hasDocument(uri) && !await FileSystemProvider.exists(uri).catch(() => false)) return { uri, path };
  }
  return undefined;
}

/** `HbA1cAtTarget` as `hba1c-at-target`. */
function fileName(name: string): string {
  return name.normalize('NFD').replace(/\p{M}+/gu, '').replace(/([a-z0-9])([A-Z])(?=[a-z])/g, '$1-$2').replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '').toLowerCase().slice(0, 60) || 'library';
}

/** The files with declarations alone that a file imports by their path. */
function librariesOf(document: LangiumDocument, file: ast.RemitFile, services: RemitServices): Library[] {
  return importsOf(document, services.scoping.ImportResolver).flatMap(({ node, uri }): Library[] => {
    const library = uri && /^\.{1,2}\//.test(node.path) ? services.shared.workspace.LangiumDocuments.getDocument(uri) : undefined;
    const root = library?.parseResult.value;
    if (!library || library === document || !ast.isRemitFile(root) || root.contracts.length > 0 || root.scenarios.length > 0 || !isWhole(library) || /\/node_modules\//.test(library.uri.path)) return [];
    return file.imports.filter(({ path }) => path === node.path).length > 1 ? [] : [{ document: library as LangiumDocument<ast.RemitFile>, import: node }];
  });
}

/** The text of a new library; undefined where it cannot import what is needed. */
function newText(moved: MovedSet, document: LangiumDocument, library: URI, services: RemitServices): string | undefined {
  const imports = importLines(moved, document, library, services);
  return imports && [...(imports.length > 0 ? [imports.join('\n')] : []), ...movedTexts(document, moved).map(({ text }) => text)].join('\n\n') + '\n';
}

function importLines({ imported }: MovedSet, document: LangiumDocument, library: URI, services: RemitServices, isSeen: (address: string, name: string) => boolean = () => false): string[] | undefined {
  const lines: string[] = [];
  for (const [address, names] of imported) {
    const missing = [...names].filter((name) => !isSeen(address, name)).sort();
    if (address === library.toString() || missing.length === 0) continue;
    const written = importsOf(document, services.scoping.ImportResolver).find(({ uri }) => uri?.toString() === address)?.node.path;
    const path = written !== undefined && !/^\.{1,2}\//.test(written) ? written : pathFrom(UriUtils.dirname(library), URI.parse(address));
    if (path === undefined) return undefined;
    lines.push(`import { ${missing.join(', ')} } from "${path}"`);
  }
  return lines.sort();
}

/** The edits of a library that take in what moves; undefined where one of its names is taken, or means something else there. */
function additions(moved: MovedSet, document: LangiumDocument, { document: library }: Library, services: RemitServices): TextEdit[] | undefined {
  const root = library.parseResult.value;
  const { VisibleNames: visible } = services.scoping;
  const names = moved.declarations.flatMap((one) => declaredBy(one));
  if (names.some((node) => (ast.isCode(node) ? visible.findCodes(root, node.name) : visible.find(root, node.name)).length > 0)) return undefined;
  // Who imports the library sees what is added to it: there, too, a name must not mean two things.
  const importers = services.shared.workspace.LangiumDocuments.all.filter((one) => one !== document && importsOf(one, services.scoping.ImportResolver).some(({ node, uri }) => !node.named && uri?.toString() === library.uri.toString())).toArray();
  if (importers.some(({ parseResult: { value } }) => ast.isRemitFile(value) && [value, ...value.contracts].some((scope) => names.some((node) => (ast.isCode(node) ? nameTable(scope).codes.has(node.name) : visible.find(scope, node.name).length > 0))))) return undefined;
  for (const [address, needed] of moved.imported) {
    for (const name of needed) {
      const [found] = visible.find(root, name);
      if (found && AstUtils.getDocument(found).uri.toString() !== address) return undefined;
    }
  }
  const isSeen = (address: string, name: string): boolean => visible.find(root, name).some((one) => AstUtils.getDocument(one).uri.toString() === address);
  const lines = importLines(moved, document, library.uri, services, isSeen);
  if (!lines) return undefined;
  const text = library.textDocument.getText();
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const end = library.textDocument.positionAt(text.length);
  const added = movedTexts(document, moved).map((one) => one.text.replaceAll('\n', newline)).join(newline + newline);
  const space = text.trim() === '' ? '' : /\n[ \t]*\n[ \t]*$/.test(text) ? '' : /\n[ \t]*$/.test(text) ? newline : newline + newline;
  return [
    ...lines.length > 0 ? [placeForImports(library, lines)] : [],
    { range: { start: end, end }, newText: `${space}${added}${newline}` },
  ];
}

/** The import of a new library. */
function importEdit(document: LangiumDocument, _file: ast.RemitFile, path: string): TextEdit[] {
  return [placeForImports(document, [`import "${path}"`])];
}

/** An import that lists names takes in those of what moves as well. */
function namesEdit({ named, names, $cstNode }: ast.Import, moved: MovedSet, { textDocument }: LangiumDocument): TextEdit[] {
  if (!named || !$cstNode) return [];
  const listedNames = new Set(names.map(({ declaration }) => declaration?.$refText));
  const added = moved.declarations.flatMap((one) => declaredBy(one)).filter((one) => !ast.isCode(one)).map(({ name }) => name).filter((name) => !listedNames.has(name));
  const last = names.at(-1)?.$cstNode;
  const at = textDocument.positionAt(last?.end ?? $cstNode.offset + $cstNode.text.indexOf('{') + 1);
  return added.length === 0 ? [] : [{ range: { start: at, end: at }, newText: last ? `, ${added.join(', ')}` : ` ${added.join(', ')} ` }];
}

function cuts(document: LangiumDocument, moved: MovedSet): TextEdit[] {
  const { textDocument } = document;
  return movedTexts(document, moved).map(({ start, end }) => ({ range: { start: textDocument.positionAt(start), end: textDocument.positionAt(end) }, newText: '' }));
}

function listed(names: readonly string[]): string {
  if (names.length > 3) return `${names.slice(0, 2).join(', ')} and ${names.length - 2} others`;
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

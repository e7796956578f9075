import { URI, UriUtils, type LangiumDocument } from 'langium';
import * as ast from '../ast.ts';
import { standardLibraryUri } from './standard-library.ts';

/** Finds the file an `import "…"` means. Hosts with packages on disk may replace it. */
export interface ImportResolver {
  /** The address of the imported file, or `undefined` where the path has a form this resolver does not know. */
  resolve(document: LangiumDocument, path: string): URI | undefined;
  /** Whoever stands behind the resolver reports imports that lead nowhere, and knows more about why. */
  readonly explainsItself?: boolean;
}

/** Resolves `./…` and `../…` against the importing file, and `std/…` to the built-in library. */
export class RelativeImportResolver implements ImportResolver {
  /** Every edit asks where the imports of all files lead. */
  private readonly resolved = new WeakMap<LangiumDocument, Map<string, URI>>();

  resolve(document: LangiumDocument, path: string): URI | undefined {
    if (path.startsWith('std/')) return standardLibraryUri(path);
    if (!path.startsWith('./') && !path.startsWith('../')) return undefined;
    let known = this.resolved.get(document);
    if (!known) this.resolved.set(document, known = new Map());
    let uri = known.get(path);
    if (!uri) known.set(path, uri = UriUtils.resolvePath(UriUtils.dirname(document.uri), path));
    return uri;
  }
}

/** The imports of a file with the addresses they resolve to. */
export function importsOf(document: LangiumDocument, resolver: ImportResolver): { node: ast.Import; uri: URI | undefined }[] {
  const file = document.parseResult.value;
  if (!ast.isRemitFile(file)) return [];
  return file.imports.map(node => ({ node, uri: node.path ? resolver.resolve(document, node.path) : undefined }));
}

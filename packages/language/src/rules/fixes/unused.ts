import type { AstNode } from 'langium';
import type { Correction } from '../../diagnostics/entry.ts';
import type { RemitServices } from '../../services.ts';
import { removed } from './edits.ts';

/** Takes a declaration out of the text; none where something else names it, which would then name nothing. */
export function removedUnlessNamed(declaration: AstNode, title: string, services: RemitServices): Correction | undefined {
  return services.references.References.findReferences(declaration, { includeDeclaration: false }).isEmpty() ? removed(declaration, title) : undefined;
}

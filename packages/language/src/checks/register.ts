import { AstUtils, CstUtils, type AstNode, type ValidationAcceptor, type ValidationCheck } from 'langium';
import type { DiagnosticRelatedInformation } from 'vscode-languageserver-types';
import type { RemitServices } from '../services.ts';
import { allChecks } from './all.ts';
import type { Place, Report } from './check.ts';
import { cstOf } from './place.ts';

/** Registers every check with the validation of the language. */
export function registerChecks(services: RemitServices): void {
  const byType = new Map<string, ValidationCheck<AstNode>[]>();
  for (const check of allChecks) {
    const run: ValidationCheck<AstNode> = (node, accept) => check.run(node, reporter(accept), services);
    byType.set(check.type, [...(byType.get(check.type) ?? []), run]);
  }
  services.validation.ValidationRegistry.register(Object.fromEntries(byType));
}

function reporter(accept: ValidationAcceptor): Report {
  return (entry, params, place, extras = {}) => {
    accept(entry.severity, entry.message(params), {
      node: place.node,
      property: place.property as never,
      index: place.index,
      keyword: place.keyword,
      code: entry.code,
      data: { code: entry.code, corrections: extras.corrections },
      relatedInformation: extras.related?.flatMap(related),
    });
  };
}

function related(place: Place & { message: string }): DiagnosticRelatedInformation[] {
  const cst = cstOf(place);
  if (!cst) return [];
  const uri = AstUtils.getDocument(place.node).uri.toString();
  return [{ message: place.message, location: { uri, range: CstUtils.toDocumentSegment(cst).range } }];
}

import { type AstNode, type ValidationAcceptor, type ValidationCheck } from 'langium';
import { allChecks } from '@remit/language/checks/all';
import type { Report } from '@remit/language/checks/check';
import type { RemitServices } from '@remit/language';

/** Registers the checks of Remit as Langium has it: type by type, in its registry. */
export function registerStockChecks(services: RemitServices): void {
  const byType = new Map<string, ValidationCheck<AstNode>[]>();
  for (const check of allChecks) {
    const run: ValidationCheck<AstNode> = (node, accept) => check.run(node, reporter(accept), services);
    byType.set(check.type, [...(byType.get(check.type) ?? []), run]);
  }
  services.validation.ValidationRegistry.register(Object.fromEntries(byType));
}

function reporter(accept: ValidationAcceptor): Report {
  return (entry, params, place) => {
    accept(entry.severity, entry.message(params), { node: place.node, property: place.property as never, index: place.index, keyword: place.keyword, code: entry.code });
  };
}

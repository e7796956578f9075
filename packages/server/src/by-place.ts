import type { Finding } from '@remit/compiler/diagnostics/findings';
import { groupedBy } from '@remit/language/model/grouped';

/** Findings by the address of the document that they are about; those about none are left out. */
export function byPlace(findings: readonly Finding[]): Map<string, Finding[]> {
  return groupedBy(findings.filter(({ place }) => place !== undefined), ({ place }) => place!.uri);
}

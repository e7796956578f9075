/** Names that lead nowhere. The language reports them first; these stand behind it. */
import { defineDiagnostic } from '@remit/language/diagnostics/entry';

export const NAMES = {
  'REF-101': defineDiagnostic<{ name: string }>({
    code: 'REF-101', severity: 'error', title: 'A name that is not declared',
    message: ({ name }) => `'${name}' is not declared, so nothing can be computed from it. Declare it or correct the name.`,
    why: 'A payment cannot depend on something that is not there.',
    remedy: 'Declare the name, or use one that is declared.',
    bad: 'let A = Nothing', good: 'let A = 5',
  }),
};

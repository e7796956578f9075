/** Values that cannot be worked out as written. */
import { defineDiagnostic } from '@remit/language/diagnostics/entry';

export const MODEL_VALUES = {
};

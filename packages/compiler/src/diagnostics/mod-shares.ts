/** Shares, subcontracts and pools that are incomplete or cannot be run. */
import { defineDiagnostic } from '@remit/language/diagnostics/entry';

export const MODEL_SHARES = {
};

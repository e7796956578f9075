/** The head of a contract, its cohorts, calendars and funds. */
import { defineDiagnostic } from '@remit/language/diagnostics/entry';

export const MODEL_HEAD = {
};

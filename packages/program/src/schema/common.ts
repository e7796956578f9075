import type { Schema } from './schema.ts';
import { MAX_DIGITS } from '../rational.ts';

const WHOLE = '(?:0|[1-9][0-9]*)';
/** Anything but the one name that reaches into what objects inherit in some readers, and without characters that cannot be seen: two names that look alike would be two payees. */
export const NAME = '^(?!__proto__$)[^\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]*$';

/**
 * Definitions that several documents share. Two of them say more than a schema
 * can, and the validators know them by name: `number` (canonical spelling: also
 * reduced, and no fraction where there is a finite decimal) and `date` (exists).
 */
export const commonDefinitions = {
  id: { type: 'string', minLength: 1, maxLength: 500, pattern: NAME, description: 'An identifier; compared as it stands.' },
  key: { type: 'string', minLength: 1, maxLength: 500, pattern: NAME, description: 'A key chosen by the users: a member, an element of a set, a dimension, a period.' },
  number: {
    type: 'string', minLength: 1, maxLength: MAX_DIGITS,
    pattern: `^(?!-0$)-?${WHOLE}(?:\\.[0-9]*[1-9])?$|^-?[1-9][0-9]*/[1-9][0-9]*$`,
    description: 'An exact number in its one spelling: a finite decimal ("1250.5"), else a reduced fraction ("1/3").',
  },
  money: {
    type: 'string', minLength: 1, maxLength: MAX_DIGITS,
    pattern: `^(?!-0(?:\\.0+)?$)-?${WHOLE}(?:\\.[0-9]+)?$`,
    description: 'A sum of money with exactly as many digits after the point as the currency has ("1333.30").',
  },
  date: { type: 'string', pattern: '^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$', description: 'A civil date, YYYY-MM-DD.' },
  hash: { type: 'string', pattern: '^sha256:[0-9a-f]{64}$', description: 'The SHA-256 of a document in canonical JSON (RFC 8785).' },
  currencyCode: { type: 'string', pattern: '^[A-Z]{3}$', description: 'A currency by its three letters.' },
} as const satisfies Record<string, Schema>;

import type { DiagnosticEntry } from '../diagnostics/entry.ts';
import * as lex from '../diagnostics/lex.ts';
import { daysInMonth, monthNames } from '../model/dates.ts';
import type { Sign } from './signs.ts';
import { firstUnseen, isUnseen } from './unseen-characters.ts';
import { correctDate, correctMoney, correctName, correctNumber, correctPercent, correctYear, separateLetters } from './literal-corrections.ts';

/** What is wrong with a piece of text, and what to put instead where that is certain. */
export interface TokenFinding {
  readonly code: string;
  readonly message: string;
  readonly replacement?: string;
}

/** More digits than any published figure needs; keeps exact arithmetic bounded. */
export const digitLimit = 60;

/** The finding on a token of the named type, if its form is wrong. */
export function tokenFinding(type: string, image: string): TokenFinding | undefined {
  switch (type) {
    case 'SMART_STRING': return plain(lex.smartQuotes, `"${image.slice(1, -1)}"`);
    case 'UNCLOSED_STRING': return plain(lex.unclosedText);
    case 'UNCLOSED_WORDING': return plain(lex.unclosedWording);
    case 'UNCLOSED_COMMENT': return plain(lex.unclosedComment);
    case 'BAD_DATE': return suggesting(lex.wrongDate, image, correctDate(image));
    case 'BAD_YEAR': return suggesting(lex.wrongYear, image, correctYear(image));
    case 'BAD_MONEY': return suggesting(lex.wrongMoney, image, correctMoney(image));
    case 'BAD_PERCENT': return suggesting(lex.wrongPercent, image, correctPercent(image));
    case 'BAD_NUMBER': return /[A-Za-z_]/.test(image)
      ? suggesting(lex.gluedLetters, image, separateLetters(image))
      : suggesting(lex.wrongGrouping, image, correctNumber(image));
    case 'year': return image === 'annum' ? signFinding({ text: image, words: ['year'] }) : undefined;
    case 'BAD_NAME': return capitalFinding(image);
    case 'NUMBER': case 'MONEY': case 'PERCENT': case 'FRACTION': return tooLong(image);
    case 'DATE': case 'DAY_MONTH': return noSuchDay(image);
    case 'STRING': case 'WORDING': case 'SL_COMMENT': case 'ML_COMMENT': return unseenIn(image);
    default: return undefined;
  }
}

/** The finding on characters that belong to nothing. */
export function unexpectedFinding(text: string): TokenFinding {
  if (/^;+$/.test(text)) return plain(lex.semicolon, '');
  if (/^[\u2010-\u2015\u2212]+$/.test(text)) return { code: lex.typographicDash.code, message: lex.typographicDash.message({ text }), replacement: '-' };
  if (/^[\u2022\u00B7\u25AA\u25CF]+$/.test(text)) return plain(lex.bullet, '');
  if (/^[\u2018\u2019\u201C\u201D]+$/.test(text)) return plain(lex.smartQuotes);
  if (isUnseen(text)) return { ...unseenIn(text)!, replacement: '' };
  return { code: lex.strangeCharacter.code, message: lex.strangeCharacter.message({ text: text.slice(0, 20) }) };
}

/** The finding on a sign that is read as words. */
export function signFinding({ text, words }: Pick<Sign, 'text' | 'words'>): TokenFinding {
  const replacement = words.join(' ');
  const dash = words.length === 1 && /^(?:-|to)$/.test(replacement);
  const { code, message } = dash ? lex.typographicDash : lex.signForWords;
  return { code, message: message({ text, words: replacement }), replacement };
}

/** The finding on a word with letters of another alphabet. `read` is the word with Latin letters, or as written where they look like none. */
export function foreignFinding(letters: readonly string[], written: string, read: string): TokenFinding {
  const text = letters.join('');
  const composed = written.normalize('NFC');
  const replacement = text === written ? undefined : read !== written ? read : /^[A-Za-z0-9_\u00C0-\u00FF-]+$/.test(composed) ? composed : undefined;
  const hint = replacement === undefined
    ? 'Words of a contract are written in the letters of Western European languages, so that nobody takes one letter for another. Write this word in them.'
    : `It only looks like what you see: it belongs to another alphabet, or is made of several characters. Write '${replacement}' anew.`;
  return { code: lex.strangeCharacter.code, message: lex.strangeCharacter.message({ text, hint }), replacement };
}

/** The finding on a name in lower case. */
export function capitalFinding(name: string): TokenFinding {
  const suggestion = correctName(name);
  return { code: lex.nameNeedsCapital.code, message: lex.nameNeedsCapital.message({ name, suggestion }), replacement: suggestion };
}

function unseenIn(image: string): TokenFinding | undefined {
  const character = firstUnseen(image);
  return character === undefined ? undefined : { code: lex.unseenCharacter.code, message: lex.unseenCharacter.message({ character }) };
}

function plain(entry: DiagnosticEntry<void>, replacement?: string): TokenFinding {
  return { code: entry.code, message: entry.message(), replacement };
}

function suggesting(entry: DiagnosticEntry<{ text: string; suggestion?: string }>, text: string, suggestion: string | undefined): TokenFinding {
  return { code: entry.code, message: entry.message({ text, suggestion }), replacement: suggestion };
}

function tooLong(image: string): TokenFinding | undefined {
  if (image.length <= digitLimit) return undefined;
  const digits = image.replace(/\D/g, '').length;
  if (digits <= digitLimit) return undefined;
  return { code: lex.numberTooLong.code, message: lex.numberTooLong.message({ digits, limit: digitLimit }) };
}

function noSuchDay(image: string): TokenFinding | undefined {
  const [day, month, year] = image.split(/\s+/);
  const index = monthNames.indexOf(month as (typeof monthNames)[number]) + 1;
  const lastDay = daysInMonth(year ? Number(year) : 2001, index);
  if (Number(day) >= 1 && Number(day) <= lastDay) return undefined;
  return { code: lex.noSuchDay.code, message: lex.noSuchDay.message({ text: image.replace(/\s+/g, ' '), lastDay, month: `${month}${year ? ` ${year}` : ''}` }) };
}

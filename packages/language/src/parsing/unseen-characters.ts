/** Control characters but blanks and line ends, marks that turn the reading round, and marks without width. Joiners within words of some languages may stand in a text. */
const unseen = /[\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFFF9-\uFFFB]/;
const onlyUnseen = new RegExp(`^(?:${unseen.source}|[\\u00AD\\u200C\\u200D])+$`);

/** The first character of a text that cannot be seen, such as "U+200B". */
export function firstUnseen(text: string): string | undefined {
  const found = (isUnseen(text) ? text : unseen.exec(text)?.[0])?.codePointAt(0);
  return found === undefined ? undefined : `U+${found.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Whether a text consists of characters that cannot be seen. */
export function isUnseen(text: string): boolean {
  return onlyUnseen.test(text);
}

const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** The first character of a text that shows as nothing, breaks the line or turns the reading round, such as "U+200B"; undefined where there is none. */
export function unseenCharacter(text: string): string | undefined {
  const found = UNSEEN.exec(text)?.[0].codePointAt(0);
  return found === undefined ? undefined : `U+${found.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** A name that an object of a JSON text has twice, and where the second stands. */
export interface NameTwice { name: string; offset: number }

/**
 * Finds a name that is given twice in one object of a JSON text. Reading JSON keeps
 * the last value and forgets the first without a word, other readers the first.
 *
 * @param text valid JSON
 */
export function nameGivenTwice(text: string): NameTwice | undefined {
  const open: (Set<string> | undefined)[] = [];
  let isName = false;
  for (let at = 0; at < text.length; at++) {
    switch (text[at]) {
      case '{':
        open.push(new Set());
        isName = true;
        break;
      case '[':
        open.push(undefined);
        isName = false;
        break;
      case '}':
      case ']':
        open.pop();
        isName = false;
        break;
      case ',':
        isName = open.at(-1) !== undefined;
        break;
      case '"': {
        const end = endOfText(text, at);
        const names = isName ? open.at(-1) : undefined;
        if (names) {
          const name = JSON.parse(text.slice(at, end + 1)) as string;
          if (names.has(name)) return { name, offset: at };
          names.add(name);
          isName = false;
        }
        at = end;
      }
    }
  }
  return undefined;
}

/** Where the quotation mark is that closes the one at `start`. */
function endOfText(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

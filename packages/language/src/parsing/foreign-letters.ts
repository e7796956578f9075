/** Letters of other alphabets that look like Latin ones, as keyboards and word processors put them into names. */
const alike = new Map<string, string>([
  ...pairs('АВЕЅІЈКМНОРСТУХЬ', 'ABESIJKMHOPCTYXb'), ...pairs('аеѕіјорсухьвкмнтг', 'aesijopcyxbbkmhtr'),
  ...pairs('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'), ...pairs('αικνορτυχ', 'aiknoptux'),
]);

const letters = /^[\p{L}\p{M}\p{Nd}]+$/u;

/** Whether a text consists of letters that names are not written with. Text the lexer knows is never asked about. */
export function isForeign(text: string): boolean {
  return letters.test(text);
}

/** The text with Latin letters for those that look like them; undefined where one looks like none. Its length stays the same. */
export function latinFor(text: string): string | undefined {
  const known = [...text].map(letter => alike.get(letter));
  return known.includes(undefined) ? undefined : known.join('');
}

function pairs(foreign: string, latin: string): [string, string][] {
  return [...foreign].map((letter, index) => [letter, latin[index]!]);
}

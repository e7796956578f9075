const irregular = new Map([
  ['people', 'person'], ['persons', 'person'], ['person-years', 'person'], ['children', 'child'], ['women', 'woman'], ['men', 'man'], ['practices', 'practice'],
]);

/** The noun by which a unit is known: `people` and `person` are one, and so are `contacts` and `contact`. */
export function unitOf(noun: string | undefined): string {
  if (!noun) return '';
  const known = irregular.get(noun);
  if (known) return known;
  if (/(?:ss|us|is)$/.test(noun)) return noun;
  if (/ies$/.test(noun)) return `${noun.slice(0, -3)}y`;
  if (/(?:ch|sh|x|ss)es$/.test(noun)) return noun.slice(0, -2);
  return noun.endsWith('s') ? noun.slice(0, -1) : noun;
}

/** Nouns of time: a rate per year is a schedule, not a unit. */
export const timeNouns: ReadonlySet<string> = new Set(['year', 'month', 'quarter', 'week', 'day']);

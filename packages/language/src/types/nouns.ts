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

/** The noun for several of a unit: `people` for `person`, `visits` for `visit`. */
export function manyOf(unit: string): string {
  const known = [...irregular].find(([, one]) => one === unit)?.[0];
  if (known) return known;
  if (/(?:[^s]s|ss)$/.test(unit) && unitOf(unit) === unit) return unit;
  if (/[^aeiou]y$/.test(unit)) return `${unit.slice(0, -1)}ies`;
  return /(?:ch|sh|x|ss)$/.test(unit) ? `${unit}es` : `${unit}s`;
}

/** Nouns of time: a rate per year is a schedule, not a unit. */
export const timeNouns: ReadonlySet<string> = new Set(['year', 'month', 'quarter', 'week', 'day']);

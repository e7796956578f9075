/** What the letters of codes stand for, as tags of reports. */
const areas: ReadonlyMap<string, string> = new Map([
  ['LEX', 'spelling'],
  ['SYN', 'syntax'],
  ['REF', 'names'],
  ['IMP', 'imports'],
  ['TYP', 'types'],
  ['MOD', 'clauses'],
  ['PRG', 'programs'],
  ['FCT', 'facts'],
  ['LED', 'ledgers'],
  ['SCN', 'scenarios'],
  ['CFG', 'project'],
  ['OUT', 'outcomes'],
  ['FUND', 'funding'],
  ['SUB', 'subcontracting'],
  ['COI', 'conflicts-of-interest'],
  ['CHO', 'choice'],
  ['RISK', 'risk'],
  ['PIL', 'pilots'],
  ['TIME', 'time'],
  ['DATA', 'data'],
]);

/** The tag of a code's area: "outcomes" for OUT-019. */
export function areaOf(code: string): string {
  const letters = code.slice(0, code.indexOf('-'));
  return areas.get(letters) ?? letters.toLowerCase();
}

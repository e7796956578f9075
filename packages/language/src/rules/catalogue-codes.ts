/** How many rules the catalogue has in each area: some are not built yet, and contracts may speak of them already. */
const counts = new Map([['OUT', 30], ['FUND', 33], ['SUB', 25], ['COI', 19], ['CHO', 14], ['RISK', 18], ['PIL', 13], ['TIME', 15], ['DATA', 14]]);

/** What the areas of rules are about, in the order of the catalogue. */
export const ruleAreas: ReadonlyMap<string, string> = new Map([
  ['OUT', 'Outcomes and measures'], ['FUND', 'Funding flows and payments'], ['SUB', 'Subcontracting'], ['COI', 'Conflicts of interest and governance'],
  ['CHO', 'Choice and monopoly'], ['RISK', 'Risk transfer and solvency'], ['PIL', 'Pilots and evaluation'], ['TIME', 'Dates and periods'], ['DATA', 'Evidence'],
]);

/** Whether a code is one of the catalogue, built or not. */
export function isOfCatalogue(code: string): boolean {
  const [area = '', number = ''] = code.split('-');
  const index = Number.parseInt(number, 10);
  return index >= 1 && index <= (counts.get(area) ?? 0);
}

/** Whether a code is that of a rule, not one of the tool's own. */
export function isRuleCode(code: string): boolean {
  return counts.has(code.split('-')[0]!);
}

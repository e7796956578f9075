/** Contract texts of any length, without findings. */

const head = (name: string, imports: readonly string[]): string[] => [
  ...imports.map(path => `import "${path}"`), ...(imports.length > 0 ? [''] : []),
  `contract ${name} "A contract of many services" {`,
  '  version  1.0', '  status   live', '  term     1 April 2026 to 31 March 2028', '  years    start 1 April',
  '  currency GBP', '  rounding to £0.01, half up', '', '  commissioner Board "Integrated care board"', '  provider Trust "Community trust"', '',
];

/** One service: what is counted, what a visit costs, what good results add, and what is paid. */
const service = (index: number): string[] => [
  `  // service ${index}`,
  `  fact Visits${index} "Visits of service ${index}" { count of visits between 0 and 10,000, each quarter }`,
  `  fact Result${index} "Results of service ${index}" { percentage between 0% and 100%, each quarter }`,
  `  let Price${index} = £${12 + (index % 9)}.50 per visit`,
  `  let Base${index} "Visits at their price" each quarter = Visits${index} * Price${index} then round to £0.01, half up`,
  `  let Bonus${index} "What good results add" each quarter = Result${index} in bands {`,
  '    below 50%: 0%', '    50% to below 75%: 2.5%', '    otherwise: 5%', '  }',
  `  payment Service${index} "Payment for service ${index}" {`,
  '    from Board to Trust', '    paid quarterly, due 30 days after the period',
  `    amount Base${index} * (100% + Bonus${index}) + Base${Math.max(1, index - 1)} * 1% then up to £90,000`,
  '  }', '',
];

/** A contract of about so many lines. */
export function contractText(lines: number, name = 'Services', imports: readonly string[] = []): string {
  const text = head(name, imports);
  for (let index = 1; text.length + service(index).length < lines || index === 1; index++) text.push(...service(index));
  return [...text, '}', ''].join('\n');
}

/** A file of values for others to import. */
export function libraryText(values: number): string {
  return ['// what all contracts share', ...Array.from({ length: values }, (_, index) => `let Shared${index + 1} = £${index + 1}.25 per visit`), ''].join('\n');
}

/** A short contract that uses values of a library. */
export function importingText(library: string, index: number, values: number): string {
  const text = contractText(40, `Contract${index}`, [library]).split('\n');
  const at = text.findIndex(line => line.includes('let Price1 ='));
  text[at] = `  let Price1 = Shared${1 + (index % values)} + Shared${1 + ((index * 7) % values)}`;
  return text.join('\n');
}

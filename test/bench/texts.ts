/** Contract texts of any length, without findings. */

const head = (name: string, imports: readonly string[], profile?: string): string[] => [
  ...imports.map(path => `import "${path}"`), ...(imports.length > 0 ? [''] : []),
  `contract ${name} "A contract of many services" {`,
  '  version  1.0', '  status   live', '  term     1 April 2026 to 31 March 2028', '  years    start 1 April',
  '  currency GBP', '  rounding to £0.01, half up', ...(profile === undefined ? [] : [`  profile  ${profile}`]), '', '  commissioner Board "Integrated care board"', '  provider Trust "Community trust"', '',
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

/** A contract of about so many lines; with a profile, all rules for reviewers look at it, and find what it lacks. */
export function contractText(lines: number, name = 'Services', imports: readonly string[] = [], profile?: string): string {
  const text = head(name, imports, profile);
  for (let index = 1; text.length + service(index).length < lines || index === 1; index++) text.push(...service(index));
  return [...text, '}', ''].join('\n');
}

/** A file of values for others to import. */
export function libraryText(values: number): string {
  return ['// what all contracts share', ...Array.from({ length: values }, (_, index) => `let Shared${index + 1} = £${index + 1}.25 per visit`), ''].join('\n');
}

/** A short contract that uses values of a library. */
export function importingText(library: string, index: number, values: number, lines = 40, profile?: string): string {
  const text = contractText(lines, `Contract${index}`, [library], profile).split('\n');
  const at = text.findIndex(line => line.includes('let Price1 ='));
  text[at] = `  let Price1 = Shared${1 + (index % values)} + Shared${1 + ((index * 7) % values)}`;
  return text.join('\n');
}

const many = (count: number, line: (index: number) => string): string[] => Array.from({ length: count }, (_, index) => line(index));
const paid = (index: number, from = 'Board'): string => `  payment Pay${index} { from ${from} to P${index}   paid yearly, due 30 days after the period   amount £100 }`;

/** Contracts with so many parties, by what ties them. */
export const partyTexts: Readonly<Record<string, (count: number) => string>> = {
  network: (count) => parties(many(count, (index) => `  provider P${index} { form company, owned by P${index - (index % 10) + ((index + 1) % 10)} 100% }
${paid(index)}
  subcontract Next${index} { by P${index} to P${(index + 1) % count}   term 1 April 2026 to 31 March 2028   pays £10 per year, monthly, within 15 days of the end of the period }`)),
  circle: (count) => parties([...many(count, (index) => `  provider P${index} { form company, owned by P${(index + 1) % count} 100% }
${paid(index, `P${(index * 7 + 3) % count}`)}
  interest of Finance in P${index} { declared on 1 March 2026 }`)]),
  evaluators: (count) => parties([...many(count, (index) => `  provider P${index} { form company, owned by P${Math.max(0, index - 1)} 60%, Trust 40% }
  evaluator E${index} { form company, owned by P${index} 60%, Trust 40% }
${paid(index)}`), `  pilot {
    evaluated by E${count - 1}
    costs £60,000, paid by Board
  }`]),
};

function parties(lines: readonly string[]): string {
  return [...head('Many', [], 'generic'), '  person Finance', '  body Panel { of Board   members Finance }', ...lines, '}', ''].join('\n');
}

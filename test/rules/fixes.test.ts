import { describe, expect, it } from 'vitest';
import { checkTexts, corrected } from './support/check-texts.ts';
import { readFixture } from './support/fixture.ts';
import { mended } from './support/mended.ts';

/** What is found in fixture text, and its corrections as title and lines that are new or no more there. */
async function offered(lines: string): Promise<string[]> {
  const { files } = readFixture('NONE-001', 'fixes', `// NONE-001\n${lines}`);
  return (await checkTexts(files)).flatMap(({ code, file, extras }) => {
    const { text } = files.find(({ name }) => name === file)!;
    const told = (extras.corrections ?? []).map(({ title, edits }) => [`${code} ${title}`, ...difference(text, corrected(text, edits))].join('\n'));
    return told.length === 0 ? [code] : told;
  });
}

function difference(before: string, after: string): string[] {
  const [one, other] = [before.split('\n'), after.split('\n')];
  const only = (lines: readonly string[], others: readonly string[], sign: string): string[] => lines.filter((line) => !others.includes(line)).map((line) => `${sign} ${line.trim()}`);
  return [...only(one, other, '-'), ...only(other, one, '+')];
}

const sole = (rest: string): string => `{{frame live}}
payment Rare "A rare service" {
  from Budget to Lead
  paid monthly, due 15 days after the period
  amount £10,000 per month
  VAT exempt
  awarded by Panel on 2 February 2026, sole-provider${rest}
}
`;
const lead = 'provider Lead "The lead" { contact "lead@example.org" }\n';

describe('a correction', () => {
  it('mends all that one slip leaves open', async () => {
    expect(await offered(`${sole('')}${lead}`)).toEqual([
      `CHO-005 Give the reasons, and say how 'Lead' answers
- awarded by Panel on 2 February 2026, sole-provider
- provider Lead "The lead" { contact "lead@example.org" }
+ awarded by Panel on 2 February 2026, sole-provider "To be written: why nobody else could be chosen"
+ provider Lead "The lead" { contact "lead@example.org"   accountable by open-book, public-reporting, benchmarking, user-voice, step-in, break "To be written: where each of these is agreed" }`,
    ]);
  });

  it('never edits another file than the one it is shown in', async () => {
    expect(await offered(`import "./library.remit"\n${sole(' "Nobody else answered"')}=== library.remit\n${lead}`)).toEqual(['CHO-005']);
    expect(await offered(`import "./library.remit"\n${sole('')}=== library.remit\n${lead}`)).toEqual([
      'CHO-005 Give the reasons\n- awarded by Panel on 2 February 2026, sole-provider\n+ awarded by Panel on 2 February 2026, sole-provider "To be written: why nobody else could be chosen"',
    ]);
  });

  const rent = `{{frame}}
payment Rent "For rooms" {
  from Trust to Board
  paid yearly, due 30 days after the period
  amount £50,000
  VAT outside the scope
}
`;

  it('takes a declaration out only where nothing names it', async () => {
    expect((await offered(rent)).map((one) => one.split('\n')[0])).toEqual(["FUND-007 Take 'Rent' out"]);
    expect((await offered(`${rent}let Told "What rooms cost" each year, published = Rent\n`)).map((one) => one.split('\n')[0])).toEqual(['FUND-007']);
  });

  it('turns the direction of a measure round only where no other outcome of it was right', async () => {
    const outcome = (name: string, target: string): string => `outcome ${name} "Control" {\n  measured by Other in Adults\n  baseline 60% in 2024/25\n  target ${target}\n  accountable Trust\n}\n`;
    const text = `{{frame}}\nmeasure Other "Adults with a plan" {\n  proportion Planned / Asked\n  better when higher\n  source "National audit", owner "The institute", available 60 days after the period\n  definition "Version 3"\n}\n`;
    const titles = async (lines: string): Promise<string[]> => (await offered(text + lines)).map((one) => one.split('\n')[0]!);
    expect(await titles(outcome('One', '50%'))).toEqual(['OUT-006 Exchange baseline and target', "OUT-006 Write 'better when lower'"]);
    expect(await titles(outcome('One', '50%') + outcome('Two', '70%'))).toEqual(['OUT-006 Exchange baseline and target']);
  });

  it('names what it declares as nothing else is named', async () => {
    const text = `{{frame}}
let AskedFor "Expected of later variations" each year, to be agreed = £300,000 + £5
let AskedForTaken "Something else" each year, published = £1
let Planned "Left over by the plan" each year, published = £1,200,000 + AskedFor - £1,400,000
rules { total of Planned in the year at least £0 each year }
`;
    expect(await offered(text)).toEqual([`FUND-013 Make 'AskedFor' an option, which 'AskedForTaken2' takes up
- let AskedFor "Expected of later variations" each year, to be agreed = £300,000 + £5
+ let AskedFor "Expected of later variations" each year = if AskedForTaken2 then (£300,000 + £5) otherwise £0
+ fact AskedForTaken2 "Whether it is taken up, to be written" { yes or no, each year }`]);
  });

  it('writes exact figures', async () => {
    const { files } = readFixture('NONE-001', 'falling', `// NONE-001
{{frame live}}
fact Seen "Contacts" { count of contacts between 0 and 10,000, each quarter }
payment Hospital "Hospital" {
  from Budget to Trust
  paid quarterly, due 45 days after the period
  amount £95 per contact in Seen then no lower than £200,001
  missing data: hold
  recoveries: carry
  VAT outside the scope
}
fact Elsewhere "Contacts with others" { count of contacts between 0 and 10,000, each quarter }
choice Chosen "Patients who choose others" {
  patients may go elsewhere for Core, Hospital
  paid quarterly, due 45 days after the period
  leakage £85 per contact in Elsewhere, Trust pays Board
  inflow 80% of that price per contact in Elsewhere, Board pays Trust
  missing data: hold
  VAT outside the scope
}
`);
    const [finding] = (await checkTexts(files)).filter(({ code }) => code === 'CHO-007');
    const { text } = mended(files, 'main.remit', finding!.extras.corrections![0]!)[0]!;
    expect(text.replace(/\s+/g, ' ')).toContain('let HospitalFloor "Least income, which falls to nothing" each year = £200,001 in 2026/27, £100,000 in 2027/28, £0 from 2028/29');
    expect(text).toContain('then no lower than HospitalFloor');
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { compileProject } from '@remit/compiler';
import type { HintHost, HintKind } from '@remit/language/lsp/inlay-hints/hint';
import { kindsShown } from '@remit/language/lsp/inlay-hints/settings';
import { buildDocuments, type SourceText } from '@remit/language';
import { EmptyFileSystem } from 'langium';
import { DidChangeConfigurationNotification, type InlayHint } from 'vscode-languageserver';
import { describe, expect, it } from 'vitest';
import { createServerServices } from '../../packages/server/src/create-services.ts';
import { inlayHintHost } from '../../packages/server/src/inlay-hint-host.ts';
import { fresh } from '../helpers/editor.ts';

const whole = { start: { line: 0, character: 0 }, end: { line: 100_000, character: 0 } };

interface Asked { readonly today?: string; readonly range?: typeof whole; readonly only?: HintKind }

function servicesAt(today?: string) {
  const [year, month, day] = (today ?? '').split('-').map((part) => Number.parseInt(part, 10));
  const host: HintHost = { isPaymentDay: inlayHintHost.isPaymentDay!, ...(today !== undefined && { today: () => ({ year: year!, month: month!, day: day! }) }) };
  return createServerServices({ ...EmptyFileSystem }, undefined, host);
}

async function hintsOf(sources: readonly SourceText[], { today, range = whole, only }: Asked = {}): Promise<{ hints: InlayHint[]; text: string }> {
  const services = servicesAt(today);
  const provider = services.remit.lsp.InlayHintProvider!;
  if (only) services.shared.workspace.ConfigurationProvider.updateConfiguration({ settings: { remit: { inlayHints: Object.fromEntries([...kindsShown(undefined)].map((kind) => [kind, kind === only])) } } });
  const [document] = await buildDocuments(services, sources);
  const hints = await provider.getInlayHints(document!, { textDocument: { uri: document!.uri.toString() }, range });
  return { hints: hints ?? [], text: document!.textDocument.getText() };
}

/** The text with its hints where they are shown. */
async function shown(text: string, asked: Asked = {}, ...others: SourceText[]): Promise<string> {
  const { hints } = await hintsOf([{ uri: fresh(), text }, ...others], asked);
  const lines = text.split('\n');
  for (const { position: { line, character }, label } of [...hints].reverse()) lines[line] = `${lines[line]!.slice(0, character)}‹${label as string}›${lines[line]!.slice(character)}`;
  return lines.join('\n');
}

const head = '  term 1 April 2026 to 31 March 2031\n  years start 1 April\n  currency GBP\n  rounding to £0.01, half up\n';
const parties = '  commissioner Board "Board"\n  provider Trust "Trust"\n';
const contract = (body: string, more = ''): string => `contract Care "Care" {\n${head}${more}${parties}${body}}\n`;
/** The lines of a body with their hints, without the head. */
async function body(text: string, asked: Asked = {}, more = ''): Promise<string> {
  const all = await shown(contract(text, more), asked);
  return all.slice(contract('', more).length - 2, -2);
}

describe('units', () => {
  const facts = '  fact Visits each year { count of visits }\n  fact Spend each year { money }\n  fact Share each year { percentage }\n';
  const amount = (words: string): Promise<string> => body(`${facts}  payment Core { from Board to Trust paid yearly, due on 30 June 2027 amount ${words} }\n`, { only: 'units' }).then((text) => text.slice(text.indexOf('amount ') + 7, -3));

  it('stand behind names whose unit nothing shows', async () => {
    expect(await amount('Spend * Share + Visits * £5 per visit')).toBe('Spend‹£› * Share‹%› + Visits‹visits› * £5 per visit');
  });

  it('are left out where a figure beside the name shows them, and where only presence is asked', async () => {
    expect(await amount('if Share at least 60% and Visits is not missing then £5 otherwise £0')).toBe('if Share at least 60% and Visits is not missing then £5 otherwise £0');
    expect(await amount('£5 * (Share rising from 60% to 70%)')).toBe('£5 * (Share rising from 60% to 70%)');
  });

  it('say what a named value is in, unless it is a literal', async () => {
    expect(await body(`${facts}  let Price = Spend / Visits\n  let Fee = £12\n  let Part = 40%\n`, { only: 'units' })).toContain("  let Price‹£ per visit› = Spend‹£› / Visits‹visits›\n  let Fee = £12\n  let Part = 40%\n");
  });

  it('say what a rate is counted per', async () => {
    expect(await body('  measure Admissions { rate Admitted per 1,000 people, between 0 and 200 per 1,000 better when lower }\n  let Many = 2 * Admissions\n', { only: 'units' })).toContain('let Many = 2 * Admissions‹per 1,000 people›');
  });

  it('are in the money of the contract', async () => {
    const text = contract(`${facts}  let Twice = 2 * Spend\n`).replace('GBP', 'USD');
    expect(await shown(text, { only: 'units' })).toContain('let Twice‹$› = 2 * Spend‹$›');
  });
});

describe('dates', () => {
  const due = (paid: string, more = ''): Promise<string> => body(`  payment Core { from Board to Trust paid ${paid} amount £5 }\n`, { only: 'dates' }, more).then((text) => text.slice(text.indexOf('paid ') + 5, text.indexOf(' amount')));
  const england = '  due dates roll forward, calendar england\n';

  it.each([
    ['monthly, due 15 days after the period', '', 'monthly, due 15 days after the period‹first: 15 May 2026›'],
    ['yearly, due 30 days after the end of the period', '', 'yearly, due 30 days after the end of the period‹first: 30 April 2027›'],
    ['quarterly, due 2 months after the period', '', 'quarterly, due 2 months after the period‹first: 30 August 2026›'],
    ['quarterly, due on the last day of the month', '', 'quarterly, due on the last day of the month‹first: 30 June 2026›'],
    ['monthly, in advance, due on day 15 of the period', '', 'monthly, in advance, due on day 15 of the period‹first: 15 April 2026›'],
    ['yearly, due 30 September after the period', '', 'yearly, due 30 September after the period‹first: 30 September 2027›'],
    ['once, due 30 days after the period', '', 'once, due 30 days after the period‹first: 30 April 2031›'],
    ['yearly in 12 monthly instalments due on the last day of the month', '', 'yearly in 12 monthly instalments due on the last day of the month‹first: 30 April 2026›'],
    // 15 May 2027 is a Saturday; 31 May 2027 a bank holiday.
    ['yearly, due 15 May after the period', england, 'yearly, due 15 May after the period‹first: 17 May 2027›'],
    ['yearly, due on 31 May 2027', england, 'yearly, due on 31 May 2027‹→ 1 June 2027›'],
    ['yearly, due on 30 June 2027', england, 'yearly, due on 30 June 2027'],
    // Good Friday is on 26 March 2027, Easter Monday on the 29th.
    ['yearly, due 5 working days after the period', england, 'yearly, due 5 working days after the period‹first: 7 April 2027›'],
  ])('%s', async (text, more, expected) => {
    expect(await due(text.replace('yearly in', 'yearly, in'), more)).toBe(expected.replace('yearly in', 'yearly, in'));
  });

  it('is not told where the calendar is not known, the day does not exist, or the term cannot be read', async () => {
    expect(await due('yearly, due 15 days after the period', '  due dates roll forward, calendar atlantis\n')).toBe('yearly, due 15 days after the period');
    expect(await due('monthly, due on day 31 of the period')).toBe('monthly, due on day 31 of the period');
    expect(await shown(contract('  payment Core { from Board to Trust paid yearly, due 5 days after the period amount £5 }\n').replace('31 March 2031', '31 March 2020'), { only: 'dates' })).not.toContain('‹');
  });

  it('begins with the first period of the term, as far as it lies in it', async () => {
    const text = contract('  payment Core { from Board to Trust paid quarterly, due 5 days after the period amount £5 }\n').replace('term 1 April 2026', 'term 1 May 2026');
    expect(await shown(text, { only: 'dates' })).toContain('after the period‹first: 5 July 2026›');
  });

  it('is that of what is available, counted, or too late', async () => {
    expect(await body('  population Adults { size People, counted on 1 January before each year expected 10 people }\n', { only: 'dates' })).toContain('before each year‹first: 1 January 2026›');
    expect(await body('  fact Spend each year { money, available 90 days after the period }\n', { only: 'dates' })).toContain('90 days after the period‹first: 29 June 2027›');
    expect(await due('yearly, due 30 June after the period missing data: pays nothing after 31 March')).toBe('yearly, due 30 June after the period‹first: 30 June 2027› missing data: pays nothing after 31 March‹first: 31 March 2027›');
  });

  it('follows the due date of another payment', async () => {
    const text = await body('  payment Core { from Board to Trust paid monthly, due 15 days after the period amount £5 }\n  payment Rest { from Board to Trust paid yearly, due 5 days after the due date of Core amount £5 }\n', { only: 'dates' });
    expect(text).toContain('due date of Core‹first: 20 April 2027›');
  });

  it('ends where payments follow each other in a circle', async () => {
    const text = '  payment A { from Board to Trust paid yearly, due 5 days after the due date of B amount £5 }\n  payment B { from Board to Trust paid yearly, due 5 days after the due date of A amount £5 }\n';
    expect(await body(text, { only: 'dates' })).toBe(text);
  });
});

describe('prices', () => {
  const price = (words: string, asked: Asked = {}): Promise<string> => body(`  payment Core { from Board to Trust paid yearly, due on 30 June 2027 amount ${words} }\n`, { ...asked, only: 'prices' }).then((text) => text.slice(text.indexOf('amount ') + 7, -3));

  it('show the first rise before there is one, then that of the day, then the last of the term', async () => {
    const uplift = 'uplift 2.1% each year from 1 April 2027, price rounded to £0.01';
    expect(await price(`£1,320 ${uplift}`)).toBe(`£1,320‹→ £1,347.72 from 1 April 2027› ${uplift}`);
    expect(await price(`£1,320 ${uplift}`, { today: '2026-06-01' })).toBe(`£1,320‹→ £1,347.72 from 1 April 2027› ${uplift}`);
    expect(await price(`£1,320 ${uplift}`, { today: '2028-04-01' })).toBe(`£1,320‹→ £1,376.02 from 1 April 2028› ${uplift}`);
    expect(await price(`£1,320 ${uplift}`, { today: '2040-01-01' })).toBe(`£1,320‹→ £1,434.42 from 1 April 2030› ${uplift}`);
  });

  it('are exact where the text says so, and follow the rate of each year', async () => {
    expect(await price('£100 uplift 1.5% each year from 1 April 2027, exact', { today: '2028-05-01' })).toContain('£100‹→ £103.0225 from 1 April 2028›');
    expect(await price('£100 uplift 2% in 2027/28, 3% from 2028/29 each year from 1 April 2027, exact', { today: '2029-05-01' })).toContain('£100‹→ £108.2118 from 1 April 2029›');
  });

  it('are left out for limits and thresholds, and where the rate is a fact', async () => {
    const uplift = 'uplift 2% each year from 1 April 2027, exact';
    expect(await price(`£100 then up to £90 ${uplift}`)).toBe(`£100‹→ £102 from 1 April 2027› then up to £90 ${uplift}`);
    expect(await price('£100 uplift by Cpih each year from 1 April 2027, exact')).toBe('£100 uplift by Cpih each year from 1 April 2027, exact');
  });
});

describe('what is left', () => {
  it.each([
    ['up to £100 { 60% for Good }', 'up to £100 { 60%‹← 40% left› for Good }'],
    ['up to £100 { 60% for Good 40% for Good }', 'up to £100 { 60% for Good 40% for Good }'],
    ['up to £100 { 60% for Good 45% for Good }', 'up to £100 { 60% for Good 45%‹← 5% too much› for Good }'],
    ['up to £100 { 1/3 for Good 1/3 for Good }', 'up to £100 { 1/3 for Good 1/3‹← 100/3% left› for Good }'],
    ['up to £100 { 62.5% for Good rest unpaid }', 'up to £100 { 62.5% for Good rest unpaid‹← 37.5%› }'],
  ])('of weights: %s', async (amount, expected) => {
    const text = await body(`  measure Good { score from 0 to 1 better when higher }\n  payment Core { from Board to Trust paid yearly, due on 30 June 2027 amount ${amount} }\n`, { only: 'remaining' });
    expect(text.slice(text.indexOf('amount ') + 7, -3)).toBe(expected);
  });

  it('of shares', async () => {
    expect(await body('  payment Core { from Board to Trust 70%, Board paid yearly, due on 30 June 2027 amount £5 }\n', { only: 'remaining' })).toContain('to Trust 70%, Board‹← 30% left› paid');
    expect(await body('  payment Core { from Board 45% to Trust paid yearly, due on 30 June 2027 amount £5 }\n', { only: 'remaining' })).toContain('from Board 45%‹← 55% left› to Trust paid');
    expect(await body('  fund Pot { from Board £5, Trust £6 each year }\n', { only: 'remaining' })).not.toContain('‹');
  });
});

describe('sums of a year', () => {
  const people = '  population Adults { expected 24,300 people }\n';
  const sum = (clauses: string, asked: Asked = {}, more = ''): Promise<string> => body(`${people}  payment Core { from Board to Trust ${clauses} }\n${more}`, { ...asked, only: 'yearlySums' });

  it('of a monthly price, with the people who are expected', async () => {
    expect(await sum('paid monthly, due on the last day of the month amount £1,320 per person in Adults per year')).toContain('per year‹= £32,076,000 in 2026/27› }');
    expect(await sum('paid monthly, due on the last day of the month amount £1,250.50')).toContain('£1,250.50‹= £15,006 in 2026/27› }');
    expect(await sum('paid quarterly, due on the last day of the month amount £1,000')).toContain('£1,000‹= £4,000 in 2026/27› }');
  });

  it('are left out where the sum is what is written, or hangs on facts', async () => {
    expect(await sum('paid yearly, due 5 days after the period amount £1,000')).not.toContain('‹');
    expect(await sum('paid monthly, due 5 days after the period amount £5 per visit in Visits', {}, '  fact Visits each month { count of visits }\n')).not.toContain('‹');
  });

  it('are the most there can be where results are paid for, of the year of today', async () => {
    const results = '  measure Good { score from 0 to 1 better when higher }\n  payment Results { from Board to Trust paid yearly, due 5 days after the period amount up to 8% of Core { 100% for Good } }\n';
    expect(await sum('paid monthly, due 5 days after the period amount £1,000', { today: '2028-07-01' }, results)).toContain('£1,000‹= £12,000 in 2028/29› }');
    expect(await sum('paid monthly, due 5 days after the period amount £1,000', { today: '2028-07-01' }, results)).toContain('up to 8% of Core‹at most £960 in 2028/29› {');
  });

  it('are left out once a variation may have changed them', async () => {
    const varied = '  variation 1 "Less" effective on 1 October 2026 { Core { amount £900 } reason "x" agreed by Board, Trust on 1 May 2026 }\n';
    expect(await sum('paid monthly, due 5 days after the period amount £1,000', {}, varied)).not.toContain('‹');
  });
});

describe('all hints', () => {
  const text = contract('  payment Core { from Board to Trust paid monthly, due 15 days after the period amount £1,000 }\n  payment More { from Board to Trust paid monthly, due 20 days after the period amount £2,000 }\n');

  it('are of the range that is asked for', async () => {
    const line = text.split('\n').findIndex((one) => one.includes('More'));
    const { hints } = await hintsOf([{ uri: fresh(), text }], { range: { start: { line, character: 0 }, end: { line: line + 1, character: 0 } } });
    expect(hints.map(({ label }) => label)).toEqual(['first: 20 May 2026', '= £24,000 in 2026/27']);
  });

  it('are not shown in what cannot be read, nor what rests on it', async () => {
    const broken = text.replace('amount £1,000', 'amount £1,000 per per');
    expect(await shown(broken)).not.toMatch(/Core .*‹/);
    expect(await shown(broken)).not.toContain('£24,000');
    for (let cut = 1; cut < text.length; cut += 7) await hintsOf([{ uri: fresh(), text: text.slice(0, cut) }]);
  });

  it('can be switched off kind by kind; what is no setting has no effect', () => {
    expect([...kindsShown({ units: false, dates: 'no', __proto__: null, constructor: false })]).toEqual(['dates', 'prices', 'remaining', 'yearlySums']);
    expect([...kindsShown(null)]).toHaveLength(5);
    expect([...kindsShown({ prices: false, units: false, dates: false, remaining: false, yearlySums: false })]).toEqual([]);
    expect(DidChangeConfigurationNotification.method).toBe('workspace/didChangeConfiguration');
  });

  it('live with hostile names', async () => {
    const hostile = contract('  fact Constructor each year { money }\n  fact HasOwnProperty each year { percentage }\n  let ToString = Constructor * HasOwnProperty\n');
    expect(await shown(hostile, { only: 'units' })).toContain('let ToString‹£› = Constructor‹£› * HasOwnProperty‹%›');
  });

  it('take under 50 ms for what is in view of 10,000 lines', async () => {
    const many = Array.from({ length: 2_000 }, (_, index) => `  fact Visits${index} each month { count of visits }\n  payment Core${index} {\n    from Board to Trust\n    paid monthly, due 15 days after the period\n    amount £5 per visit in Visits${index} + £${index + 1}\n  }\n`).join('');
    const services = servicesAt();
    const [document] = await buildDocuments(services, [{ uri: fresh(), text: contract(many) }], { validation: false });
    const view = { start: { line: 6_000, character: 0 }, end: { line: 6_060, character: 0 } };
    const params = { textDocument: { uri: document!.uri.toString() }, range: view };
    const times: number[] = [];
    for (let run = 0; run < 8; run++) {
      // The time of the processor: that of the wall is shared with whatever else runs.
      const before = process.cpuUsage();
      const hints = await services.remit.lsp.InlayHintProvider!.getInlayHints(document!, params);
      times.push(process.cpuUsage(before).user / 1000);
      expect(hints!.length).toBe(10);
    }
    expect(Math.min(...times)).toBeLessThan(50);
  });
});

describe('days and prices as programs have them', () => {
  const root = path.resolve(import.meta.dirname, '../fixtures/contracts');
  const library = readdirSync(path.join(root, 'library')).map((name) => `library/${name}`);

  it('in the contracts of the fixtures', async () => {
    const compared: string[] = [];
    const services = servicesAt();
    const source = (one: string): SourceText => ({ uri: `file:///fixtures/${one}`, text: readFileSync(path.join(root, one), 'utf8') });
    const others = await buildDocuments(services, library.map(source), { validation: false });
    for (const name of readdirSync(root).filter((one) => one.endsWith('.remit') && one !== 'every-phrase.remit')) {
      const [document] = await buildDocuments(services, [source(name)], { validation: false });
      const lines = compileProject([document!, ...others]).contracts.flatMap(({ program }) => program.lines);
      const text = document!.textDocument;
      const hints = (await services.remit.lsp.InlayHintProvider!.getInlayHints(document!, { textDocument: { uri: document!.uri.toString() }, range: whole }))!;
      for (const { position, label } of hints) {
        const [line] = text.getText({ start: { line: position.line, character: 0 }, end: position }).split('\n');
        const first = /^first: (.*)$/.exec(label as string)?.[1];
        const before = text.getText({ start: { line: 0, character: 0 }, end: position });
        const head = [...before.matchAll(/^ {2}(\w.*)$/gm)].at(-1)?.[1] ?? '';
        const declared = /^(?:payment|pool|withhold|share|subcontract) (\w+)/.exec(head)?.[1];
        const slots = lines.filter(({ of }) => of === declared).flatMap(({ schedule }) => schedule.slice(0, 1));
        if (first === undefined || slots.length === 0 || !/^ *(?:paid|pays|payment|pool|share|withhold|subcontract) .*(?:due|within) (?!.*(?:data|available))/.test(line!)) continue;
        expect(slots.map(({ due }) => written(due)), `${name} ${declared}: ${line} ${label as string}`).toContain(first);
        compared.push(declared!);
      }
    }
    expect(compared).toHaveLength(36);
  });
});

it('prices are those of the program', async () => {
  const root = path.resolve(import.meta.dirname, '../fixtures/contracts');
  const sources = ['northshire.remit', 'library/diabetes-measures.remit'].map((one) => ({ uri: `file:///priced/${one}`, text: readFileSync(path.join(root, one), 'utf8') }));
  const { hints } = await hintsOf(sources, { only: 'prices' });
  expect(hints.map(({ label }) => label)).toEqual(['→ £1,347.72 from 1 April 2027', '→ £35,224,500 from 1 April 2027']);
  const documents = await buildDocuments(servicesAt(), sources);
  const program = JSON.stringify(compileProject(documents).contracts[0]!.program);
  expect(program).toContain('"1347.72"');
  expect(program).toContain('"35224500"');
});

function written(iso: string): string {
  const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
  const [year, month, day] = iso.split('-').map((part) => Number.parseInt(part, 10));
  return `${day} ${months[month! - 1]} ${year}`;
}

import { beforeAll, describe, expect, it } from 'vitest';
import { summaryOf, summaryText, pictureOf, reckoned, renderPicture } from '@remit/views';
import type { ConflictPicture } from '@remit/views/pictures/conflicts';
import type { CurvesPicture } from '@remit/views/pictures/curves';
import type { DeliveryNode, DeliveryPicture } from '@remit/views/pictures/delivery';
import type { MoneyPicture } from '@remit/views/pictures/money';
import type { TimelinePicture } from '@remit/views/pictures/timeline';
import { periodInWords } from '@remit/views/words';
import { Folder } from '../cli/support/run.ts';
import { FENMARCH, NORTHSHIRE, viewed, type Viewed } from './support/load.ts';
import { elementsOf, readXml } from './support/xml.ts';

let [northshire, fenmarch]: Viewed[] = [];
beforeAll(async () => {
  [northshire, fenmarch] = await viewed([NORTHSHIRE, FENMARCH]);
});

const nodesOf = ({ nodes }: MoneyPicture): string[] => nodes.map(({ column, kind, title, sums }) => `${column} ${kind} ${title}: ${sums}`);
const linksOf = ({ nodes, links }: MoneyPicture): string[] => links.map(({ from, to, sum, basis }) => `${nodes[from]!.title} > ${nodes[to]!.title}: ${sum?.value ?? '-'} ${basis}`);
const treeOf = ({ title, details, children }: DeliveryNode): unknown[] => [title, ...details, ...children.map(treeOf)];

describe('money', () => {
  it('goes from who commissions to who does the work, with exact sums', () => {
    const money = pictureOf('money', fenmarch!.overview) as MoneyPicture;
    expect(money.year).toBe('2015/16');
    expect(nodesOf(money)).toEqual([
      '0 party NHS Fenmarch Clinical Commissioning Group: up to £186,000,000',
      '1 fund Budget for older people: limit £186,000,000',
      '2 payment Fixed payment: £144,400,000',
      '2 payment Payment for results: up to £7,600,000',
      '2 payment What the first year\'s final value adds: not known beforehand',
      '3 party Fenmarch United Care LLP: up to £152,000,000, plus what is not known beforehand',
      '4 party Fenmarch Community and Mental Health NHS Foundation Trust: £92,000,000',
      '4 party Fenmarch City Hospitals NHS Foundation Trust: £54,600,000',
      '4 party Wisbourne District Hospital NHS Trust: £17,000,000',
      '4 party Fenmarch Good Neighbours: £5,000,000',
    ]);
    expect(linksOf(money)).toEqual([
      'NHS Fenmarch Clinical Commissioning Group > Budget for older people: 186000000 limit',
      'Budget for older people > Fixed payment: 144400000 fixed',
      'Budget for older people > Payment for results: 7600000 most',
      'Budget for older people > What the first year\'s final value adds: - unstated',
      'Fixed payment > Fenmarch United Care LLP: 144400000 fixed',
      'Payment for results > Fenmarch United Care LLP: 7600000 most',
      'What the first year\'s final value adds > Fenmarch United Care LLP: - unstated',
      'Fenmarch United Care LLP > Fenmarch Community and Mental Health NHS Foundation Trust: 92000000 fixed',
      'Fenmarch United Care LLP > Fenmarch City Hospitals NHS Foundation Trust: 54600000 fixed',
      'Fenmarch United Care LLP > Wisbourne District Hospital NHS Trust: 17000000 fixed',
      'Fenmarch United Care LLP > Fenmarch Good Neighbours: 5000000 fixed',
    ]);
  });

  it('is that of the year asked for', () => {
    const money = pictureOf('money', fenmarch!.overview, { year: '2019/20' }) as MoneyPicture;
    expect(nodesOf(money).slice(2, 4)).toEqual(['2 payment Fixed payment: £131,575,000', '2 payment Payment for results: up to £6,925,000']);
    expect(money.tables[0]!.rows[0]!.cells).toEqual(['Fixed payment', 'Budget for older people', 'Fenmarch United Care LLP', '£144,400,000', '£141,075,000', '£137,750,000', '£134,900,000', '£131,575,000']);
  });

  it('ends in a node of its own where it goes back to who paid', () => {
    const money = pictureOf('money', northshire!.overview) as MoneyPicture;
    expect(linksOf(money)).toEqual(expect.arrayContaining(['Northshire Care Partnership > Gain and loss share: - shared', 'Gain and loss share > NHS Northshire Integrated Care Board: - shared']));
    expect(money.nodes.filter(({ title }) => title === 'NHS Northshire Integrated Care Board').map(({ column }) => column)).toEqual([0, 5]);
  });

  it('says that the price of a year is not that of a part of it', () => {
    const money = pictureOf('money', northshire!.overview) as MoneyPicture;
    expect(nodesOf(money)).toContain('4 party Northshire Community Nursing CIC: £3,849,120 a whole year, plus what is not known beforehand');
  });
});

describe('delivery', () => {
  it('is a tree of those who are paid and those they pay', () => {
    expect(treeOf((pictureOf('delivery', northshire!.overview) as DeliveryPicture).root)).toEqual([
      'Integrated diabetes care for Northshire',
      ['Northshire Care Partnership', '“Whole-population payment”', '“Outcome payment”', '“Gain and loss share”', 'answers for “Blood glucose is under control” and “Fewer emergency admissions”',
        ['Northshire Community Nursing CIC', '“Community diabetes nursing”', 'answers for “Fewer emergency admissions”']],
    ]);
  });
});

describe('curves', () => {
  it('have exact corners, with levels and money', () => {
    const { panels } = pictureOf('curves', northshire!.overview) as CurvesPicture;
    expect(panels.map(({ title, pays, pieces, levels, most }) => ({ title, pays, pieces: pieces.map(({ points }) => points.map(({ x, y }) => `${x},${y}`).join(' ')), levels: levels.map(({ level, x }) => `${level} ${x}`), most }))).toEqual([
      { title: 'Blood glucose is under control', pays: 'Outcome payment: 60% of it, up to £1,539,648 in 2026/27', pieces: ['0.59,0 0.612,0', '0.612,0 0.7,1', '0.7,1 0.722,1'], levels: ['baseline 0.612', 'target 0.7'], most: { value: '1539648', currency: '£' } },
      { title: 'Fewer emergency admissions', pays: 'Outcome payment: 40% of it, up to £1,026,432 in 2026/27', pieces: ['77,1 80,1', '80,1 92,0', '92,0 95,0'], levels: ['baseline 92', 'target 80'], most: { value: '1026432', currency: '£' } },
    ]);
    expect(panels.map(({ across, up }) => [across, up])).toEqual([['HbA1c at or below target, in %', 'Earned in 2026/27'], ['Emergency admissions for diabetes, per 1,000', 'Earned in 2026/27']]);
    expect(pictureOf('curves', northshire!.overview).notes).toEqual(['“Gain and loss share” is not drawn: it depends on what is spent. The summary tells it under “Who bears the risk”.']);
  });
});

it('names a period as people do', () => {
  expect(['2026-04', '2026-12', '2026-13', '2026/27-Q1', '2026/27-Q4', '2026/27', '2026', 'term', 'Spring'].map(periodInWords)).toEqual(['April 2026', 'December 2026', '2026-13', 'the first quarter of 2026/27', 'the fourth quarter of 2026/27', '2026/27', '2026', 'the term', 'Spring']);
});

describe('conflicts', () => {
  it('show the way of a person who decides about money for those he or she is tied to', () => {
    const { nodes, edges, notes } = pictureOf('conflicts', northshire!.overview) as ConflictPicture;
    expect(edges.filter(({ isOnPath }) => isOnPath).map(({ from, to, kind }) => `${nodes[from]!.title} ${kind} ${nodes[to]!.title}`)).toEqual([
      'Director of finance member Contract award panel', 'Contract award panel decides Northshire Care Partnership', 'Director of finance interest Hill Practices Federation', 'Hill Practices Federation owns Northshire Care Partnership',
    ]);
    expect(notes).toEqual(['Director of finance has a declared interest (“Spouse is a partner”) in Hill Practices Federation, which owns a part of Northshire Care Partnership, and sits on Contract award panel, which decides about “Whole-population payment” paid to Northshire Care Partnership. Managed by recusal from Contract award panel.']);
  });

  it('are told apart by whether the contract says how they are managed', async () => {
    const party = (managed: string): string => `contract C { term 1 April 2027 to 31 March 2029   years start 1 April   currency GBP   rounding to £0.01, half up
      commissioner Board   provider Care   person Ann   person Bob   body Panel { of Board   members Ann, Bob }   awarded by Panel on 1 March 2027, competitive-process "Minutes"
      interest of Ann in Care "Shares" { declared on 1 January 2027 ${managed} }
      payment Pay { from Board to Care   paid yearly, due 30 days after the period   amount £1,000 } }`;
    const told = async (managed: string): Promise<unknown[]> => {
      const folder = new Folder({ 'c.remit': party(managed) });
      const picture = pictureOf('conflicts', (await viewed([`${folder.path}/c.remit`]))[0]!.overview) as ConflictPicture;
      const svg = elementsOf(readXml(await renderPicture(picture)));
      const edges = picture.edges.filter(({ isOnPath }) => isOnPath).map(({ kind, text, isManaged }) => `${kind} ${text} ${isManaged}`);
      return [...edges, svg.some(({ attributes }) => attributes.get('class') === 's-alert'), ...svg.map(({ text }) => text).filter((text) => text.startsWith('tied to who'))];
    };
    expect(await told('managed by recusal from Panel')).toEqual(['member  true', 'decides  true', 'interest interest, managed true', false, 'tied to who is paid: the contract says how that is managed']);
    expect(await told('')).toEqual(['member  false', 'decides  false', 'interest interest, not managed false', true, 'tied to who is paid: nothing is said about how that is managed']);
  });

  it('are none where no body decides', () => {
    const { edges } = pictureOf('conflicts', fenmarch!.overview) as ConflictPicture;
    expect(edges.map(({ kind, text, isOnPath }) => `${kind} ${text} ${isOnPath}`)).toEqual(['owns owns 50% false', 'owns owns 50% false']);
  });
});

describe('timeline', () => {
  it('has terms, decisions, due dates and days of results', () => {
    const timeline = pictureOf('timeline', northshire!.overview, { program: northshire!.program }) as TimelinePicture;
    expect([timeline.from, timeline.until]).toEqual(['2025-12-02', '2031-12-31']);
    expect(timeline.groups.map(({ title, rows }) => [title, ...rows.map(({ label, detail }) => `${label}: ${detail}`)])).toEqual([
      ['Terms', 'Term of the contract: 1 April 2026 to 31 March 2031', 'Whole years of the contract: 5 years', 'Term of “Community diabetes nursing”: 1 July 2026 to 31 March 2029', 'Guarantee of Northshire Hospitals NHS Foundation Trust for Northshire Care Partnership ends: 31 December 2031'],
      ['Decisions and changes', 'The contract is awarded: 2 December 2025', 'NHS Northshire Integrated Care Board consents to “Community diabetes nursing”: 3 December 2025', 'The contract is signed: 18 December 2025'],
      ['Payments are due', 'Whole-population payment: 60 due dates, the first 15 May 2026', 'Outcome payment: 5 due dates, the first 29 July 2027', 'Gain and loss share: 5 due dates, the first 31 August 2027', 'Community diabetes nursing: 34 due dates, the first 14 August 2026'],
      ['Results are available', 'Emergency admissions for diabetes: 90 days after each period', 'HbA1c at or below target: 90 days after each period'],
    ]);
    expect(timeline.groups[2]!.rows[1]!.points.map(({ day }) => day)).toEqual(['2027-07-29', '2028-07-31', '2029-07-30', '2030-07-29', '2031-07-29']);
  });

  it('tells due dates and results apart by their shapes, and names months', () => {
    const { groups, marks, tables } = pictureOf('timeline', northshire!.overview, { program: northshire!.program }) as TimelinePicture;
    expect(groups.slice(2).map(({ rows }) => [...new Set(rows.flatMap(({ points }) => points.map(({ shape }) => shape)))])).toEqual([['tick'], ['triangle']]);
    const labels = marks.map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(['“Whole-population payment” for April 2026 is due on 15 May 2026', '“Outcome payment” for 2026/27 is due on 29 July 2027']));
    expect(labels.filter((label) => /\d{4}-\d{2}/.test(label))).toEqual([]);
    expect(tables.map(({ title, columns }) => [title, ...columns])).toEqual([
      ['Terms', 'What', 'When'], ['Decisions and changes', 'What', 'When'], ['Payments are due', 'What', 'When', 'On each of these days'], ['Results are available', 'What', 'When', 'On each of these days'],
    ]);
  });

  it('says so where there is no program', () => {
    const timeline = pictureOf('timeline', northshire!.overview);
    expect(timeline.notes).toEqual(['Due dates are not shown, because the contract cannot be compiled yet.']);
  });
});

it('shows the same after its data were JSON', async () => {
  const { overview, program } = northshire!;
  for (const kind of ['money', 'conflicts'] as const) expect(await renderPicture(pictureOf(kind, JSON.parse(JSON.stringify(overview)), { program }))).toBe(await renderPicture(pictureOf(kind, overview, { program })));
});

describe('a contract that is varied', () => {
  const file = 'examples/northshire-diabetes-with-variation/northshire-diabetes-with-variation.remit';
  const told = async (on?: string): Promise<Viewed> => (await viewed([file], on === undefined ? {} : { on }))[0]!;
  const core = ({ overview }: Viewed): (string | undefined)[] => [overview.payables[0]!.amount!.text.split(' ')[0], ...overview.payables[0]!.yearly.map((sum) => sum?.value)];
  const lists = ({ overview }: Viewed): string[] => overview.years.map(({ name }) => name);

  it('is told as its last version, of the years that this reaches into', async () => {
    const last = await told();
    const { overview, program } = last;
    expect(overview.versions!.all.map(({ number, title, from, until }) => [number, title, from, until])).toEqual([
      [undefined, undefined, undefined, '2027-10-01'], ['2', 'Lower glucose target, higher price', '2027-10-01', '2028-01-01'], ['3', 'More for results, and the Council joins', '2028-01-01', undefined],
    ]);
    expect([overview.versions!.shown, lists(last), overview.termYears.map(({ name }) => name)]).toEqual([2, ['2027/28', '2028/29', '2029/30', '2030/31'], ['2026/27', '2027/28', '2028/29', '2029/30', '2030/31']]);
    expect(core(last)).toEqual(['£1,344', undefined, '32659200', '32659200', '32659200']);
    // Six months at £1,320 and six at £1,344, then £1,344 for all.
    expect(reckoned(overview, program!).payables[0]!.yearly.map((sum) => sum?.value)).toEqual(['32367600', '32659200', '32659200', '32659200']);
    // The Council fills the fund too, and a result of 68% is enough.
    expect(overview.flows.filter(({ kind }) => kind === 'funding').map(({ payer }) => payer)).toEqual(['NorthshireICB', 'Council']);
    expect(overview.outcomes[0]!.levels.map(({ words }) => words.text)).toEqual(['61.2% in 2024/25', '68% from the effective date']);
    const money = pictureOf('money', overview);
    expect(money.description).toBe('The contract as varied from 1 January 2028 by variation 3 (“More for results, and the Council joins”). Who pays whom in 2027/28, from those who fund the contract to those who do the work. How much it is cannot be told beforehand, so that widths mean nothing.');
    expect(money.notes[1]).toBe('A part of 2027/28 is governed by another version: sums of that year are those of the whole year, shown where a run of the compiled contract tells them.');
    expect(pictureOf('money', overview, { year: '2028/29' }).notes.join()).not.toContain('another version');
    expect(summaryOf(overview).version).toBe('as varied from 1 January 2028 by variation 3 (“More for results, and the Council joins”)');
  });

  it('is told as it is in force on a day', async () => {
    const first = await told('2027-09-30');
    expect([first.overview.versions!.shown, lists(first), core(first)]).toEqual([0, ['2026/27', '2027/28'], ['£1,320', '32076000', undefined]]);
    expect(reckoned(first.overview, first.program!).payables[0]!.yearly.map((sum) => sum?.value)).toEqual(['32076000', '32367600']);
    expect(first.overview.flows.filter(({ kind }) => kind === 'funding').map(({ payer }) => payer)).toEqual(['NorthshireICB']);
    expect(first.overview.outcomes[0]!.levels.at(-1)!.words.text).toBe('70%');
    expect(summaryText(summaryOf(first.overview), 'text').split('\n').slice(0, 2)).toEqual(['Integrated diabetes care for Northshire, as varied', 'As first agreed, in force until 30 September 2027.']);
    const signed = ({ overview }: Viewed): string[] => summaryOf(overview).sections[0]!.sentences.map(({ text }) => text).filter((text) => text.includes('signed'));
    expect([signed(first), signed(await told())]).toEqual([['The contract is signed on 18 December 2025.'], ['The contract is signed on 18 December 2025 (version 3.0).']]);
    const second = await told('2027-10-01');
    expect([second.overview.versions!.shown, lists(second), core(second)]).toEqual([1, ['2027/28'], ['£1,344', undefined]]);
    expect((await told('1999-01-01')).overview.versions!.shown).toBe(0);
    expect((await told('2099-01-01')).overview.versions!.shown).toBe(2);
  });

  it('says for which payments a variation counts later, or for a part of the year', async () => {
    const { sections } = summaryOf((await told('2028-01-15')).overview);
    const sentences = sections.find(({ id }) => id === 'term')!.sentences.map(({ text }) => text);
    expect(sentences.slice(2, 3)).toEqual(['It splits the year for “Outcome payment”, measured over the whole year.']);
    expect(sentences.slice(5, 7)).toEqual([
      'Variation 3 (“More for results, and the Council joins”) changes it from 1 January 2028: “Diabetes budget” and “Outcome payment”.',
      'For “Outcome payment” it counts from the next period on; the period in which that day lies goes by the text before.',
    ]);
  });

  it('has the same timeline whichever version is told: all its years and all its variations', async () => {
    for (const on of [undefined, '2026-05-01']) {
      const { overview, program } = await told(on);
      const { groups } = pictureOf('timeline', overview, { program: program! }) as TimelinePicture;
      expect(groups.flatMap(({ rows }) => rows.map(({ label, detail }) => `${label}: ${detail}`)).filter((row) => /^Variation|^Whole years/.test(row))).toEqual([
        'Whole years of the contract: 5 years', 'Variation 2: Lower glucose target, higher price: 1 October 2027', 'Variation 3: More for results, and the Council joins: 1 January 2028',
      ]);
    }
  });

  it('leaves the tree as it was', async () => {
    expect(JSON.stringify((await viewed([file, file])).map(({ overview }) => overview))).toBe(JSON.stringify((await viewed([file, file])).map(({ overview }) => overview)));
  });
});

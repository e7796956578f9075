import { beforeAll, describe, expect, it } from 'vitest';
import { summaryOf, summaryText, type Summary } from '@remit/views';
import { sumWords } from '@remit/views/exact';
import { lengthWords } from '@remit/views/summary/terms';
import { Folder } from '../cli/support/run.ts';
import { EXAMPLES, FENMARCH, NORTHSHIRE, viewed } from './support/load.ts';

const told = new Map<string, Summary>();
beforeAll(async () => {
  for (const { overview } of await viewed([...EXAMPLES])) told.set(overview.name, summaryOf(overview));
});

const section = (contract: string, id: string): string[] => told.get(contract)!.sections.find((one) => one.id === id)!.sentences.map(({ text, isDetail, isMissing }) => `${isDetail ? '- ' : ''}${isMissing ? '! ' : ''}${text}`);

describe('the summary', () => {
  it('answers the questions of a board in their order', () => {
    expect(told.get('NorthshireDiabetes')!.sections.map(({ heading }) => heading)).toEqual([
      'Who commissions whom', 'For which people', 'How long', 'What it is to achieve', 'How much is paid, and when', 'On what conditions', 'What happens when results fall short',
      'What happens when data are missing or too much was paid', 'What limits the contract sets itself', 'Who bears the risk', 'Who has work done by others', 'Who decides, and who is tied to whom', 'How it ends',
    ]);
  });

  it('says who, for whom and how long', () => {
    expect(section('NorthshireDiabetes', 'who')[0]).toBe('NHS Northshire Integrated Care Board commissions Northshire Care Partnership under “Integrated diabetes care for Northshire”.');
    expect(section('NorthshireDiabetes', 'people')).toEqual(['It is for “Adults with type 1 or type 2 diabetes”: 24,300 people are expected, and the number is between 23,000 and 25,000, counted on 1 January before each year.']);
    expect(section('NorthshireDiabetes', 'term')[0]).toBe('It runs from 1 April 2026 to 31 March 2031, 5 years; its years start on 1 April.');
  });

  it('says what is to be achieved, and what a result that falls short costs', () => {
    expect(section('NorthshireDiabetes', 'outcomes').slice(0, 2)).toEqual(['“Blood glucose is under control” is measured by “HbA1c at or below target” among “Adults with type 1 or type 2 diabetes”, from a baseline of 61.2% in 2024/25 to a target of 70% (higher is better).', '- Northshire Care Partnership answers for it.']);
    expect(section('NorthshireDiabetes', 'missed')).toEqual([
      '“Outcome payment” is earned in 2 parts.',
      '- 60% for “Blood glucose is under control”: nothing at the baseline (61.2% in 2024/25) or worse, all of it at the target (70%) or better, and in proportion between them.',
      '- 40% for “Fewer emergency admissions”: nothing at the baseline (92 per 1,000 in 2024/25) or worse, all of it at the target (80 per 1,000) or better, and in proportion between them.',
    ]);
  });

  it('has exact figures of each year', () => {
    expect(section('Fenmarch', 'money')).toContain('- It comes to £144,400,000 in 2015/16, £141,075,000 in 2016/17, £137,750,000 in 2017/18, £134,900,000 in 2018/19 and £131,575,000 in 2019/20.');
    expect(section('Fenmarch', 'money')).toContain('Setting up costs £8,900,000; it is not said from which money.');
  });

  it('says who bears what', () => {
    expect(section('NorthshireDiabetes', 'risk').slice(-3)).toEqual([
      '- What is left is borne by NHS Northshire Integrated Care Board.', 'Northshire Care Partnership has reserves of £3,500,000.',
      'Northshire Hospitals NHS Foundation Trust guarantees £2,000,000 for Northshire Care Partnership until 31 December 2031.',
    ]);
    expect(section('Fenmarch', 'risk')).toEqual(['The contract shares no savings or overspends.']);
  });

  it('leaves no sign of the language in its sentences, and ends each', () => {
    for (const [name, { sections }] of told) for (const { sentences } of sections) for (const { text } of sentences) {
      expect(text, name).not.toMatch(/[{}]|"|undefined|\[object|  | [,.;]|;;|\/\//);
      expect(text, name).toMatch(/^[“\p{Lu}\d£(].*[.!?]”?$/u);
    }
  });

  it('points at places that are there', () => {
    for (const [name, { sections }] of told) for (const { sentences } of sections) for (const { at, text } of sentences) {
      if (at) expect([at.startLine, at.endLine].every((line) => line > 0), `${name}: ${text}`).toBe(true);
    }
  });

  it('tells what is missing as missing, and as nothing else', async () => {
    const folder = new Folder({ 'c.remit': 'contract Bare { commissioner Board   provider Care   outcome Better   fund Purse { from Board }   payment Pay { from Purse to Care } }' });
    const [{ overview }] = await viewed([`${folder.path}/c.remit`]) as [Awaited<ReturnType<typeof viewed>>[number]];
    const missing = summaryOf(overview).sections.flatMap(({ sentences }) => sentences.filter(({ isMissing }) => isMissing).map(({ text }) => text));
    expect(missing).toEqual([
      'The contract does not say whether it is a design, signed or live.', 'It does not say who awarded it, when and why.', 'The contract names no population that it is for.', 'The contract has no term.',
      'How “Better” is measured is not said.', '“Better” has no target.', '“Better” has no baseline.', 'Nobody is named as answering for it.',
      'It has no limit.', 'How much is not said.', 'When it is paid is not said.', 'The contract names no body that decides, and no interests.', 'The contract has no exit plan.',
    ]);
  });

  it('is plain text in lines, and Markdown', async () => {
    const text = summaryText(told.get('Fenmarch')!, 'text');
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(text.split('\n').slice(0, 5)).toEqual(['Care of older people in Fenmarch', '', 'WHO COMMISSIONS WHOM', '- NHS Fenmarch Clinical Commissioning Group commissions Fenmarch United Care LLP under “Care of', '  older people in Fenmarch”.']);
    expect(summaryText(told.get('Fenmarch')!, 'markdown').split('\n').slice(0, 5)).toEqual(['# Care of older people in Fenmarch', '', '## Who commissions whom', '', '- NHS Fenmarch Clinical Commissioning Group commissions Fenmarch United Care LLP under “Care of older people in Fenmarch”.']);
  });

  it('is the same again', async () => {
    for (const { overview } of await viewed([FENMARCH, NORTHSHIRE])) expect(summaryOf(overview)).toEqual(told.get(overview.name));
  });
});

it('writes sums exactly, and says where it cannot', () => {
  expect(['1320', '12033333.33', '0.5', '-24200000', '1/3', '1234567.891'].map((value) => sumWords({ value, currency: '£' }))).toEqual(['£1,320', '£12,033,333.33', '£0.50', '-£24,200,000', 'about £0.33', 'about £1,234,567.89']);
  expect(sumWords({ value: '5', currency: 'CHF' })).toBe('CHF 5');
});

it('writes the length of a term as it comes out', () => {
  expect([lengthWords('2026-04-01', '2031-03-31'), lengthWords('2026-04-01', '2027-09-30'), lengthWords('2026-04-01', '2026-04-10'), lengthWords('2026-01-01', '2026-12-31'), lengthWords('2024-02-29', '2025-02-28')]).toEqual(['5 years', '18 months', '10 days', '1 year', '366 days']);
});

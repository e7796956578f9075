import { describe, expect, it } from 'vitest';
import { readMover, readSwing, workOutTornado, type Tornado, type TornadoRequest } from '@remit/runtime';
import { formatNumber } from '@remit/program/rational';
import { numberOf } from '@remit/runtime';
import { baseOf, pounds, ready, type Ready } from './support.ts';

const northshire = await ready('northshire-diabetes', 'NorthshireDiabetes');
const westmarch = await ready('care-models/08-westmarch-alliance', 'Westmarch');
const ALL_MET = 'All targets met in the first year';

function tornadoOf(of: Ready, title: string, request: TornadoRequest = {}): Tornado {
  const outcome = workOutTornado(baseOf(of, title), request);
  if (!outcome.ok) throw new Error(outcome.findings.map(({ message }) => message).join('\n'));
  return outcome.tornado;
}

function bars({ bars: all }: Tornado): string[][] {
  return all.map(({ fact, low, high, swing }) => [fact.declared.id, ...[low, high].flatMap(({ value, source, change }) => [formatNumber(numberOf(value)), source, pounds(change)]), pounds(swing)]);
}

describe('a tornado', () => {
  // Base: £2,566,080. At 0% only the 40% for admissions is left, at 100% nothing is gained. At 200 per 1,000 the 40%
  // is lost. A list of 23,000 or 25,000 is 8% × £1,320 × 1,300 less and 700 more: £137,280 and £73,920.
  it('moves each fact to its bounds, the one that moves the money most first', () => {
    const tornado = tornadoOf(northshire, ALL_MET, { only: ['Quality'] });
    expect(bars(tornado)).toEqual([
      ['HbA1cAtTarget', '0', 'bound', '-1539648.00', '1', 'bound', '0.00', '1539648.00'],
      ['EmergencyAdmissions', '0', 'bound', '0.00', '0.2', 'bound', '-1026432.00', '1026432.00'],
      ['ListSize', '23000', 'bound', '-137280.00', '25000', 'bound', '73920.00', '211200.00'],
      ['ActualSpend', '25000000', 'bound', '0.00', '50000000', 'bound', '0.00', '0.00'],
    ]);
    expect([pounds(tornado.base.total.amount), tornado.unmoved]).toEqual(['2566080.00', []]);
  });

  // 63% is 1.8 of the 8.8 points above the baseline: £1,539,648 × 1.8 ÷ 8.8 = £314,928, so £1,224,720 less. 88 per 1,000
  // earns 4 of 12: £342,144, so £684,288 less. 10% of 24,300 would be below 23,000 and above 25,000.
  it('moves by a part of the base, within the bounds', () => {
    expect(bars(tornadoOf(northshire, ALL_MET, { only: ['Quality'], swing: readSwing('10%') })).slice(0, 3)).toEqual([
      ['HbA1cAtTarget', '0.63', 'swing', '-1224720.00', '0.77', 'swing', '0.00', '1224720.00'],
      ['EmergencyAdmissions', '0.072', 'swing', '0.00', '0.088', 'swing', '-684288.00', '684288.00'],
      ['ListSize', '23000', 'bound', '-137280.00', '25000', 'bound', '73920.00', '211200.00'],
    ]);
  });

  it('moves what is named between the ends that are named', () => {
    const movers = ['HbA1cAtTarget in 2026/27 = 65.6% to 70%', 'ListSize = 24,000, 24,300, 24,600'].map((text) => readMover(northshire.model, text));
    expect(bars(tornadoOf(northshire, ALL_MET, { only: ['Quality'], movers }))).toEqual([
      ['HbA1cAtTarget', '0.656', 'asked', '-769824.00', '0.7', 'asked', '0.00', '769824.00'],
      ['ListSize', '24000', 'asked', '-31680.00', '24600', 'asked', '31680.00', '63360.00'],
    ]);
  });

  it('tells what cannot be moved, and why', () => {
    expect(tornadoOf(northshire, 'The audit has not reported').unmoved).toEqual([{ fact: 'HbA1cAtTarget', why: 'the base case gives no value of it for 2026/27' }]);
  });

  // Three pathways at 1 and 60 million: with the first the limit of £1,230,000 binds, with the second the board gets it.
  it('moves all values of a fact in the period together', () => {
    const [spend] = tornadoOf(westmarch, 'A saving, and every promise kept', { movers: [readMover(westmarch.model, 'ActualSpend')] }).bars;
    expect([spend!.targets.length, pounds(spend!.low.change), pounds(spend!.high.change), pounds(spend!.swing)]).toEqual([3, '230000.00', '-2230000.00', '2460000.00']);
  });

  it.each(['10', '0%', '-5%', '150%', 'ten'])('refuses to move by %s', (text) => {
    expect(() => readSwing(text)).toThrow(`"${text}" is not a part of the base that a fact could be moved by.`);
  });
});

import { describe, it } from 'vitest';
import { worked } from './support/worked.ts';

const flow = 'from ICB to Trust   paid yearly, due 30 days after the period';
const group = 'providers Practices each Practice { keyed by ods   at most 90 }';

describe('across members', () => {
  it('tells the ratio of totals from the mean of ratios, and filters', () =>
    worked(`${group} fact X for each Practice each year { number between 0 and 99 } fact N for each Practice each year { number between 1 and 99 }
      let Ratio each year, published = total of X across Practices / total of N across Practices
      let Mean each year, published = average of (X / N) across Practices
      let Middle each year, published = median of X across Practices
      let Most each year, published = highest of X across Practices
      let Least each year, published = lowest of X across Practices where X more than 1
      let Several each year, published = count of Practices where X at least 2
      payment A { ${flow} amount £1 * Several }`,
      `in 2026/27 { Practice "1" { X = 1 N = 2 } Practice "2" { X = 3 N = 4 } Practice "3" { X = 6 N = 4 } Practice "4" { X = 4 N = 4 } }
       expect Ratio in 2026/27 is 1  expect Mean in 2026/27 is 0.9375  expect Middle in 2026/27 is 3.5
       expect Most in 2026/27 is 6  expect Least in 2026/27 is 3  expect Several in 2026/27 is 3  expect A in 2026/27 is £3.00`));

  it('waits for one who is late, unless the text leaves the late one out', () =>
    worked(`${group} fact X for each Practice each year { number between 0 and 99 }
      let All each year, published = total of X across Practices
      payment A for each Practice { from ICB to Practice   paid yearly, due 30 September after the period   amount £100 * X / total of X across Practices }
      payment B for each Practice { from ICB to Practice   paid yearly, due 30 September after the period   amount £100 * X / total of X across Practices   members who report nothing by 31 May: left out }
      payment C for each Practice { from ICB to Practice   paid yearly, due 30 September after the period   amount £100 * X / total of X across Practices   members who report nothing by 31 May: count as 6 }`,
      `in 2026/27 { Practice "1" { X = 1 } Practice "2" { X = 3 } Practice "3" { X = missing } }
       expect A of Practice "1" in 2026/27 held for X
       expect B of Practice "1" in 2026/27 is £25.00  expect B of Practice "3" in 2026/27 held
       expect C of Practice "1" in 2026/27 is £10.00`));

  it('compares with peers of the same kind', () =>
    worked(`${group} fact Peer for each Practice { one of Big, Little, once } fact X for each Practice each year { number between 0 and 99 }
      let PeerMean for each Practice each year, published = average of X across Practices where Peer same as Practice
      payment A for each Practice { from ICB to Practice   paid yearly, due 30 days after the period   amount £1 * PeerMean }`,
      `Practice "1" { Peer = Big } Practice "2" { Peer = Big } Practice "3" { Peer = Little }
       in 2026/27 { Practice "1" { X = 1 } Practice "2" { X = 3 } Practice "3" { X = 8 } }
       expect PeerMean of Practice "1" in 2026/27 is 2  expect PeerMean of Practice "3" in 2026/27 is 8`));
});

describe('across sets', () => {
  const sets = 'set Areas each Area = Heart, Lung   set Indicators each Indicator = H1 of Heart, H2 of Heart, L1 of Lung';
  it('nests elements below their parent', () =>
    worked(`${group} ${sets} fact X for each Practice for each Indicator each year { number between 0 and 99, may be not applicable }
      table Price by Indicators { H1: £1   H2: £10   otherwise: £100 }
      let Area_Total for each Practice for each Area each year, published = total of (X * Price of Indicator) across Indicators of Area, not applicable: pays nothing
      payment A for each Practice { from ICB to Practice   paid yearly, due 30 days after the period   amount total of Area_Total across Areas }`,
      `in 2026/27 { Practice "1" { H1 = 2  H2 = 3  L1 = not applicable } }
       expect Area_Total of Practice "1" among Heart in 2026/27 is £32.00
       expect Area_Total of Practice "1" among Lung in 2026/27 is £0.00
       expect A of Practice "1" in 2026/27 is £32.00`));

  it('pools elements of a measure, and weighs a mean', () =>
    worked(`bands Need = Low, Medium, High
      measure M for each Need { proportion Hit / Seen   better when higher }
      fact People for each Need each year { count of people between 0 and 900 }
      let Two each year, published = M among Low, Medium
      let Weighted each year, published = average of M weighted by People across Need
      payment A { ${flow} amount £100 * Two }`,
      `in 2026/27 { M among Low = 1 out of 4   M among Medium = 3 out of 4   M among High = 4 out of 4
         People among Low = 10 people   People among Medium = 0 people   People among High = 30 people }
       expect Two in 2026/27 is 50%  expect Weighted in 2026/27 is 81.25%  expect A in 2026/27 is £50.00`));
});

describe('over periods', () => {
  const x = 'fact X { money between £0 and £1m, each month } fact Q { money between £0 and £1m, each quarter }';
  it('adds up, averages and takes the last of the finer periods', () =>
    worked(`${x} payment A { from ICB to Trust   paid quarterly, due 5 days after the period   amount total of X in the period }
      payment B { from ICB to Trust   paid quarterly, due 5 days after the period   amount average of X in the period }
      payment C { from ICB to Trust   paid quarterly, due 5 days after the period   amount last X in the period }
      payment D { from ICB to Trust   paid monthly, due 5 days after the period   amount Q }`,
      `in April 2026 { X = £1 } in May 2026 { X = £2 } in June 2026 { X = £6 } in Q1 2026/27 { Q = £7 }
       expect A in Q1 2026/27 is £9.00  expect B in Q1 2026/27 is £3.00  expect C in Q1 2026/27 is £6.00  expect D in May 2026 is £7.00`));

  it('looks back to the period before, the year before and history', () =>
    worked(`history from 1 April 2024 fact Y { money between £0 and £1m, each year }
      payment A { ${flow} amount Y in the previous year }
      payment B { ${flow} amount Y in 2024/25 }
      payment C { ${flow} amount total of Y over 3 years ending with the period }`,
      `in 2024/25 { Y = £1 } in 2025/26 { Y = £2 } in 2026/27 { Y = £4 }
       expect A in 2026/27 is £2.00  expect B in 2026/27 is £1.00  expect C in 2026/27 is £7.00`));

  it('reads a share of a payment as the total of its periods', () =>
    worked(`${x} payment M { from ICB to Trust   paid monthly, due 5 days after the period   amount X }
      payment A { ${flow} amount 10% of M }
      payment B { from ICB to Trust   paid once, due on 30 June 2031   amount total of M over the term }`,
      `in April 2026 { X = £1.05 } in May 2026 { X = £2.05 } otherwise facts at their least
       expect A in 2026/27 is £0.31  expect B in the term is £3.10`));
});

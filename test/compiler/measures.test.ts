import { describe, it } from 'vitest';
import { worked } from './support/worked.ts';

const flow = 'from ICB to Trust   paid yearly, due 30 days after the period';
const pays = (score: string) => `payment A { ${flow} amount up to £1,000 { 100% for ${score} } }`;

describe('measures', () => {
  it('reads a proportion, less its exclusions', () =>
    worked(`measure M { proportion Hit / (Seen less Out)   better when higher } ${pays('M rising from 40% to 60%')}`,
      'in 2026/27 { M = 50 out of 120 less 20 } expect A in 2026/27 is £500.00'));

  it('lets exclusions beyond their limit stay eligible', () =>
    worked(`measure M { proportion Hit / (Seen less Out)   exclusions at most 10% of Seen, the excess stays eligible   better when higher } ${pays('M rising from 0% to 100%')}`,
      'in 2026/27 { M = 54 out of 120 less 20 } expect A in 2026/27 is £500.00  expect M in 2026/27 is 50%'));

  it('reads a rate per 1,000', () =>
    worked(`measure M { rate Admitted per 1,000 people, between 0 and 200 per 1,000   better when lower } ${pays('M falling from 92 per 1,000 to 80 per 1,000')}`,
      'in 2026/27 { M = 2,064 per 24,000 people } expect A in 2026/27 is £500.00'));

  it('reads counts, means, money and scores', () =>
    worked(`measure Seen { count Visits of visits, between 0 and 900   better when higher }
      measure Wait { mean Days / Referrals, between 0 days and 90 days   better when lower }
      measure Cost { money Spent, between £0 and £5,000   better when lower }
      measure Mark { score from 0 to 100   better when higher }
      ${pays('Seen rising from 0 to 100')}
      payment B { ${flow} amount up to £1,000 { 100% for Wait falling from 20 days to 10 days } }
      payment C { ${flow} amount 50% of Cost }
      payment D { ${flow} amount up to £1,000 { 100% for Mark rising from 0 to 100 } }`,
      `in 2026/27 { Seen = 25 visits  Wait = 300 out of 20  Cost = £1,000  Mark = 75 }
       expect A in 2026/27 is £250.00  expect B in 2026/27 is £500.00  expect C in 2026/27 is £500.00  expect D in 2026/27 is £750.00`));

  it('holds, drops or pools what has too few people', () =>
    worked(`measure Held { proportion Hit / Seen   minimum 200 eligible, otherwise hold   better when higher }
      measure Dropped { proportion Hit / Seen   minimum 200 eligible, otherwise not applicable   better when higher }
      measure Pooled { proportion Hit / Seen   minimum 200 eligible, otherwise pool with the previous year   better when higher }
      payment A { ${flow} amount up to £1,000 { 100% for Held rising from 0% to 100% } }
      payment B { ${flow} amount up to £1,000 { 100% for Dropped rising from 0% to 100% }   not applicable: pays nothing }
      payment C { ${flow} amount up to £1,000 { 100% for Pooled rising from 0% to 100% } }`,
      `in 2026/27 { Held = 100 out of 200  Dropped = 100 out of 200  Pooled = 30 out of 100 }
       in 2027/28 { Held = 100 out of 199  Dropped = 100 out of 199  Pooled = 70 out of 100 }
       expect A in 2026/27 is £500.00  expect B in 2026/27 is £500.00
       expect A in 2027/28 held  expect B in 2027/28 is £0.00
       expect C in 2027/28 is £500.00`));

  it('pays on the published figure', () =>
    worked(`measure M { proportion Hit / Seen   published to 1 decimal place, half up, and paid on the published figure   better when higher }
      payment A { ${flow} amount if M at least 10% then £5 otherwise £0 }`,
      'in 2026/27 { M = 249 out of 2,500 } expect M in 2026/27 is 10%  expect A in 2026/27 is £5.00'));

  it('does not apply where nobody is left, or waits', () =>
    worked(`measure M { proportion Hit / (Seen less Out)   nobody left: not applicable   better when higher }
      measure N { proportion Hit / Seen   better when higher }
      payment A { ${flow} amount up to £1,000 { 60% for M rising from 0% to 100%  40% for N rising from 0% to 100% }   not applicable: share its weight }`,
      `in 2026/27 { M = 0 out of 5 less 5  N = 50 out of 100 } in 2027/28 { M = 1 out of 5  N = 0 out of 0 }
       expect A in 2026/27 is £500.00  expect A in 2027/28 held for N`));

  it('measures over months before, and over the year before', () =>
    worked(`measure M each month { proportion Hit / Seen   measured over the 3 months ending with the period   better when higher }
      payment A { from ICB to Trust   paid monthly, due 5 days after the period   amount up to £1,000 { 100% for M rising from 0% to 100% } }
      measure Y { proportion Hit / Seen   better when higher }
      payment B { ${flow} measured over the previous year   amount up to £1,000 { 100% for Y rising from 0% to 100% } }`,
      `in April 2026 { M = 1 out of 10 } in May 2026 { M = 2 out of 10 } in June 2026 { M = 12 out of 40 }
       in 2026/27 { Y = 3 out of 4 }
       expect A in June 2026 is £250.00  expect A in May 2026 held
       expect B in 2027/28 is £750.00`, 'term 1 April 2026 to 31 March 2031   years start 1 April   history from 1 April 2025'));

  it('reads months before the end of a longer period, and plain facts of the year before', () =>
    worked(`measure M { proportion Hit / Seen   measured over the 3 months ending with the period   better when higher }
      payment A { from ICB to Trust   paid quarterly, due 5 days after the period   amount up to £1,000 { 100% for M rising from 0% to 100% } }
      outcome O { measured by M   baseline 0%   target 100%   accountable Trust   attribution none, accepted by ICB   verified by ICB }
      payment B { from ICB to Trust   paid quarterly, due 5 days after the period   amount up to £1,000 { 100% for O rising from baseline to target } }
      fact X { money between £0 and £9, each year }
      payment C { ${flow} measured over the previous year   amount X }`,
      `in April 2026 { M = 1 out of 10 } in May 2026 { M = 2 out of 10 } in June 2026 { M = 12 out of 40 }
       in 2026/27 { X = £7 }
       expect A in Q1 2026/27 is £250.00  expect B in Q1 2026/27 is £250.00  expect C in 2027/28 is £7.00`));
});

describe('outcomes', () => {
  const outcome = (levels: string) => `measure M { proportion Hit / Seen   better when higher }
    outcome O { measured by M   ${levels}   accountable Trust   attribution none, accepted by ICB   verified by ICB }`;

  it('takes baseline and target from the outcome', () =>
    worked(`${outcome('baseline 40% in 2024/25   target 60%')} ${pays('O rising from baseline to target')}`,
      'in 2026/27 { M = 55 out of 100 } expect A in 2026/27 is £750.00'));

  it('takes targets by year and on a straight line', () =>
    worked(`${outcome('baseline 40% in 2024/25   target 50% in 2026/27, 60% from 2027/28')} ${pays('O rising from baseline to target')}
      outcome L { measured by M   baseline 40% in 2024/25   target straight line from baseline in 2025/26 to 70% in 2028/29   accountable Trust   attribution none, accepted by ICB   verified by ICB }
      payment B { ${flow} amount if L at least target then £5 otherwise £1 }`,
      `in 2026/27 { M = 50 out of 100 } in 2027/28 { M = 50 out of 100 } in 2028/29 { M = 50 out of 100 } in 2029/30 { M = 70 out of 100 }
       expect A in 2026/27 is £1,000.00  expect A in 2027/28 is £500.00
       expect B in 2026/27 is £5.00  expect B in 2027/28 is £1.00  expect B in 2029/30 is £5.00`));

  it('names its parts, which come to the whole', () =>
    worked(`${outcome('baseline 0%   target 100%   floor 20%')}
      payment A { ${flow} amount up to £100 { £33.33 for O rising from baseline to target as First   £66.67 for O at least floor as Second } then up to £50 }`,
      `in 2026/27 { M = 1 out of 3 }
       expect A in 2026/27 is £50.00  expect A for First in 2026/27 is £7.14  expect A for Second in 2026/27 is £42.86`));
});

describe('ramps, bands, curves and tables', () => {
  const n = 'fact N { percentage between 0% and 100%, each year }';
  it('jumps where the ramp starts above nothing', () =>
    worked(`${n} ${pays('N rising from 60% to 90% starting at 60%')}`,
      `in 2026/27 { N = 59.9% } in 2027/28 { N = 60% } in 2028/29 { N = 75% } in 2029/30 { N = 95% }
       expect A in 2026/27 is £0.00  expect A in 2027/28 is £600.00  expect A in 2028/29 is £800.00  expect A in 2029/30 is £1,000.00`));
  it('mirrors it downwards', () =>
    worked(`${n} ${pays('N falling from 20% to 10% starting at 50%')}`,
      `in 2026/27 { N = 20.1% } in 2027/28 { N = 20% } in 2028/29 { N = 15% } in 2029/30 { N = 5% }
       expect A in 2026/27 is £0.00  expect A in 2027/28 is £500.00  expect A in 2028/29 is £750.00  expect A in 2029/30 is £1,000.00`));
  it('goes through more points', () =>
    worked(`${n} curve C = rising 0% at 80%, 50% at 85%, 100% at 90% ${pays('C of N')}`,
      `in 2026/27 { N = 80% } in 2027/28 { N = 84% } in 2028/29 { N = 87.5% }
       expect A in 2026/27 is £0.00  expect A in 2027/28 is £400.00  expect A in 2028/29 is £750.00`));
  it('minds which side an edge belongs to', () =>
    worked(`${n} ${pays('N in bands { below 50%: 0%, 50% to 60%: 40%, more than 60%: 100% }')}
      payment B { ${flow} amount up to £1,000 { 100% for N in bands { at most 50%: 0%, more than 50%: 100% } } }`,
      `in 2026/27 { N = 50% } in 2027/28 { N = 60% } in 2028/29 { N = 60.1% } in 2029/30 { N = 49.9% }
       expect A in 2026/27 is £400.00  expect A in 2027/28 is £400.00  expect A in 2028/29 is £1,000.00  expect A in 2029/30 is £0.00
       expect B in 2026/27 is £0.00  expect B in 2027/28 is £1,000.00`));
  it('prices each slice at its own rate', () =>
    worked(`fact Spend { money between £0 and £1m, each year } payment A { ${flow} amount Spend in parts { first £100,000: 0%, £100,000 to £200,000: 50%, beyond £200,000: 80% } }`,
      'in 2026/27 { Spend = £250,000 } in 2027/28 { Spend = £100,000 } expect A in 2026/27 is £90,000.00  expect A in 2027/28 is £0.00'));
  it('looks up a table by code and by year', () =>
    worked(`fact Track { one of One, Two, Three, each year }
      table Terms by Track { columns Sharing, Cap   One: 50%, £100   Two, Three: 2% in 2026/27, 4% from 2027/28, none }
      payment A { ${flow} amount Sharing of Track * £1,000 }
      payment B { ${flow} amount if Cap of Track is applicable then Cap of Track otherwise £7 }`,
      `in 2026/27 { Track = One } in 2027/28 { Track = Three }
       expect A in 2026/27 is £500.00  expect A in 2027/28 is £40.00
       expect B in 2026/27 is £100.00  expect B in 2027/28 is £7.00`));
  it('rounds roots exactly', () =>
    worked(`fact N { number between 0 and 9, each year } let R each year, published = round square root of N to 2 places, half up payment A { ${flow} amount R * £100 }`,
      `in 2026/27 { N = 0.5567 } in 2027/28 { N = 1.25 }
       expect R in 2026/27 is 0.75  expect R in 2027/28 is 1.12  expect A in 2026/27 is £75.00`));
});

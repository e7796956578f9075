import { describe, it } from 'vitest';
import { workedWithLibrary } from './support/compile.ts';

const BODY = `  measure Achieved for each QofIndicator {
    proportion Reached / Eligible
    better when higher
    nobody left: not applicable
  }
  let Points for each QofIndicator each year, published = QofPoints of QofIndicator * (Achieved rising from QofLower of QofIndicator to QofUpper of QofIndicator), not applicable: pays nothing
  let Most each year, published = total of QofPoints of QofIndicator across QofIndicators
  payment Achievement { from Payer to Payee   paid yearly, due 30 June after the period   amount £165.18 * total of Points across QofIndicators }`;

const achieved = (given: Record<string, string>): string =>
  Object.entries(given).map(([code, value]) => `    ${code} = ${value}`).join('\n');

const NOTHING = Object.fromEntries(['AF006', 'AF007', 'CHD002', 'CHD005', 'HYP006', 'STIA003', 'STIA007', 'DM002', 'DM003', 'DM004', 'DM006', 'DM007', 'DM008', 'DM009', 'DM012',
  'DM014', 'AST002', 'AST003', 'AST004', 'COPD002', 'COPD003', 'COPD004', 'DEM004', 'DEM005'].map((code) => [code, 'not applicable']));

describe('std/qof.remit', () => {
  it('pays points between the thresholds along a line, exactly', async () => {
    // DM007: 60% lies 25/40 of the way from 35% to 75%: 17 * 5/8 = 10.625. DM003: 38% earns nothing, DM004: 80% all 6.
    // DEM004: 7 of 12 is 58.33…%: (7/12 - 7/20) / (7/20) = 2/3 of 39 = 26. HYP006: 300 of 450 is 66.66…%: (2/3 - 9/20) / (7/20) = 13/21 of 20.
    // 10.625 + 0 + 6 + 26 + 260/21 = 55.00595…; times £165.18 = £9,085.883… -> £9,085.88
    await workedWithLibrary('import "std/qof.remit"\n', BODY, `in 2026/27 {
${achieved({ ...NOTHING, DM003: '38 out of 100', DM004: '80 out of 100', DM007: '60 out of 100', DEM004: '7 out of 12', HYP006: '300 out of 450' })}
  }
  expect Most in 2026/27 is 261
  expect Points among DM007 in 2026/27 is 10.625
  expect Points among DM003 in 2026/27 is 0
  expect Points among DM004 in 2026/27 is 6
  expect Points among DEM004 in 2026/27 is 26
  expect Achievement in 2026/27 is £9,085.88`);
  });
});

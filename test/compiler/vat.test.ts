import { describe, expect, it } from 'vitest';
import type { FactsDocument, Ledger, Program, Result } from '@remit/program';
import { validateProgram } from '@remit/program/validate';
import { run } from '@remit/runtime';
import { compileFixture } from './support/compile.ts';
import { compiled, contract, refused, worked } from './support/worked.ts';

const VAT = 'VAT rounding to £0.01, half up';
const monthly = 'from ICB to Trust   paid monthly, due 10 days after the period';
const money = (name: string) => `fact ${name} { money between £0 and £9m, each month }`;
const taxed = (body: string) => contract(`${VAT} ${body}`);

/** Sums reported for April and May 2026, by fact: the latest is what counts. */
function facts(values: Record<string, string>, recordedAt = '2026-05-01'): FactsDocument {
  return { format: 'remit-facts/1.0', observations: Object.entries(values).map(([where, value]) => {
    const [fact, period] = where.split(' ');
    return { fact: fact!, period: period!, value, recordedAt };
  }) };
}

function done(program: Program, document: FactsDocument, asOf: string, ledger?: Ledger): Result {
  const outcome = run(program, document, { asOf, ...(ledger ? { ledger } : {}) });
  if (!outcome.ok) throw new Error(outcome.findings.map((f) => `${f.code} ${f.message}`).join('\n'));
  return outcome.result;
}

const postings = ({ postings: all }: Result) => all.map(({ line, period, payer, payee, kind, amount, due }) => `${kind} ${line} ${period} ${payer}>${payee} ${amount} due ${due}`);
const payments = ({ payments: all }: Result) => all.map(({ payer, payee, amount, net, tax, due, invoice }) => `${invoice ? 'invoice ' : ''}${payer}>${payee} ${amount} = ${net ?? '-'} + ${tax ?? '-'} due ${due}`);

describe('VAT', () => {
  it('is on top of a subcontract, at the cost of the head (case n)', async () => {
    const { contracts, errors, findings } = await compileFixture('n-vat');
    expect([errors, findings]).toEqual([[], []]);
    const { program } = contracts[0]!;
    expect(validateProgram(program)).toEqual([]);
    expect(program.requires).toContain('tax');
    expect(program.tax).toEqual({ rounding: { unit: '0.01', mode: 'halfExpand' }, rates: [{ treatment: 'standard', from: '2011-01-04', rate: '0.2' }] });
    expect(program.lines.map(({ id, tax }) => [id, tax])).toEqual([['Core', undefined], ['FootService.pays', { treatment: 'standard', recoverable: false }]]);
    const result = done(program, { format: 'remit-facts/1.0', observations: [{ fact: 'ListSize', period: '2026/27', value: '24300' }] }, '2026-05-01');
    expect(postings(result).filter((p) => p.includes('FootService'))).toEqual([
      'accrual FootService.pays 2026-04 CarePartnership>FootCare 320760.00 due 2026-05-30',
      'tax FootService.pays 2026-04 CarePartnership>FootCare 64152.00 due 2026-05-30',
    ]);
    expect(payments(result)).toEqual(['CarePartnership>FootCare 384912.00 = 320760.00 + 64152.00 due 2026-05-30', 'NorthshireICB>CarePartnership 2673000.00 = - + - due 2026-05-15']);
    expect(result.entitlements.find(({ line, period }) => line === 'FootService.pays' && period === '2026-04')!.amount).toBe('320760.00');
  });

  it('is worked out and rounded on each payment, not on each line', async () => {
    const program = await compiled(taxed(`${money('X')} ${money('Y')}
      payment A { ${monthly} amount X   VAT standard, recoverable } payment B { ${monthly} amount Y   VAT standard, recoverable }`));
    const result = done(program, facts({ 'X 2026-04': '10.01', 'Y 2026-04': '10.01' }), '2026-05-01');
    expect(postings(result)).toEqual([
      'accrual A 2026-04 ICB>Trust 10.01 due 2026-05-10', 'accrual B 2026-04 ICB>Trust 10.01 due 2026-05-10',
      'tax A 2026-04 ICB>Trust 2.00 due 2026-05-10', 'tax B 2026-04 ICB>Trust 2.00 due 2026-05-10',
    ]);
    const other = done(program, facts({ 'X 2026-04': '10.02', 'Y 2026-04': '10.02' }), '2026-05-01');
    expect(payments(other)).toEqual(['ICB>Trust 24.05 = 20.04 + 4.01 due 2026-05-10']);
  });

  it('keeps treatments apart', async () => {
    const program = await compiled(taxed(`${money('X')}
      payment A { ${monthly} amount X   VAT standard, recoverable } payment B { ${monthly} amount X   VAT reduced, not recoverable } payment C { ${monthly} amount X   VAT zero }`));
    expect(program.tax!.rates).toEqual([{ treatment: 'reduced', from: '1997-09-01', rate: '0.05' }, { treatment: 'standard', from: '2011-01-04', rate: '0.2' }]);
    expect(payments(done(program, facts({ 'X 2026-04': '100' }), '2026-05-01'))).toEqual(['ICB>Trust 325.00 = 300.00 + 25.00 due 2026-05-10']);
  });

  it('reads the rate on the due date', async () => {
    const program = await compiled(taxed(`${money('X')} payment A { ${monthly} amount X   VAT standard, recoverable }`).replace('1 April 2026 to 31 March 2031', '1 October 2008 to 31 March 2011').replaceAll('2026', '2008'));
    expect(program.tax!.rates.map(({ from, rate }) => `${from} ${rate}`)).toEqual(['1991-04-01 0.175', '2008-12-01 0.15', '2010-01-01 0.175', '2011-01-04 0.2']);
    const months = ['2008-10', '2008-11', '2009-11', '2009-12', '2010-11', '2010-12'];
    const result = done(program, facts(Object.fromEntries(months.map((m) => [`X ${m}`, '100'])), '2008-11-01'), '2011-02-01');
    expect(result.postings.filter((p) => p.kind === 'tax').map((p) => `${p.tax!.point} ${p.amount}`)).toEqual([
      '2008-11-10 17.50', '2008-12-10 15.00', '2009-12-10 15.00', '2010-01-10 17.50', '2010-12-10 17.50', '2011-01-10 20.00',
    ]);
  });

  it('is paid once, and corrected with what it is on', async () => {
    const program = await compiled(taxed(`${money('X')} payment A { ${monthly} amount X   VAT standard, recoverable }`));
    const first = done(program, facts({ 'X 2026-04': '100', 'X 2026-05': '50' }), '2026-06-01');
    expect(payments(first)).toEqual(['ICB>Trust 120.00 = 100.00 + 20.00 due 2026-06-01', 'ICB>Trust 60.00 = 50.00 + 10.00 due 2026-06-10']);
    const again = done(program, facts({ 'X 2026-04': '100', 'X 2026-05': '50' }), '2026-06-02', first.ledger);
    expect([again.postings, again.payments]).toEqual([[], []]);
    const more = done(program, facts({ 'X 2026-04': '103.33', 'X 2026-05': '50' }), '2026-06-20', first.ledger);
    expect(postings(more)).toEqual(['adjustment A 2026-04 ICB>Trust 3.33 due 2026-06-20', 'tax A 2026-04 ICB>Trust 0.67 due 2026-06-20']);
    const less = done(program, facts({ 'X 2026-04': '40', 'X 2026-05': '50', 'X 2026-06': '200' }), '2026-07-01', more.ledger);
    expect(postings(less)).toEqual([
      'recovery A 2026-04 ICB>Trust -63.33 due 2026-07-01', 'accrual A 2026-06 ICB>Trust 200.00 due 2026-07-10',
      'tax A 2026-04 ICB>Trust -12.67 due 2026-07-01', 'tax A 2026-06 ICB>Trust 40.00 due 2026-07-10',
    ]);
    expect(payments(less)).toEqual(['ICB>Trust 164.00 = 136.67 + 27.33 due 2026-07-10']);
    const total = less.ledger.postings.filter((p) => p.kind === 'tax').map((p) => Number(p.amount) * 100).reduce((a, b) => a + b);
    expect(Math.round(total)).toBe(8 * 100 + 10 * 100 + 40 * 100);
  });

  it('comes off later payments together with what it is on', async () => {
    const program = await compiled(taxed(`${money('X')} payment A { ${monthly} amount X }
      subcontract S { by Trust to Small   term 1 April 2026 to 31 March 2031   pays 50% of A, monthly, within 20 days of the end of the period
        recoveries: passed down, at most 25% of each month   VAT standard, not recoverable }`));
    const first = done(program, facts({ 'X 2026-04': '2000' }), '2026-05-01');
    const fallen = done(program, facts({ 'X 2026-04': '1000', 'X 2026-05': '800', 'X 2026-06': '800' }, '2026-05-02'), '2026-07-01', first.ledger);
    expect(payments(fallen).filter((p) => p.startsWith('Trust'))).toEqual(['Trust>Small 360.00 = 300.00 + 60.00 due 2026-07-01', 'Trust>Small 360.00 = 300.00 + 60.00 due 2026-07-20']);
    expect(fallen.carried.find((c) => c.payer === 'Trust')).toEqual({ payer: 'Trust', payee: 'Small', amount: '360.00' });
  });

  it('is made good to the payer by another party that bears it', async () => {
    const program = await compiled(taxed(`${money('X')} payment A { ${monthly} amount X   VAT standard, not recoverable by ICB, borne by Council }`));
    const first = done(program, facts({ 'X 2026-04': '100' }), '2026-05-01');
    expect(payments(first)).toEqual(['Council>ICB 20.00 = - + - due 2026-05-10', 'ICB>Trust 120.00 = 100.00 + 20.00 due 2026-05-10']);
    const again = done(program, facts({ 'X 2026-04': '100' }), '2026-05-20', first.ledger);
    expect(again.postings).toEqual([]);
    const more = done(program, facts({ 'X 2026-04': '110' }), '2026-05-20', first.ledger);
    expect(payments(more)).toEqual(['Council>ICB 2.00 = - + - due 2026-05-20', 'ICB>Trust 12.00 = 10.00 + 2.00 due 2026-05-20']);
  });

  it('is on an advance, and on what is left of the payment', async () => {
    const program = await compiled(taxed(`fact X { money between £0 and £9m, each year }
      payment A { from ICB to Trust   paid yearly, due 30 days after the period   amount X   VAT standard, recoverable   advance £600, once, due 31 October in the period, excess: repaid within 60 days }`));
    const ahead = done(program, facts({}), '2026-04-01');
    expect(payments(ahead)).toEqual(['ICB>Trust 720.00 = 600.00 + 120.00 due 2026-10-31']);
    const settled = done(program, facts({ 'X 2026/27': '1000' }), '2027-04-05', ahead.ledger);
    expect(payments(settled)).toEqual(['ICB>Trust 480.00 = 400.00 + 80.00 due 2027-04-30', 'ICB>Trust 720.00 = 600.00 + 120.00 due 2027-10-31']);
  });

  it('counts towards a limit of a fund that includes it, and towards none that does not', async () => {
    const body = (words: string) => `${VAT} fund F { from ICB   limit £240 each year, ${words}   when exceeded: in order   unfunded: lapses } ${money('X')}
      payment A { from F to Trust   paid monthly, due 10 days after the period   amount X   VAT standard, not recoverable }`;
    const months = 'in April 2026 { X = £150 } in May 2026 { X = £150 }';
    await worked(body('including VAT'), `${months} expect payment from ICB to Trust due on 10 May 2026 is £180.00  expect payment from ICB to Trust due on 10 June 2026 is £60.00`);
    await worked(body('excluding VAT'), `${months} expect payment from ICB to Trust due on 10 May 2026 is £180.00  expect payment from ICB to Trust due on 10 June 2026 is £108.00`);
    await worked(body('including VAT').replace('in order   unfunded: lapses', 'overflow to Council'), `${months} expect payment from Council to Trust due on 10 June 2026 is £120.00`);
    const scaled = body('including VAT').replace('in order', 'scale').replace('£240', '£100');
    await worked(`${scaled} payment B { from F to Small   paid monthly, due 10 days after the period   amount X }`,
      'in April 2026 { X = £100 } expect payment from ICB to Trust due on 10 May 2026 is £54.54  expect payment from ICB to Small due on 10 May 2026 is £45.45');
  });

  it('is charged by each that pays out of a fund', async () => {
    const program = await compiled(taxed(`fund F { from ICB £2m, Council £1m each year   limit £3m each year, excluding VAT } ${money('X')}
      payment A { from F to Trust   paid monthly, due 10 days after the period   amount X   VAT standard, not recoverable }`));
    expect(payments(done(program, facts({ 'X 2026-04': '100' }), '2026-05-01'))).toEqual(['Council>Trust 40.00 = 33.33 + 6.67 due 2026-05-10', 'ICB>Trust 80.00 = 66.67 + 13.33 due 2026-05-10']);
  });

  it('never enters a share of the payment, or its caps', () =>
    worked(`${VAT} ${money('X')} payment A { ${monthly} amount X then up to £100   VAT standard, recoverable } payment B { ${monthly} amount 10% of A }`,
      'in April 2026 { X = £100 } expect A in April 2026 is £100.00  expect B in April 2026 is £10.00  expect payment from ICB to Trust due on 10 May 2026 is £130.00'));

  it.each([
    ['without its rounding', contract(`payment A { ${monthly} amount £5   VAT standard, recoverable }`), 'MOD-250'],
    ['in a country that is not known', taxed(`payment A { ${monthly} amount £5   VAT standard, recoverable }`).replace('currency GBP', 'currency GBP profile us-mssp'), 'MOD-251'],
    ['before the first rate', taxed(`payment A { ${monthly} amount £5   VAT standard, recoverable }`).replace('1 April 2026 to 31 March 2031', '1 April 1985 to 31 March 1986'), 'MOD-252'],
    ['borne by who is paid', taxed(`payment A { ${monthly} amount £5   VAT standard, not recoverable, borne by Trust }`), 'MOD-253'],
    ['recovered by who does not pay', taxed(`payment A { ${monthly} amount £5   VAT standard, recoverable by Council }`), 'MOD-254'],
    ['without saying whether it is recovered', taxed(`payment A { ${monthly} amount £5   VAT standard }`), 'MOD-255'],
    ['recovered where there is none', taxed(`payment A { ${monthly} amount £5   VAT exempt, not recoverable }`), 'MOD-256'],
    ['recovered and borne', taxed(`payment A { ${monthly} amount £5   VAT standard, recoverable, borne by Council }`), 'MOD-257'],
    ['rounded to parts of a penny', taxed(`payment A { ${monthly} amount £5   VAT standard, recoverable }`).replace('VAT rounding to £0.01', 'VAT rounding to £0.001'), 'MOD-258'],
    ['by who is not registered', taxed(`provider Tiny { VAT not registered } payment A { from ICB to Tiny   paid monthly, due 10 days after the period   amount £5   VAT standard, recoverable }`), 'MOD-259'],
    ['from a fund whose limit does not say', taxed(`fund F { from ICB   limit £5 each year } payment A { from F to Trust   paid monthly, due 10 days after the period   amount £5   VAT standard, recoverable }`), 'FUND-019'],
  ])('is refused %s', async (_what, text, code) => {
    expect((await refused(text)).map((f) => f.split(':')[0])).toEqual([code]);
  });

  it('leaves a program without tax as it was', async () => {
    const program = await compiled(contract(`${VAT} fund F { from ICB   limit £5 each year, including VAT } payment A { from F to Trust   paid monthly, due 10 days after the period   amount £5   VAT outside the scope }`));
    expect([program.tax, program.lines[0]!.tax, program.funds[0]!.limits[0]!.includesTax]).toEqual([undefined, undefined, undefined]);
    expect(program.requires).not.toContain('tax');
  });
});

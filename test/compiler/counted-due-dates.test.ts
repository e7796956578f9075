import { describe, expect, it } from 'vitest';
import type { FactsDocument, Program } from '@remit/program';
import { validateProgram } from '@remit/program/validate';
import { readFactsCsv, run } from '@remit/runtime';
import { compileTexts } from './support/compile.ts';
import { compiled, contract, refused, worked } from './support/worked.ts';

const core = 'payment Core { from ICB to Trust   paid monthly, due 15 days after the period   amount £1,200,000 per year }';
const foot = (clauses: string): string => `${core} subcontract FootCare "Foot care" { by Trust to Small   term 1 April 2026 to 31 March 2031   ${clauses}   recoveries: passed down   VAT exempt }`;
const invoiced = foot('pays 12% of Core, monthly, within 30 days of a valid invoice');
const rolling = 'due dates roll forward, calendar england ';

describe('a subcontract that is paid by invoice', () => {
  it('is paid so many days after the invoice, and held without one', async () => {
    await worked(invoiced, `
      invoice for FootCare in April 2026 = 12 May 2026
      in June 2026 { invoice for FootCare = 20 June 2026 }
      known on 1 September 2026 { invoice for FootCare in May 2026 = 28 August 2026 }
      known on 31 August 2026 { expect FootCare in May 2026 held for FootCare }
      expect FootCare in April 2026 is £12,000.00
      expect payment from Trust to Small due on 11 June 2026 is £12,000.00
      expect payment from Trust to Small due on 31 July 2026 is £12,000.00
      expect payment from Trust to Small due on 27 September 2026 is £12,000.00
      expect FootCare in July 2026 held for FootCare
      expect payments to Small in 2026/27 is £36,000.00`);
  });

  it('says the rule in the program', async () => {
    const { lines, facts, calendar } = await compiled(contract(invoiced));
    expect(lines.find(({ id }) => id === 'FootCare.pays')!.schedule[0]).toEqual({ period: '2026-04', opens: '2026-05-01', due: '2026-05-31', dueFrom: { fact: 'FootCare.invoice', days: 30 } });
    expect(facts).toEqual([{ id: 'FootCare.invoice', title: 'Foot care: day on which a valid invoice arrived', type: 'date', grain: 'month', each: [] }]);
    expect(calendar).toBeUndefined();
  });

  it('takes the days from a CSV of facts, pays once, and follows a corrected day before it is paid', async () => {
    const program = await compiled(contract(invoiced));
    const csv = (rows: string): FactsDocument => {
      const { document, findings } = readFactsCsv(`id,fact,period,value,recordedAt,supersedes\n${rows}`, 'facts.csv', program);
      expect(findings).toEqual([]);
      return document;
    };
    const april = csv('a,FootCare.invoice,2026-04,2026-05-12,2026-05-12,\n');
    const first = run(program, april, { asOf: '2026-05-13' });
    if (!first.ok) throw new Error(first.findings[0]!.message);
    expect(first.result.payments.filter(({ payee }) => payee === 'Small').map(({ amount, due }) => [amount, due])).toEqual([['12000.00', '2026-06-11']]);
    const again = run(program, april, { asOf: '2026-05-14', ledger: first.result.ledger });
    expect(again.ok && again.result.payments).toEqual([]);
    const corrected = run(program, csv('a,FootCare.invoice,2026-04,2026-05-12,2026-05-12,\nb,FootCare.invoice,2026-04,2026-05-20,2026-05-14,a\n'), { asOf: '2026-05-25' });
    expect(corrected.ok && corrected.result.payments.filter(({ payee }) => payee === 'Small').map(({ amount, due }) => [amount, due])).toEqual([['12000.00', '2026-06-19']]);
    const held = run(program, { format: 'remit-facts/1.0', observations: [] }, { asOf: '2026-05-13' });
    expect(held.ok && held.result.holds.find(({ period, line }) => period === '2026-04' && line === 'FootCare.pays')).toEqual(
      { line: 'FootCare.pays', period: '2026-04', reasons: [{ reason: 'missing', fact: 'FootCare.invoice', period: '2026-04' }] });
  });

  it('never counts a holiday as a day of payment', async () => {
    await worked(foot(`${'pays 12% of Core, monthly, within 25 days of a valid invoice'}`).replace('payment Core', `${rolling} payment Core`), `
      invoice for FootCare in November 2026 = 1 December 2026
      expect payment from Trust to Small due on 24 December 2026 is £12,000.00`);
    await worked(foot('pays 12% of Core, monthly, within 5 working days of a valid invoice').replace('payment Core', `${rolling} payment Core`), `
      invoice for FootCare in November 2026 = 23 December 2026
      expect payment from Trust to Small due on 4 January 2027 is £12,000.00`);
  });

  it('has a last day for invoices where the calendar ends', async () => {
    const { facts, calendar } = await compiled(contract(invoiced.replace('payment Core', `${rolling} payment Core`)));
    expect(facts[0]!.max).toEqual({ op: 'date', v: '2050-12-01' });
    expect([calendar!.from, calendar!.through, calendar!.holidays[0]]).toEqual(['2026-04-01', '2050-12-31', '2026-04-03']);
  });
});

describe('a subcontract that is paid when the head is paid', () => {
  it('counts from the day the head was paid, also within the period', async () => {
    await worked(foot('pays £500, monthly, within 10 days of receipt by the head'), `
      in April 2026 { receipt for FootCare = 15 April 2026 }
      receipt for FootCare in May 2026 = 3 July 2026
      expect payment from Trust to Small due on 25 April 2026 is £500.00
      expect payment from Trust to Small due on 13 July 2026 is £500.00
      expect FootCare in June 2026 held for FootCare`);
  });

  it('is for each member where the subcontract is', async () => {
    await worked(`providers Practices each Practice { keyed by ods   joined and left dates }
      subcontract Visits { by Trust to Practice   term 1 April 2026 to 31 March 2031   pays £900, monthly, within 2 weeks of receipt by the head   recoveries: stay with the head   VAT exempt }`, `
      in April 2026 { Practice "A" { receipt for Visits = 10 May 2026 } Practice "B" { receipt for Visits = missing } }
      expect payment from Trust to Practice "A" due on 24 May 2026 is £900.00
      expect Visits of Practice "B" in April 2026 held for Visits`);
  });
});

describe('what a day cannot be counted from', () => {
  it('is refused', async () => {
    expect(await refused(contract(foot('pays £500, monthly, within 2 days of a valid invoice').replace('payment Core', `${rolling} payment Core`)))).toEqual(['MOD-280:10']);
    expect(await refused(contract(foot('pays £500, monthly, within 20 days of a valid invoice   pays £100, yearly, within 20 days of a valid invoice')))).toEqual(['MOD-281:10']);
    expect(await refused(contract(foot('pays £500, monthly, within 2 months of a valid invoice')))).toEqual(['MOD-125:10']);
    expect(await refused(contract(foot('pays £500, monthly, within 2 working days of a valid invoice')))).toEqual(['MOD-127:10']);
  });

  it('is refused in a scenario', async () => {
    const of = async (entry: string): Promise<string[]> => (await compileTexts({ 'file:///t.remit': `${contract(invoiced)} scenario "s" for T { in April 2026 { ${entry} } expect FootCare in April 2026 held }` })).findings.map(({ code }) => code);
    expect(await of('receipt for FootCare = 3 May 2026')).toEqual(['SCN-130']);
    expect(await of('invoice for Core = 3 May 2026')).toEqual(['SCN-130']);
    expect(await of('invoice for FootCare = £500')).toEqual(['SCN-131']);
  });

  it('is found in a program', async () => {
    const program = await compiled(contract(invoiced.replace('payment Core', `${rolling} payment Core`)));
    const broken = (change: (copy: Program) => void): string[] => {
      const copy = structuredClone(program);
      change(copy);
      return [...new Set(validateProgram(copy).map(({ code }) => code))];
    };
    expect(broken((p) => { p.facts[0]!.type = 'count'; delete p.facts[0]!.max; })).toEqual(['PRG-110']);
    expect(broken((p) => { delete p.calendar; })).toEqual(['PRG-111']);
    expect(broken((p) => { delete p.facts[0]!.max; })).toEqual(['PRG-112']);
    expect(broken((p) => { p.facts[0]!.max = { op: 'date', v: '2050-12-24' }; })).toEqual(['PRG-112']);
  });
});

describe('a variation of the days', () => {
  it('holds from its day on', () => worked(`${invoiced} variation 2 "Sooner" effective on 1 July 2026 {
      FootCare { pays 12% of Core, monthly, within 10 days of a valid invoice }
      reason "Small providers wait too long" agreed by Trust, Small on 1 June 2026 }`, `
    invoice for FootCare in June 2026 = 3 July 2026
    invoice for FootCare in July 2026 = 3 August 2026
    expect payment from Trust to Small due on 2 August 2026 is £12,000.00
    expect payment from Trust to Small due on 13 August 2026 is £12,000.00`));
});

import { expect, it } from 'vitest';
import { Folder } from './support/run.ts';

const contract = `contract Feet "Feet" {
  version 1.0
  currency GBP
  rounding to £0.01, half up
  status live
  term 1 April 2026 to 31 March 2027
  years start 1 April
  commissioner ICB "Westmere ICB"
  provider Trust "Westmere Trust"
  provider Small "Small Feet"
  payment Core "Core service" { from ICB to Trust   paid monthly, due 15 days after the period   amount £1,200,000 per year }
  subcontract FootCare "Foot care" { by Trust to Small   term 1 April 2026 to 31 March 2027   pays 12% of Core, monthly, within 30 days of a valid invoice   recoveries: passed down   VAT exempt }
}
`;
const facts = 'fact,period,value,recordedAt\nFootCare.invoice,2026-04,2026-05-12,2026-05-13\nFootCare.invoice,2026-06,2026-06-20,2026-06-21\n';

it('tells what a due date counts from, what is waited for, and asks for the day', async () => {
  const folder = new Folder({ 'feet.remit': contract, 'feet.csv': facts });
  const ran = await folder.remit('run', 'feet.remit', '--facts', 'feet.csv', '--as-of', '2026-07-05', '--explain', '--only', 'payment=FootCare.pays');
  expect(ran.stderr).toContain('Foot care, April 2026: £12,000.00, due 11 June 2026, from Westmere Trust to Small Feet (feet.remit:12). The due date counts 30 days from 12 May 2026 (Foot care: day on which a valid invoice arrived, in feet.csv:2).');
  expect(ran.stderr).toContain('due 31 July 2026, from Westmere Trust to Small Feet (feet.remit:12). The due date counts 30 days from 1 July 2026, the first day on which it can be paid (the day reported is 20 June 2026, in feet.csv:3).');
  const why = await folder.remit('why-not', 'feet.remit', 'FootCare.pays', '--facts', 'feet.csv', '--as-of', '2026-07-05', '--period', '2026-05');
  expect(why.stdout + why.stderr).toContain('No value of "Foot care: day on which a valid invoice arrived" is known for May 2026.');
  const list = await folder.remit('facts', 'feet.remit', '--as', 'list');
  expect(list.stdout + list.stderr).toContain('FootCare.invoice');
});

it('why-not goes by the day that the due date counts from', async () => {
  const folder = new Folder({ 'feet.remit': contract, 'feet.csv': `${facts}FootCare.invoice,2026-05,2026-07-20,2026-07-01\n` });
  const of = async (asOf: string): Promise<string> => (await folder.remit('why-not', 'feet.remit', 'FootCare.pays', '--facts', 'feet.csv', '--as-of', asOf, '--period', '2026-05')).stderr;
  expect(await of('2026-07-19')).toBe(`As of 19 July 2026.

Foot care, May 2026: not yet; as far as is known it comes to £12,000.00.
  Its time has not come: it can be paid from 20 July 2026 on and is due on 19 August 2026.
    → Ask again on 20 July 2026 or later.
`);
  expect(await of('2026-07-20')).toBe(`As of 20 July 2026.

Foot care, May 2026: it was paid, £12,000.00, and nothing made it less than it can be.
  It is paid on 19 August 2026.
`);
});

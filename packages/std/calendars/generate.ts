/**
 * Writes england.json: the bank holidays of England that fall on any day, from the
 * date-holidays package (data CC BY 3.0, see README.md). Run with
 * `npm run calendars -w packages/std` after raising that package; the file is committed,
 * so a build never depends on it.
 */
import { writeFileSync } from 'node:fs';
import Holidays from 'date-holidays';

const FROM = 2005;
const THROUGH = 2050;

/** Days the package has wrong, from the proclamations published on gov.uk/bank-holidays. */
const CORRECTIONS: { remove: string[]; add: string[] } = {
  remove: ['2012-05-28'],
  add: ['2011-04-29', '2012-06-04'],
};

const source = new Holidays('GB', 'ENG');
const days = new Set(CORRECTIONS.add);
for (let year = FROM; year <= THROUGH; year++) {
  for (const day of source.getHolidays(year)) if (day.type === 'public') days.add(day.date.slice(0, 10));
}
for (const day of CORRECTIONS.remove) days.delete(day);

const calendar = {
  id: 'england',
  title: 'Bank holidays in England',
  source: 'date-holidays 3.37.0 (CC BY 3.0), corrected for 2011 and 2012',
  from: `${FROM}-01-01`,
  through: `${THROUGH}-12-31`,
  holidays: [...days].sort(),
};
writeFileSync(new URL('./england.json', import.meta.url), `${JSON.stringify(calendar, null, 2)}\n`);

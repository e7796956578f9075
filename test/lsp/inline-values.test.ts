import { expect, it } from 'vitest';
import { namesBesideStop } from '@remit/language/lsp/inline-values';
import { editor, fresh } from '../helpers/editor.ts';

it('has no value beside a name that is read for another period, for some codes or of many', async () => {
  const { open } = editor();
  const { document } = await open({ uri: fresh('inline'), text: `contract Care "Care" {
  term 1 April 2026 to 31 March 2028
  years start 1 April
  currency GBP
  rounding to £0.01, half up
  commissioner Icb "Board"
  provider Trust "Trust"
  fact Spend { money, each year }
  fact Visits { number, each quarter }
  payment Rest {
    from Icb to Trust
    paid yearly, due 30 days after the year
    amount 10% of Spend +
      10% of (Spend in the previous year) +
      £2 * (total of Visits in the year)
  }
}
` });
  const at = document.textDocument.positionAt(document.textDocument.getText().indexOf('£2 *'));
  expect(namesBesideStop(document, { start: at, end: at }).map(({ name, range }) => `${range.start.line + 1}:${range.start.character + 1} ${name}`)).toEqual(['10:11 Rest', '13:19 Spend']);
});

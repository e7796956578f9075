import { describe, expect, it } from 'vitest';
import { compiled, contract, worked } from '../compiler/support/worked.ts';
import { compileTexts } from '../compiler/support/compile.ts';

/** Three payments of a quarter from a fund that one party fills; a variation brings in another funder, and another rule for what is short. */
const body = (change: string, effective = '1 April 2027') => `
  fund Budget { from ICB   limit £1,000 each year   when exceeded: in order   unfunded: lapses }
  payment Core { from Budget to Trust   paid quarterly, due 10 days after the period   amount £300 }
  variation 2 effective on ${effective} { Budget { ${change} } agreed by ICB, Council, Trust on 2 February 2027 }`;

describe('a fund that a variation changes', () => {
  it('is paid for by its new funders from then on, and keeps its name and its lines', async () => {
    const program = await compiled(contract(body('from ICB £900, Council £300 each year')));
    expect(program.funds).toEqual([{
      id: 'Budget', sources: [{ party: 'ICB', share: '1' }],
      limits: [expect.objectContaining({ window: 'year' })],
      whenExceeded: { rule: 'inOrder' }, unfunded: { rule: 'lapses' },
      terms: [{ versions: [2], sources: [{ party: 'ICB', share: '0.75' }, { party: 'Council', share: '0.25' }], whenExceeded: { rule: 'inOrder' }, unfunded: { rule: 'lapses' } }],
    }]);
    expect(program.lines.map((l) => l.id)).toEqual(['Core']);
    await worked(body('from ICB £900, Council £300 each year'), `
      expect payment from ICB to Trust due on 10 July 2026 is £300.00
      expect payment from ICB to Trust due on 10 April 2027 is £100.00
      expect payment from ICB to Trust due on 10 July 2027 is £225.00
      expect payment from Council to Trust due on 10 July 2027 is £75.00
      expect payment from ICB to Trust due on 10 April 2028 is £75.00
      expect payment from Council to Trust due on 10 April 2028 is £25.00`);
  });

  it('lets the rest lapse by the old rule and has it owed by the new one, within one year', async () => {
    // 2026/27: the fourth quarter lapses to 100; 2027/28 in two halves: 300 + 300 by the old text, 300 + 100 and 200 owed by the Council.
    await worked(body('unfunded: owed by Council', '1 October 2027'), `
      expect payment from ICB to Trust due on 10 April 2027 is £100.00
      expect payment from ICB to Trust due on 10 January 2028 is £300.00
      expect payment from ICB to Trust due on 10 April 2028 is £100.00
      expect payment from Council to Trust due on 10 April 2028 is £200.00`);
  });

  it('counts what was used before in the caps of its funders', async () => {
    // The Council pays half; from October at most 350 in the year, of which 300 are used.
    await worked(`
      fund Budget { from ICB £600, Council £600   Council up to £1,000 each year then ICB   when exceeded: in order   unfunded: lapses }
      payment Core { from Budget to Trust   paid quarterly, due 10 days after the period   amount £300 }
      variation 2 effective on 1 October 2027 { Budget { Council up to £350 each year then ICB } agreed by ICB, Council, Trust on 2 February 2027 }`, `
      expect payment from Council to Trust due on 10 October 2027 is £150.00
      expect payment from Council to Trust due on 10 January 2028 is £50.00
      expect payment from ICB to Trust due on 10 January 2028 is £250.00
      expect payment from ICB to Trust due on 10 April 2028 is £300.00
      expect payment from Council to Trust due on 10 July 2028 is £150.00`);
  });

  it('shares what is left from then on, where it did so by turns before', async () => {
    await worked(`
      fund Budget { from ICB   limit £500 each year   when exceeded: in order   unfunded: lapses }
      payment A { from Budget to Trust   paid yearly, due 10 days after the period   amount £400 }
      payment B { from Budget to Council   paid yearly, due 10 days after the period   amount £400 }
      variation 2 effective on 1 April 2027 { Budget { when exceeded: scale } agreed by ICB, Council, Trust on 2 February 2027 }`, `
      expect payment from ICB to Trust due on 10 April 2027 is £400.00
      expect payment from ICB to Council due on 10 April 2027 is £100.00
      expect payment from ICB to Trust due on 10 April 2028 is £250.00
      expect payment from ICB to Council due on 10 April 2028 is £250.00`);
  });

  it('needs the agreement of old and new funders, and takes no share in brackets', async () => {
    const { findings } = await compileTexts({ 't.remit': contract(body('from Council').replace('agreed by ICB, Council, Trust', 'agreed by ICB')) });
    expect(findings.map((f) => f.message)).toEqual(["Variation 2 changes 'Core', and the text does not say that 'Council' and 'Trust' agreed. Add the party to 'agreed by', or find out why it did not agree."]);
    const wrong = await compileTexts({ 't.remit': contract(body('from ICB 70%, Council 30%, remainder to ICB')) });
    expect(wrong.findings.map((f) => f.code)).toEqual(['MOD-206']);
  });
});

import { describe, expect, it } from 'vitest';
import { editor, fresh } from '../helpers/editor.ts';

const shared = editor();
const TEXT = `measure AtTarget "At target" {
  proportion Good / Seen
  better when higher
}
contract Care "Care" {
  commissioner and provider Icb "Integrated Care Board"
  provider Trust
  outcome Control "Control" { measured by AtTarget   baseline 60%   target 70% }
  let Half "Half of it" = 50% * Total
  fact Total "Total" { money between £0 and £1m, each year }
  """
  The commissioner pays half.
  """
  payment Core "Core payment" {
    from Icb to Trust
    amount Half
  }
  set Kinds = Low "Low need", High
  table Rates by Kinds {
    columns Fee, Cap
    Low: £3, £4
    High: £5, £6
  }
  let Fees for each Kinds = Fee of Kinds
}`;

/** The hover over the last word of a phrase of the text. */
async function over(phrase: string): Promise<string> {
  const at = TEXT.lastIndexOf(phrase) + phrase.length - 2;
  return shared.hover({ uri: fresh(), text: `${TEXT.slice(0, at + 1)}<|>${TEXT.slice(at + 1)}` });
}

describe('hover', () => {
  it('gives the formula of a value', async () => {
    expect(await over('amount Half')).toBe('**Half** — value: Half of it\n\n```remit\nHalf = 50% * Total\n```\n\n*contract Care*');
  });

  it('names the roles of a party', async () => {
    expect(await over('Icb')).toBe('**Icb** — commissioner and provider: Integrated Care Board\n\n*contract Care*');
  });

  it('shows the definition of a measure and where it comes from', async () => {
    expect(await over('AtTarget')).toMatch(/^\*\*AtTarget\*\* — measure: At target\n\n```remit\nproportion Good \/ Seen\nbetter when higher\n```\n\n\*text-\d+\.remit\*$/);
  });

  it('shows the wording of a declaration', async () => {
    expect(await over('payment Core')).toContain('> The commissioner pays half.');
  });

  it('shows what an outcome is measured by, and its levels', async () => {
    expect(await over('outcome Control')).toContain('measured by AtTarget\nbaseline 60%\ntarget 70%');
  });

  it('shows the codes of a set, over the set and over a code', async () => {
    const set = '\n\n```remit\nset Kinds = Low "Low need", High\n```\n\n*contract Care*';
    expect(await over('set Kinds')).toBe(`**Kinds** — set${set}`);
    expect(await over('    Low')).toBe(`**Low** — code: Low need${set}`);
  });

  it('shows the whole table over a column', async () => {
    expect(await over('= Fee')).toBe('**Fee** — column of a table\n\n```remit\ntable Rates by Kinds {\n  columns Fee, Cap\n  Low: £3, £4\n  High: £5, £6\n}\n```\n\n*contract Care*');
  });
});

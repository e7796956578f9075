import { describe, expect, it } from 'vitest';
import { buildDocuments, createRemitServices } from '@remit/language';
import { editor, fresh } from '../helpers/editor.ts';
import { varied } from '../versions/support/varied.ts';

const shared = editor();
const TEXT = varied(`variation 2 "Dearer" effective on 1 October 2027 {
    Core { amount £1,500 per year * Size }
    removes Quality
    from the next period for Quality
    fund Extra { from ICB   limit £9 each year   when exceeded: in order   unfunded: lapses }
    payment Bonus { from Extra to Trust   paid monthly, due 15 days after the period   amount £5 }
    agreed by ICB, Trust on 1 February 2027
  }
  let Spare = 1% of Core + 1% of Quality + 1% of Bonus`);

/** The hover over the first letter of a phrase of the text. */
async function over(phrase: string, last = false): Promise<string> {
  const at = (last ? TEXT.lastIndexOf(phrase) : TEXT.indexOf(phrase)) + 1;
  return shared.hover({ uri: fresh(), text: `${TEXT.slice(0, at)}<|>${TEXT.slice(at)}` });
}

describe('variations in the editor', () => {
  it('names that they bring in lead to their declarations', async () => {
    const services = createRemitServices();
    const [document] = await buildDocuments(services, [{ uri: 'file:///v.remit', text: TEXT }]);
    expect(document!.references.filter((r) => 'ref' in r && r.ref === undefined).map((r) => r.$refText)).toEqual([]);
    expect((document!.diagnostics ?? []).filter((d) => d.severity === 1).map((d) => d.message)).toEqual([]);
  });

  it('hover shows what a declaration was and what it becomes', async () => {
    const text = await over('Core + 1%', true);
    expect(text).toContain('amount £1,200 per year * Size');
    expect(text).toContain('From 1 October 2027 (variation 2: Dearer):\n\n```remit\namount £1,500 per year * Size\n```');
  });

  it('hover says when a declaration ends, and when one begins', async () => {
    expect(await over('Quality + 1%', true)).toContain('Removed on 1 October 2027 (variation 2: Dearer).');
    expect(await over('Extra to Trust')).toContain('From 1 October 2027 (variation 2: Dearer).');
  });
});

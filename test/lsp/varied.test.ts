import { EmptyFileSystem } from 'langium';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildDocuments } from '@remit/language';
import { treeContentOf } from '@remit/language/contract-tree/create-contract-tree';
import { createServerServices } from '../../packages/server/src/create-services.ts';
import { meals } from '../helpers/meals.ts';

const varied = meals.slice(0, meals.indexOf('scenario ')).trimEnd().replace(/\}$/, `  payment Starter "Payment to begin with" {
    from Council to Kitchen
    paid yearly, due 30 days after the period
    amount £500
  }

  variation 1 "Dearer meals" effective on 1 April 2027 {
    Base { amount £110 per client in Clients }
    removes Starter
    reason "Prices of food"
    agreed by Council, Kitchen on 1 February 2027
  }
  variation 2 "Dearer still" effective on 1 October 2027 {
    Base { amount £120 per client in Clients }
    Bonus { paid yearly, due 90 days after the period }
    reason "Prices of food"
    agreed by Council, Kitchen on 1 August 2027
  }
}
`);

describe('what variations change', () => {
  const made = (async () => {
    const services = createServerServices({ ...EmptyFileSystem });
    const [document] = await buildDocuments(services, [{ uri: 'file:///varied.remit', text: varied }]);
    return { services, document: document! };
  })();
  beforeAll(() => made);

  it('is told in the list of contracts of each declaration, in a few words', async () => {
    const { document } = await made;
    const { groups } = treeContentOf(document, 'Meals', [], [])!;
    expect(groups.find(({ kind }) => kind === 'payments')!.items.map(({ name, varied: told }) => [name, told])).toEqual([
      ['Base', 'changed by variations 1 and 2, first from 1 April 2027'], ['Bonus', 'changed by variation 2 from 1 October 2027'], ['Starter', 'removed by variation 1 on 1 April 2027'],
    ]);
    expect(groups.filter(({ kind }) => kind !== 'payments').flatMap(({ items }) => items).filter((one) => one.varied !== undefined)).toEqual([]);
  });

  it('is told by hints of the clauses that are changed, and of no others', async () => {
    const { services, document } = await made;
    const hints = await services.remit.lsp.InlayHintProvider!.getInlayHints(document, { textDocument: { uri: document.uri.toString() }, range: { start: { line: 0, character: 0 }, end: { line: 200, character: 0 } } });
    const lines = varied.split('\n');
    const told = hints!.filter(({ tooltip }) => typeof tooltip === 'string' && tooltip.includes('As first agreed')).map(({ position, tooltip }) => [lines[position.line]!.trim(), tooltip]);
    expect(told).toEqual([['paid yearly, due 60 days after the period', 'For the period from 1 April 2026 to 31 March 2027. As first agreed: variation 2 changes this from 1 October 2027.']]);
  });
});

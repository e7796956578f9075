import { describe, expect, it } from 'vitest';
import { pictureOf, PICTURES, renderPicture, summaryOf, summaryText } from '@remit/views';
import type { ConflictPicture } from '@remit/views/pictures/conflicts';
import type { CurvesPicture } from '@remit/views/pictures/curves';
import type { MoneyPicture } from '@remit/views/pictures/money';
import { plain, widthOf, wrapped } from '@remit/views/svg/text';
import { Folder } from '../cli/support/run.ts';
import { viewed, type Viewed } from './support/load.ts';
import { elementsOf, readXml } from './support/xml.ts';

async function contract(text: string): Promise<Viewed> {
  const folder = new Folder({ 'c.remit': text });
  return (await viewed([`${folder.path}/c.remit`]))[0]!;
}

const head = 'term 1 April 2027 to 31 March 2029   years start 1 April   currency GBP   rounding to £0.01, half up';
const pays = (to: string, name: string, amount = '£1,000'): string => `payment ${name} { from Board to ${to}   paid yearly, due 30 days after the period   amount ${amount} }`;

describe('names from users', () => {
  const names = [
    '<script>alert(1)</script>', '</text></svg><script>alert(1)</script>', '" onload="alert(1)', "' onclick='alert(1)", '&lt;b&gt; &amp; &quot;', ']]> <!-- --> <?xml ?>', '__proto__', 'constructor',
    'مستشفى المدينة', 'בית חולים \u202egnirts\u202c', '{title|x} {a}', '\u0001\u0007\u200b\ufeffbell', '漢字'.repeat(60), 'W'.repeat(400), '🏥 hospital', '#a00000', '`*_[x](javascript:alert(1))_*`',
  ];

  it('stay words, in every picture and in the summary', async () => {
    const parties = names.map((name, index) => `provider P${index} "${name.replaceAll('"', '”')}"`).join('\n');
    const text = `contract __proto__ "${names[0]}" {\n${head}\ncommissioner Board "${names[1]}"\n${parties}\n${names.map((_, index) => pays(`P${index}`, `Pay${index} "${names[index]!.replaceAll('"', '”')}"`)).join('\n')}\nbody Panel "${names[0]}" { of Board   members P6, P7 }\n}\n`;
    const { overview, program } = await contract(text);
    expect(overview.name).toBe('__proto__');
    for (const kind of PICTURES) {
      const svg = await renderPicture(pictureOf(kind, overview, { program }));
      const elements = elementsOf(readXml(svg));
      expect(elements.map(({ name }) => name).filter((name) => !/^(svg|title|desc|style|rect|g|text|path|circle)$/.test(name)), kind).toEqual([]);
      expect(elements.flatMap(({ attributes }) => [...attributes.keys()]).filter((name) => name.startsWith('on')), kind).toEqual([]);
    }
    const markdown = summaryText(summaryOf(overview), 'markdown');
    expect(markdown).not.toMatch(/(?<!\\)<|(?<!\\)\[x/);
  });

  it('leave what all objects share as it was', async () => {
    const inherited = Object.getOwnPropertyNames(Object.prototype);
    const parties = inherited.map((name, index) => `provider P${index} "${name}"\n${pays(`P${index}`, `Pay${index} "${name}"`)}`).join('\n');
    const { overview, program } = await contract(`contract C "__proto__" {\n${head}\ncommissioner Board "constructor"\n${parties}\n}\n`);
    for (const kind of PICTURES) await renderPicture(pictureOf(kind, overview, { program }));
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(inherited);
    expect(Object.getOwnPropertyNames(Object)).not.toContain('prev');
    expect(Object.getOwnPropertyNames(Object.prototype.toString)).not.toContain('prev');
  });

  it('cannot take a colour or a mark of the drawing', async () => {
    const { overview } = await contract(`contract C { ${head}   commissioner Board "#a00000"   provider Care "fill=\u201d#a00001\u201d" ${pays('Care', 'Pay "#a00002"')} }`);
    const money = pictureOf('money', overview) as MoneyPicture;
    const texts = elementsOf(readXml(await renderPicture(money))).filter(({ name }) => name === 'text').map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(['#a00000', '#a00002']));
    expect(money.nodes.map(({ title }) => title)).toEqual(['#a00000', '#a00002', 'fill=”#a00001”']);
  });
});

describe('many', () => {
  it('stand together with their number, and nothing of their money is lost', async () => {
    const count = 300;
    const parties = Array.from({ length: count }, (_, index) => `provider P${index} "Practice number ${index}"\n${pays(`P${index}`, `Pay${index} "Payment ${index}"`, `£${index + 1}`)}`).join('\n');
    const { overview, program } = await contract(`contract Many {\n${head}\ncommissioner Board\n${parties}\n}\n`);
    const money = pictureOf('money', overview, { program }) as MoneyPicture;
    expect([0, 1, 2].map((column) => money.nodes.filter((node) => node.column === column).length)).toEqual([1, 19, 19]);
    expect(money.nodes.filter(({ kind }) => kind === 'rest').map(({ title, sums }) => `${title}: ${sums}`)).toEqual(['282 more payments: £39,903', '282 more parties: £39,903']);
    expect(money.nodes[0]!.sums).toBe('£45,150');
    expect(money.tables[0]!.rows).toHaveLength(count);
    for (const kind of PICTURES) {
      const svg = await renderPicture(pictureOf(kind, overview, { program }));
      expect(Number(readXml(svg).attributes.get('height')), kind).toBeLessThan(4000);
      const { marks, empty } = pictureOf(kind, overview, { program });
      if (empty === undefined) expect(elementsOf(readXml(svg)).filter(({ attributes }) => attributes.has('tabindex')).map(({ attributes }) => attributes.get('data-mark')).sort(), kind).toEqual(marks.map(({ id }) => id).sort());
    }
  });

  it('of people on a body leave those who have a conflict to be seen', async () => {
    const people = Array.from({ length: 60 }, (_, index) => `person M${index} "Member ${index}"`).join('\n');
    const { overview } = await contract(`contract Crowd {\n${head}\ncommissioner Board\nprovider Care\n${people}\nbody Panel { of Board   members ${Array.from({ length: 60 }, (_, index) => `M${index}`).join(', ')} }\nawarded by Panel on 1 March 2027\ninterest of M57 in Care "Owner"\n${pays('Care', 'Pay')}\n}\n`);
    const { nodes } = pictureOf('conflicts', overview) as ConflictPicture;
    expect(nodes.filter(({ column }) => column === 0).map(({ title }) => title)).toEqual([...Array.from({ length: 17 }, (_, index) => `Member ${index}`), 'Member 57', '42 more']);
  });
});

describe('circles and odd texts', () => {
  it('are drawn: who pays itself, subcontracts in a circle, owners of each other', async () => {
    const { overview, program } = await contract(`contract Round { ${head}
      commissioner and provider Board { form trust, owned by Care 50% }   provider Care { form ltd, owned by Board 100% }   provider Other
      ${pays('Board', 'Own')} ${pays('Care', 'Work')}
      subcontract One { by Care to Other   term 1 April 2027 to 31 March 2029   pays £10 per year, yearly }
      subcontract Two { by Other to Care   term 1 April 2027 to 31 March 2029   pays £10 per year, yearly }
    }`);
    const money = pictureOf('money', overview) as MoneyPicture;
    expect(money.links.map(({ from, to }) => `${money.nodes[from]!.title}>${money.nodes[to]!.title}`)).toEqual(['Board>Own', 'Board>Work', 'Own>Board', 'Work>Care', 'Care>Other', 'Other>Care']);
    for (const kind of PICTURES) readXml(await renderPicture(pictureOf(kind, overview, { program })));
  });

  it('are drawn once each, where many ways lead to one party', async () => {
    const layers = 14;
    const parties = Array.from({ length: layers }, (_, layer) => `provider A${layer}   provider B${layer}`).join('\n');
    const links = Array.from({ length: layers - 1 }, (_, layer) => ['A', 'B'].flatMap((from) => ['A', 'B'].map((to) => `subcontract S${layer}${from}${to} { by ${from}${layer} to ${to}${layer + 1}   term 1 April 2027 to 31 March 2029   pays £1 per year, yearly }`)).join('\n')).join('\n');
    const { overview } = await contract(`contract Ways {\n${head}\ncommissioner Board\n${parties}\n${pays('A0', 'Pay')}\n${links}\n}\n`);
    const delivery = pictureOf('delivery', overview);
    expect(delivery.marks.length).toBeLessThan(4 * layers + 2);
    expect(delivery.tables[0]!.rows.length).toBeLessThan(4 * layers + 2);
  });

  it('say that there is nothing to draw', async () => {
    const { overview } = await contract('contract Empty { }');
    for (const kind of PICTURES) {
      const picture = pictureOf(kind, overview);
      expect(picture.empty, kind).toMatch(/^(The|No) .*\.$/);
      expect(readXml(await renderPicture(picture)).name).toBe('svg');
    }
  });

  it('are told as far as they are typed', async () => {
    for (const text of ['contract', 'contract A { payment', 'contract A { commissioner B   payment P { from B to', 'contract A { outcome O { target', 'contract A { term 31 February 2027 to', 'contract A { curve C = in bands {', 'contract A { commissioner B commissioner B }']) {
      const folder = new Folder({ 'c.remit': text });
      for (const { overview } of await viewed([`${folder.path}/c.remit`])) {
        expect(summaryText(summaryOf(overview), 'text'), text).toContain('Missing: ');
        for (const kind of PICTURES) readXml(await renderPicture(pictureOf(kind, overview)));
      }
    }
  });
});

describe('curves', () => {
  it('mark cliffs exactly, in bands and in ramps that start with a jump', async () => {
    const { overview } = await contract(`contract Cliffs { ${head}
      commissioner Board   provider Care
      fact Rate { percentage, each year }
      curve Attainment = rising from 60% to 90% starting at 60%
      curve Fee = in bands { below 50%: £0, 50% to below 80%: £100,000, at least 80%: £250,000.50 }
      curve Steps = in parts { first £100,000: 0%, £100,000 to £200,000: 50%, beyond £200,000: 80% }
      ${pays('Care', 'Pay', '£1,000 * (Rate rising from 70% to 80%)')}
    }`);
    const { panels } = pictureOf('curves', overview) as CurvesPicture;
    expect(panels.map(({ title, cliffs }) => [title, ...cliffs.map(({ x, text }) => `${x}: ${text}`)])).toEqual([
      ['Attainment', '0.6: 0% → 60%'], ['Fee', '0.5: £0 → £100,000', '0.8: £100,000 → £250,000.50'], ['Steps'], ['Rate'],
    ]);
    expect(panels[2]!.pieces.map(({ points }) => points.map(({ x, y }) => `${x},${y}`).join(' '))).toEqual(['0,0 100000,0', '100000,0 200000,50000', '200000,50000 250000,90000']);
  });
});

describe('words', () => {
  it('are measured the same everywhere, and broken so that they fit', () => {
    for (const [text, width] of [['Integrated care of older people with several conditions', 100], ['W'.repeat(90), 80], ['漢字'.repeat(20), 90], ['a b c', 10]] as const) {
      const lines = wrapped(text, width, 12, 3);
      expect(lines.length).toBeLessThanOrEqual(3);
      for (const line of lines) expect(widthOf(line, 12)).toBeLessThanOrEqual(width);
    }
    expect(wrapped('one two three four five', 50, 12, 2)).toEqual(['one two', 'three…']);
    expect(plain('a\u202eb\u0000c\ud800 d')).toBe('a b c d');
  });
});

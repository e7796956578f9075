import { describe, expect, it } from 'vitest';
import { checkTexts } from './support/check-texts.ts';
import { readFixtures, type Fixture } from './support/fixture.ts';
import { leftToWrite, mended, reviewed, writingSums, type NamedText } from './support/mended.ts';

/** What stands before sums in contracts of other currencies. */
const currencies = { CHF: 'CHF', USD: '$', EUR: '€' } as const;

/** A fixture as it would be written in another currency. 'From the first £' has no other form for a currency without a sign. */
function inCurrency(texts: readonly NamedText[], code: string, sign: string): NamedText[] {
  return texts.map(({ name, text }) => ({ name, text: text.replaceAll('currency   GBP', `currency   ${code}`).replace(sign === code ? /£(?=\d)/g : /£/g, () => sign) }));
}

const bad = readFixtures().filter(({ isBad }) => isBad);
/** Every fixture with sums in its corrections in one currency, and one of each rule in the others. */
const chosen = (code: string): readonly Fixture[] => bad.filter((one, index) => writingSums.includes(one.code) && (code === 'CHF' || bad.findIndex((other) => other.code === one.code) === index));

for (const [code, sign] of Object.entries(currencies)) {
  describe(`a contract in ${code}`, () => {
    for (const fixture of chosen(code)) {
      it(`gets corrections in ${code}: ${fixture.code} ${fixture.name}`, async () => {
        const texts = inCurrency(fixture.files, code, sign);
        const before = await checkTexts(texts);
        expect(before.length).toBeGreaterThan(0);
        for (const { file, extras } of before) {
          for (const correction of extras.corrections ?? []) {
            expect(`${correction.title} ${correction.edits.map(({ text }) => text).join(' ')}`).not.toMatch(/£|GBP/);
            const { found, refused } = await reviewed(mended(texts, file, correction));
            expect([...found.filter(({ code: other }) => other !== fixture.code && other !== leftToWrite).map(({ code: other, message }) => `${other} ${message}`), ...refused], correction.title).toEqual([]);
          }
        }
      });
    }
  });
}

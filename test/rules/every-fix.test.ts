import { describe, expect, it } from 'vitest';
import { allRules } from '@remit/language/rules/all';
import { readFixtures, type Fixture } from './support/fixture.ts';
import { faultsOf, leftToWrite as left, mended, reviewed, writingSums, type NamedText, type Reviewed } from './support/mended.ts';
import { checkTexts, type TextFinding } from './support/check-texts.ts';

/** What a correction leaves to be decided next, by the rule it mends. Each of these has a correction of its own, and they lead to a text without findings. */
const decidedNext: Readonly<Record<string, { readonly code: string; readonly why: string }>> = {
  'OUT-015': { code: 'TIME-004', why: 'Who is followed for a year is reported on a year later: by which day, and what outlives the contract, is for the parties to say.' },
  'PIL-004': { code: 'MOD-320', why: 'The fixtures accept that the pilot is compared with nobody, which it then no longer is.' },
};

/** A fixture in which one step of corrections after another is to end does so after fewer. */
const mostRounds = 20;

const bad = readFixtures().filter(({ isBad }) => isBad);
const corrections = new Set<string>();
const sums = new Set<string>();
const only = process.env['RULE'];

for (const [code, fixtures] of Map.groupBy(bad, (fixture) => fixture.code)) {
  if (only !== undefined && !code.startsWith(only)) continue;
  describe(code, () => {
    for (const fixture of fixtures) {
      it(`${fixture.name}: each correction mends it and nothing else is found`, async () => {
        const before = await checkTexts(fixture.files);
        let isMended = false;
        for (const finding of before) {
          const offered = finding.extras.corrections ?? [];
          expect(new Set(offered.map(({ title }) => title)).size, 'titles tell corrections apart').toBe(offered.length);
          for (const correction of offered) {
            corrections.add(finding.code);
            if (correction.edits.some(({ text }) => text.includes('£'))) sums.add(finding.code);
            expect(faultsOf(correction, textIn(fixture, finding.file)), correction.title).toEqual([]);
            const texts = mended(fixture.files, finding.file, correction);
            const after = await reviewed(texts);
            const text = texts.find(({ name }) => name === finding.file)!.text;
            expect(after.printed[texts.findIndex(({ name }) => name === finding.file)], `${correction.title}: reads, and is laid out`).toBe(text);
            const { code: next } = decidedNext[finding.code] ?? {};
            expect(news(before, finding, after).filter((one) => ![left, next].some((code) => code !== undefined && one.includes(`: ${code} `))), `${correction.title}\n${text}`).toEqual([]);
            expect(after.refused, `${correction.title}: compiles`).toEqual([]);
            isMended ||= after.found.every(({ code }) => code === left) && after.isSound;
          }
        }
        if (!isMended && !fixture.name.includes('no-fix') && hasFix(fixture)) await leadToSoundText(fixture);
      });
    }
  });
}

/** One finding after another is mended by its first correction until nothing is found and the text compiles. */
async function leadToSoundText(fixture: Fixture): Promise<void> {
  let texts: readonly NamedText[] = fixture.files;
  for (let round = 0; round < mostRounds; round++) {
    const { found, refused } = await reviewed(texts);
    const next = found.find(({ extras }) => extras.corrections?.length);
    if (!next) {
      expect([...found.filter(({ code }) => code !== left).map(told), ...refused], texts[0]!.text).toEqual([]);
      return;
    }
    texts = mended(texts, next.file, next.extras.corrections![0]!);
  }
  expect.fail(`still not sound after ${mostRounds} corrections`);
}

// Where one rule is looked at alone, the others have told nothing.
if (only === undefined) {
  describe('corrections', () => {
    it('are those that the pages of rules promise', () => {
      const codes = allRules.map(({ code }) => code);
      expect([...corrections].filter((code) => codes.includes(code)).sort()).toEqual(allRules.filter(({ fix }) => fix !== undefined).map(({ code }) => code).sort());
    });

    it('that write sums are tried in other currencies', () => {
      expect([...sums].sort()).toEqual(writingSums);
    });
  });
}

/** What is found or refused after a correction, and was not before, or should be gone. */
function news(before: readonly TextFinding[], finding: TextFinding, after: Reviewed): string[] {
  const known = before.filter((one) => one !== finding).map(told);
  return after.found.map(told).filter((one) => {
    const index = known.indexOf(one);
    if (index >= 0) known.splice(index, 1);
    return index < 0;
  });
}

/** Whether the rule that a fixture is of has corrections. */
function hasFix({ code }: Fixture): boolean {
  return allRules.find((rule) => rule.code === code)?.fix !== undefined;
}

function told({ file, code, message }: TextFinding): string {
  return `${file}: ${code} ${message}`;
}

function textIn(fixture: Fixture, file: string): string {
  return fixture.files.find(({ name }) => name === file)!.text;
}

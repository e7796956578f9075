import { buildDocuments, createRemitServices } from '@remit/language';
import { describe, expect, it } from 'vitest';

const services = createRemitServices();

async function found(lines: readonly string[]): Promise<string[]> {
  const uri = 'file:///circles.remit';
  const [document] = await buildDocuments(services, [{ uri, text: lines.join('\n') }]);
  services.shared.workspace.LangiumDocuments.deleteDocument(document!.uri);
  return document!.diagnostics!.map(({ code, range, message }) => `${range.start.line + 1}:${range.start.character + 1} ${code} ${String(message).split('.')[0]}`);
}

/** `let V0 = V1 + 1`, and so on round to the first. */
function circleOf(length: number): string[] {
  return Array.from({ length }, (_, index) => `let V${index} = V${(index + 1) % length} + 1`);
}

describe('values in a circle', () => {
  it('are one finding, on the first in the text, with all names where they are few', async () => {
    expect(await found(circleOf(3))).toEqual(["1:5 TYP-012 'V0' depends on itself: 'V0' needs 'V1' needs 'V2' needs 'V0'"]);
    expect(await found(['let V = V'])).toEqual(["1:5 TYP-012 'V' depends on itself: 'V' needs 'V'"]);
  });

  for (const length of [250, 5000]) {
    it(`of ${length} are one finding`, async () => {
      const last = length - 1;
      expect(await found(circleOf(length))).toEqual([
        `1:5 TYP-012 'V0' depends on itself: 'V0' needs 'V1' needs 'V2' needs 'V3' needs 'V4' needs 'V5' needs ${(length - 11).toLocaleString('en-GB')} others, the last of which needs `
        + `'V${last - 4}' needs 'V${last - 3}' needs 'V${last - 2}' needs 'V${last - 1}' needs 'V${last}' needs 'V0'`,
      ]);
    });
  }

  it('are told once for circles that meet, and leave those alone that only lead there', async () => {
    expect(await found(['let Start = A', 'let A = B + D', 'let B = C', 'let C = A', 'let D = A', 'let End = 1'])).toEqual([
      "2:5 TYP-012 'A' depends on itself: 'A' needs 'D' needs 'A'",
    ]);
  });

  it('are circles through an earlier year, a price and a table too', async () => {
    expect(await found(['let A each year = B in the previous year', 'let B each year = A'])).toEqual(["1:5 TYP-012 'A' depends on itself: 'A' needs 'B' needs 'A'"]);
    expect(await found(['let A = £5 per visit in A'])).toContain("1:5 TYP-012 'A' depends on itself: 'A' needs 'A'");
    expect(await found(['bands Need = Low, High', 'fact N { code of Need, each year }', 'table T by N { Low: A   High: 1 }', 'let A = T of N'])).toEqual([
      "3:7 TYP-012 'T' depends on itself: 'T' needs 'A' needs 'T'",
    ]);
  });
});

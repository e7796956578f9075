/** What is behind a code, for `remit explain`. */
export interface Explanation {
  code: string;
  title: string;
  why: string;
  remedy: string;
  bad?: string;
  good?: string;
}

const nouns = { PRG: 'program', FCT: 'facts file', LED: 'ledger' } as const;

/** Findings of the command itself, about files it was given. */
export const ownCodes: readonly Explanation[] = [
  ...(Object.keys(nouns) as (keyof typeof nouns)[]).flatMap((prefix) => [
    {
      code: `${prefix}-095`, title: `A ${nouns[prefix]} that is not JSON`,
      why: 'Nothing can be read from it with certainty.',
      remedy: 'Look for a missing comma, quotation mark or bracket just before the place named, or make the file anew.',
    },
    {
      code: `${prefix}-094`, title: `A name given twice in a ${nouns[prefix]}`,
      why: 'Programs that read the file take one of the two values or the other, so it does not say one thing.',
      remedy: 'Take out one of the two.',
    },
    {
      code: `${prefix}-096`, title: `A ${nouns[prefix]} that is not UTF-8`,
      why: 'Names with accents and signs such as £ have other bytes in other encodings; guessing could change a key or a value.',
      remedy: 'Save the file again with the encoding UTF-8. In a spreadsheet, save as "CSV UTF-8".',
    },
  ]),
  {
    code: 'PRG-097', title: 'A program that is not the one its map was made for',
    why: 'The program has been changed since it was compiled, or its map belongs to another version. It may pay otherwise than the contract says.',
    remedy: 'Compile the contract again.',
  },
  {
    code: 'LED-097', title: 'A ledger that changed during the run',
    why: 'Somebody else has paid from it meanwhile, so what this run worked out could be paid twice.',
    remedy: 'Run again.',
  },
  {
    code: 'PRG-098', title: 'Two contracts whose names differ in capital letters only',
    why: 'Their programs would have the same file on many computers, and payments of one could be taken for those of the other.',
    remedy: 'Give one of them another name.',
  },
];

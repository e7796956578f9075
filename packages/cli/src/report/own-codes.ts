import type { Severity } from './reported-finding.ts';

/** What is behind a code, for `remit explain`. */
export interface Explanation {
  code: string;
  title: string;
  /** How bad it is where nothing else is said; an error if not given. */
  severity?: Severity;
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
    code: 'CFG-030', title: 'A baseline that is not JSON',
    why: 'Which findings were known cannot be read from it, so all of them would count as new, or none.',
    remedy: 'Take it back from version control, or write it anew with: remit check --write-baseline FILE.',
    bad: '{ "format": "remit-baseline/1.0", "findings": [', good: '{ "format": "remit-baseline/1.0", "findings": [] }',
  },
  {
    code: 'CFG-031', title: 'A name given twice in a baseline',
    why: 'Programs that read the file take one of the two values or the other, so it does not say one thing.',
    remedy: 'Take it back from version control, or write it anew with: remit check --write-baseline FILE.',
    bad: '{ "format": "remit-baseline/1.0", "findings": [], "findings": [] }', good: '{ "format": "remit-baseline/1.0", "findings": [] }',
  },
  {
    code: 'CFG-032', title: 'A baseline that is not UTF-8',
    why: 'Guessing its encoding could change the name of a file, and its known findings would then fail as new ones.',
    remedy: 'Save the file again with the encoding UTF-8, or write it anew with: remit check --write-baseline FILE.',
  },
  {
    code: 'CFG-033', title: 'A file that is not a baseline',
    why: 'What it lists cannot be told from new findings, so a contract that got worse could pass.',
    remedy: 'Name the file that "remit check --write-baseline FILE" wrote, or write it anew.',
    bad: '{ "findings": ["REF-001"] }', good: '{ "format": "remit-baseline/1.0", "findings": [] }',
  },
  {
    code: 'PRG-097', title: 'A program that is not the one its map was made for',
    why: 'The program has been changed since it was compiled, or its map belongs to another version. It may pay otherwise than the contract says.',
    remedy: 'Compile the contract again.',
  },
  {
    code: 'PRG-121', title: 'Two contracts whose programs would have one file',
    why: 'The one that is written last would overwrite the other, and payments would be worked out from a contract that nobody meant.',
    remedy: "Compile the folder of each contract by itself, with a folder of its own after '--out', or rename one of the contracts.",
    bad: 'remit compile north south --out programs   // both hold a contract Care', good: 'remit compile north --out programs/north',
  },
  {
    code: 'LED-097', title: 'A ledger that changed during the run',
    why: 'Somebody else has paid from it meanwhile, so what this run worked out could be paid twice.',
    remedy: 'Run again.',
  },
  {
    code: 'LED-098', title: 'A ledger that is not the one expected',
    why: 'What it says was paid is not what was paid when its hash was noted, so the run would pay or recover the difference.',
    remedy: 'Take the ledger as the run left it whose hash was noted. Where runs were added since, take the hash that the last of them printed.',
  },
  {
    code: 'LED-099', title: 'A ledger of a contract that nobody has signed',
    why: 'A ledger says what has been paid, and on a design nothing is to be paid: the first payments after the signature would be taken for paid.',
    remedy: "Leave '--ledger-out' out while the contract is a design; write 'status signed on …' or 'status live from …' once it is.",
  },
  {
    code: 'LED-100', title: 'A ledger of a contract that a reviewer objects to',
    why: 'A ledger is what is paid from. A contract with open objections can be tried out, but whoever pays on it should know that they are open and decide so.',
    remedy: "Mend what is objected to, or accept it in the contract with the reason ('accept RISK-003 on NAME \"why\" by PERSON on DATE'). If it is to be paid as it stands, add '--despite-objections'.",
    bad: 'remit run live.remit --facts facts.csv --ledger-out ledger.json   // with errors of rules', good: 'remit run live.remit --facts facts.csv --ledger-out ledger.json --despite-objections',
  },
];

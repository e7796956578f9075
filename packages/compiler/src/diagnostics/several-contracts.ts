/** What contracts of one project do to each other. */
import { defineDiagnostic } from '@remit/language/diagnostics/entry';

export const SEVERAL_CONTRACTS = {
  'MOD-165': defineDiagnostic<{ name: string }>({
    code: 'MOD-165', severity: 'error', title: 'Two contracts of one name',
    message: ({ name }) => `There are two contracts named '${name}', and their programs would overwrite each other. Rename one.`,
    why: 'Programs and ledgers are found by the contract name.',
    remedy: 'Give each contract its own name.',
    bad: 'contract A { }  contract A { }', good: 'contract A { }  contract B { }',
  }),
  'MOD-178': defineDiagnostic<{ identifier: string; other: string }>({
    code: 'MOD-178', severity: 'error', title: 'Two contracts with one identifier',
    message: ({ identifier, other }) => `The contract '${other}' has the identifier "${identifier}" too. What has been paid is kept under the identifier, so the payments of one would count as those of the other. Change one of them.`,
    why: 'Ledgers are kept by identifier: two contracts would share one ledger.',
    remedy: 'Give each contract an identifier of its own.',
    bad: 'contract A { identifier "C-1" }  contract B { identifier "C-1" }', good: 'contract A { identifier "C-1" }  contract B { identifier "C-2" }',
  }),
  'PRG-120': defineDiagnostic<{ name: string }>({
    code: 'PRG-120', severity: 'error', title: 'A contract whose text cannot be read in full',
    message: ({ name }) => `The contract '${name}' was not turned into a program, because its text, or one that it refers to, has mistakes. Put right what is reported there first.`,
    why: 'A program of half a contract would leave payments out, or make them by the wrong rule.',
    remedy: 'Put the mistakes right that are reported for the text and for what it imports.',
    bad: 'contract Care { payment Core { amount £1,200', good: 'contract Care { … payment Core { … amount £1,200 } }',
  }),
  'PRG-098': defineDiagnostic<{ name: string; other: string }>({
    code: 'PRG-098', severity: 'error', title: 'Two contracts whose names differ in capital letters only',
    message: ({ name, other }) => `The contracts '${other}' and '${name}' differ in capital letters only, so their programs would have the same file on many computers. Give one of them another name.`,
    why: 'Their programs would have the same file on many computers, and payments of one could be taken for those of the other.',
    remedy: 'Give one of them another name.',
    bad: 'contract Clinics { }  contract CLINICS { }', good: 'contract Clinics { }  contract CityClinics { }',
  }),
};

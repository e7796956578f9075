import { defineDiagnostic } from '../entry.ts';

/** MOD: declarations and clauses that are missing, in the wrong place or against each other. */

export const duplicateName = defineDiagnostic<{ name: string; other: string }>({
  code: 'MOD-001',
  severity: 'error',
  title: 'Two declarations of one name',
  message: ({ name, other }) => `'${name}' is already the name of ${other}. Give one of them another name.`,
  why: 'Wherever the name is used, it could mean either.',
  remedy: 'Rename one of the declarations.',
  bad: 'provider Trust\nfund Trust { … }',
  good: 'provider Trust\nfund TrustFund { … }',
});

export const missingClause = defineDiagnostic<{ place: string; clause: string; because: string }>({
  code: 'MOD-002',
  severity: 'error',
  title: 'A clause that must be written is missing',
  message: ({ place, clause, because }) => `${place} has no '${clause}' clause. ${because}`,
  why: 'The tool never guesses what changes money: what can be read in two ways must be written.',
  remedy: 'Write the clause.',
  bad: 'contract A { currency GBP   rounding to £0.01, half up }',
  good: 'contract A { term 1 April 2026 to 31 March 2027   currency GBP   rounding to £0.01, half up }',
});

export const repeatedClause = defineDiagnostic<{ place: string; clause: string }>({
  code: 'MOD-003',
  severity: 'error',
  title: 'A clause written twice',
  message: ({ place, clause }) => `${place} has a second '${clause}' clause. Keep one; two could contradict each other.`,
  why: 'Only one of them could count, and nothing says which.',
  remedy: 'Delete one of the clauses, or join them.',
  bad: 'payment Core { paid monthly   paid yearly … }',
  good: 'payment Core { paid monthly … }',
});

export const placedWrongly = defineDiagnostic<{ what: string; where: string }>({
  code: 'MOD-020',
  severity: 'error',
  title: 'A declaration in the wrong place',
  message: ({ what, where }) => `${what} belongs in a contract, not in ${where}.`,
  why: 'Money, and what is decided about it, always belongs to one contract.',
  remedy: 'Move the declaration into the contract.',
  bad: 'payment Core { … }   // in a library file',
  good: 'contract A { … payment Core { … } }',
});

export const clausesClash = defineDiagnostic<{ first: string; second: string; because: string }>({
  code: 'MOD-021',
  severity: 'error',
  title: 'Two clauses that cannot stand together',
  message: ({ first, second, because }) => `'${first}' and '${second}' cannot stand together: ${because}`,
  why: 'They would say two different things about the same money.',
  remedy: 'Keep one of them.',
  bad: 'share S { compare A with B   variance C … }',
  good: 'share S { compare A with B … }',
});

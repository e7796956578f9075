import * as ast from '../ast.ts';
import { clauseOf } from '../model/clauses.ts';
import { isoDate, parseDate } from '../model/dates.ts';
import type { Naming } from './naming.ts';
import type { ContractSays, Words } from './overview.ts';
import type { AstNode } from 'langium';

/** What the clauses of a contract say of it as a whole. */
export function contractSays(contract: ast.Contract, naming: Naming): ContractSays {
  const words = <T extends AstNode>(is: (node: unknown) => node is T, first?: RegExp): Words | undefined => {
    const clause = clauseOf(contract, is);
    return clause && (first ? naming.wordsAfter(clause, first) : naming.wordsOf(clause));
  };
  const term = clauseOf(contract, ast.isTermClause);
  const [from, to] = [parseDate(term?.from), parseDate(term?.to)];
  const profile = clauseOf(contract, ast.isProfileClause)?.profile;
  return definedOnly({
    award: words(ast.isAwardedBy),
    status: words(ast.isStatusClause, /^status /),
    version: words(ast.isVersionClause, /^version /),
    profile: typeof profile === 'string' ? profile : undefined,
    term: term && from && to ? { from: isoDate(from), to: isoDate(to), at: naming.placeOf(term) } : undefined,
    yearsStart: words(ast.isYearsStart, /^years start /),
    value: words(ast.isStatedValue),
    mobilisation: words(ast.isMobilisation, /^mobilisation /),
    exit: words(ast.isExitPlan, /^exit plan /),
    rounding: words(ast.isRoundingClause, /^rounding /),
    dueDates: words(ast.isDueDatesRoll),
    provides: contract.clauses.filter(ast.isProvidesFor).map((clause) => naming.wordsOf(clause)),
  });
}

/** An object without the properties that are undefined, so that data with and without JSON in between are the same. */
export function definedOnly<T extends object>(given: T): T {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as T;
}

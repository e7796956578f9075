import type { FactsDocument, IsoDate, Ledger, Program, Result } from '@remit/program';
import { run } from '@remit/runtime';

/** The result of a run; throws with its findings if it is refused. */
export function resultOf(program: Program, facts: FactsDocument, asOf: IsoDate, ledger?: Ledger): Result {
  const outcome = run(program, facts, { asOf, ledger });
  if (!outcome.ok) throw new Error(outcome.findings.map(finding => `${finding.code} ${finding.message}`).join('\n'));
  return outcome.result;
}

/** Runs one after another, each on the ledger of the one before; the results. */
export function runsOf(program: Program, facts: FactsDocument | ((asOf: IsoDate) => FactsDocument), days: readonly IsoDate[]): Result[] {
  let ledger: Ledger | undefined;
  return days.map(day => {
    const result = resultOf(program, typeof facts === 'function' ? facts(day) : facts, day, ledger);
    ledger = result.ledger;
    return result;
  });
}

/** Entitlements as "line period key… amount". */
export function entitled(result: Result): string[] {
  return result.entitlements.map(each => [each.line, each.period, ...Object.values(each.dims ?? {}), each.amount].join(' '));
}

/** Legs as "line period key… payer>payee fund amount". */
export function legs(result: Result): string[] {
  return result.entitlements.flatMap(each => each.legs.map(leg => (
    [each.line, each.period, ...Object.values(each.dims ?? {}), `${leg.payer}>${leg.payee}`, ...(leg.fund === undefined ? [] : [leg.fund]), leg.amount].join(' '))));
}

/** Postings as "line period payer>payee kind amount due". */
export function posted(result: Result): string[] {
  return result.postings.map(each => [each.line, each.period, ...Object.values(each.dims ?? {}), `${each.payer}>${each.payee}`, each.kind, each.amount, each.due].join(' '));
}

/** Payments as "payer>payee amount due". */
export function paid(result: Result): string[] {
  return result.payments.map(each => `${each.payer}>${each.payee} ${each.amount} ${each.due}${each.invoice ? ' invoice' : ''}`);
}

import type { Expectation, Program } from '@remit/program';
import { allFundTerms } from '@remit/program';
import type { Model, PreparedLine } from '../prepare/model.ts';

/** Parties that may pay or be paid; undefined where it may be anybody: a member of a group. */
type Parties = ReadonlySet<string> | undefined;

/** Payments that are asked for: those of one party, or of anybody, to another. */
interface Asked { readonly payer?: string; readonly payee: string }

/**
 * The lines on which it hangs what is paid between the parties that expectations name. Payments are made for each payer and payee by
 * itself (semantics, section 7), so what all other lines post changes none of them. An invoice goes the other way than what it gets back,
 * and tax may be made good by a third party.
 */
export function concernedLines(model: Model, expected: readonly Expectation[]): ReadonlySet<PreparedLine> {
  const asked = expected.flatMap((each): Asked[] => (each.kind === 'payment' ? [{ payer: each.from, payee: each.to }] : each.kind === 'paid' ? [{ payee: each.to }] : []));
  return new Set(model.lines.filter(({ declared }) => {
    if (declared.tax?.borneBy !== undefined) return true;
    const [payers, payees] = [payersOf(model.program, declared), payeesOf(declared)];
    return asked.some(({ payer, payee }) => (mayBe(payers, payer) && mayBe(payees, payee)) || (mayBe(payees, payer) && mayBe(payers, payee)));
  }));
}

function mayBe(parties: Parties, party: string | undefined): boolean {
  return party === undefined || !parties || parties.has(party);
}

function payeesOf({ to }: Program['lines'][number]): Parties {
  return 'nobody' in to ? new Set() : 'party' in to ? new Set([to.party]) : undefined;
}

/** Who may pay a line: those who pay into its fund, take over what is beyond a cap or the fund, or owe what it leaves. */
function payersOf({ funds }: Program, { from }: Program['lines'][number]): Parties {
  if ('party' in from) return new Set([from.party]);
  if (!('fund' in from)) return undefined;
  const fund = funds.find(({ id }) => id === from.fund);
  return new Set(fund && allFundTerms(fund).flatMap(({ terms: { sources, whenExceeded, unfunded } }) => [
    ...sources.flatMap(({ party, cap }) => (cap ? [party, cap.overflowTo] : [party])),
    ...(whenExceeded.rule === 'overflow' ? [whenExceeded.to] : []), ...(unfunded.rule === 'owed' ? [unfunded.by] : []),
  ]));
}

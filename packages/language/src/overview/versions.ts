import * as ast from '../ast.ts';
import { isoDate, parseDate } from '../model/dates.ts';
import { textsOf, type ContractText } from '../rules/contract-versions.ts';
import type { ContractYear } from '../rules/contract-years.ts';
import { plusDays, plusMonths } from '../rules/days.ts';
import type { Figures } from '../rules/figures.ts';
import { definedOnly } from './contract-says.ts';
import type { Naming } from './naming.ts';
import type { OverviewVariation, OverviewVersion, Words } from './overview.ts';

/** The text of a contract that an overview tells. */
export interface ToldText {
  readonly text: ContractText;
  /** All versions, as first agreed first, and which of them it is; none where the contract is not varied. */
  readonly versions?: { readonly all: readonly OverviewVersion[]; readonly shown: number };
}

/**
 * The version of a contract in force on a day (YYYY-MM-DD), or the last where none is given. Before the first variation it is the text as first agreed,
 * and after the end of the contract its last.
 */
export function toldText(contract: ast.Contract, on: string | undefined, naming: Naming): ToldText {
  const [written, ...texts] = textsOf(contract) as readonly [ContractText, ...ContractText[]];
  if (texts.length === 0) return { text: written };
  const shown = on === undefined ? texts.length - 1 : Math.max(0, texts.findLastIndex(({ from }) => from !== undefined && from <= on));
  return {
    text: texts[shown]!,
    versions: { shown, all: texts.map(({ variation, from, until }) => definedOnly({ number: variation?.number, title: variation?.title && naming.titleOf(variation), from, until, at: naming.placeOf(variation ?? contract) })) },
  };
}

/** Figures that may not be told of every year. */
export interface FiguresOfText extends Figures {
  /** Whether the text governs the whole of a year. */
  tells(year: ContractYear): boolean;
}

/** The figures of a text for the years that it reaches into; of those that another one governs in part there are none. */
export function figuresOfText(figures: Figures, years: readonly ContractYear[], { from, until, which, reaches }: ContractText): FiguresOfText {
  if (which === 'written') return { ...figures, tells: () => true };
  const tells = (year: ContractYear): boolean => (from === undefined || year.key >= from) && (until === undefined || isoDate(lastOf(year)) < until);
  const reached = years.filter((year) => reaches(year));
  return {
    years: reached.length > 0 ? reached : years, tells,
    of: (node, year) => (tells(year) ? figures.of(node, year) : undefined),
    paid: (payment, year) => (tells(year) ? figures.paid(payment, year) : undefined),
    funds: (fund, year) => (tells(year) ? figures.funds(fund, year) : undefined),
    allocated: (fund, year) => (tells(year) ? figures.allocated(fund, year) : []),
    level: (table, year) => (tells(year) ? figures.level(table, year) : undefined),
  };
}

/** What of a variation is told: how it takes effect, what ends, why, and who agreed. Without the first its day would be told of payments that change later. */
const says = [ast.isSplitsYear, ast.isFromNextPeriod, ast.isRemoves, ast.isVariationReason, ast.isAgreedBy] as const;

/** The variations of a contract, in written order. */
export function variationsOf(variations: readonly ast.Variation[], naming: Naming): OverviewVariation[] {
  return variations.map((one) => {
    const day = parseDate(one.effective);
    return {
      ...naming.named(one), number: one.number ?? '', effective: day ? isoDate(day) : one.effective ?? '',
      says: one.clauses.filter((clause) => says.some((is) => is(clause))).map((clause) => (ast.isAgreedBy(clause) ? agreedBy(clause, naming) : naming.wordsOf(clause))),
      adds: one.declarations.flatMap((added) => (ast.isPayable(added) || ast.isFund(added) || ast.isSubcontract(added) || ast.isOutcome(added) || ast.isPartyLike(added) ? [naming.titleOf(added)] : [])),
      changes: one.clauses.filter(ast.isVariationChange).flatMap(({ target }) => (target?.ref ? [naming.titleOf(target.ref)] : [])),
    };
  });
}

/** Who agreed, as one names several. */
function agreedBy(clause: ast.AgreedBy, naming: Naming): Words {
  const { text, at } = naming.wordsOf(clause);
  const parties = clause.parties.map(({ ref, $refText }) => (ref ? naming.titleOf(ref) : $refText));
  return { text: parties.length < 2 ? text : text.replace(`, ${parties.at(-1)} on `, ` and ${parties.at(-1)} on `), at };
}

/** Whether a variation changes how many people are expected. */
export function changesSizes(variations: readonly ast.Variation[]): boolean {
  return variations.some(({ clauses }) => clauses.filter(ast.isVariationChange).some((change) => change.clauses.some(ast.isExpectedSize)));
}

function lastOf({ first }: ContractYear): ReturnType<typeof plusDays> {
  return plusDays(plusMonths(first, 12), -1);
}

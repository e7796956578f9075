/** The blocks of declarations with all clauses that they must have. */
import * as ast from '../../ast.ts';
import type { Stops } from './stops.ts';

/** Names of the contract that a new block is likely to be about, each list in the order of the text. */
export interface BlockNames {
  readonly payers: readonly string[];
  readonly payees: readonly string[];
  readonly payments: readonly string[];
  readonly groups: readonly string[];
  readonly measures: readonly string[];
  readonly counts: readonly string[];
  /** When payments fall due, as it was written last. */
  readonly due: string;
  /** The first and the last day of the contract. */
  readonly term: readonly [string, string];
}

/** A clause, by the words with which the check of required clauses names it. */
interface Line { readonly clause: string; readonly write: (stops: Stops, names: BlockNames) => string }

/** A declaration: what stands before its block, and the clauses of the block. */
export interface Block { readonly word: string; readonly detail: string; readonly head: (stops: Stops, names: BlockNames) => string; readonly lines: readonly Line[] }

const line = (clause: string, write: Line['write']): Line => ({ clause, write });
const named = (word: string, name: string) => (stops: Stops): string => `${word} ${stops.at(name)} "${stops.at('Title')}"`;

const from = line('from', (stops, { payers }) => `from ${stops.among(payers, 'Commissioner')}`);
const to = line('to', (stops, { payees }) => `to ${stops.among(payees, 'Provider')}`);
const paid = line('paid', (stops, { due }) => `paid ${stops.among(['monthly', 'quarterly', 'yearly', 'once'], '')}, due ${stops.at(due)}`);
const amount = line('amount', (stops) => `amount ${stops.at('£100')}`);

/** By the type of the declaration. */
export const BLOCKS: ReadonlyMap<string, Block> = new Map<string, Block>([
  [ast.Payment.$type, { word: 'payment', detail: 'A payment: who pays whom, when and how much', head: named('payment', 'Name'), lines: [from, to, paid, amount] }],
  [ast.Pool.$type, {
    word: 'pool', detail: 'A sum that a group shares', head: named('pool', 'Name'),
    lines: [
      from, line('to', (stops, { groups }) => `to ${stops.among(groups, 'Practices')}`), paid,
      line('amount … shared by', (stops, { counts, groups }) => `amount ${stops.at('£100')} shared by ${stops.among(counts, 'Points')} across ${stops.among(groups, 'Practices')}`),
      line('left over', (stops) => `left over: ${stops.among(['stays in the fund', 'again by points among those below their cap'], '')}`),
      line('shortfall', (stops) => `shortfall: ${stops.at('scaled')}`),
      line('rounding', (stops) => `rounding: ${stops.among(['each member by largest remainder', 'each point'], '')}`),
    ],
  }],
  [ast.Withhold.$type, {
    word: 'withhold', detail: 'What is held back from a payment and earned back', head: named('withhold', 'Name'),
    lines: [
      line('keeps', (stops, { payments }) => `keeps ${stops.at('3%')} of ${stops.among(payments, 'Core')}, with each payment`),
      line('earned back', (stops, { measures }) => `earned back by ${stops.among(measures, 'Quality')}`),
      line('unearned', (stops, { payers }) => `unearned: returns to ${stops.among(payers, 'Commissioner')}`), paid,
    ],
  }],
  [ast.RiskShare.$type, {
    word: 'share', detail: 'Who bears an overspend and who gains from a saving', head: named('share', 'Name'),
    lines: [
      line('between', (stops, { payers, payees }) => `between ${stops.among(payers, 'Commissioner')} and ${stops.among(payees, 'Provider')}`), paid,
      line('compare', (stops) => `compare ${stops.at('Spend')} with ${stops.at('£100')} per year`),
      line('saving', (stops, { payers, payees }) => `saving in parts { first ${stops.at('2%')}: nothing, beyond ${stops.at('2%')}: ${stops.among(payers, 'Commissioner')} pays ${stops.among(payees, 'Provider')} ${stops.at('50%')} }`),
      line('rest borne', (stops, { payers }) => `rest borne by ${stops.among(payers, 'Commissioner')}`),
    ],
  }],
  [ast.PersonalBudget.$type, {
    word: 'personal budget', detail: 'Money for the care of each person', head: (stops, { groups }) => `personal budget ${stops.at('Name')} "${stops.at('Title')}" for each ${stops.among(groups, 'Person')}`,
    lines: [from, paid, amount, line('held by', (stops, { payees }) => `held by ${stops.at('Holding')} { ${stops.at('Code')}: ${stops.among(payees, 'Provider')} }`)],
  }],
  [ast.Subcontract.$type, {
    word: 'subcontract', detail: 'Work that is passed on, and what is paid for it', head: named('subcontract', 'Name'),
    lines: [
      line('by', (stops, { payees }) => `by ${stops.among(payees, 'Provider')} to ${stops.among(payees.slice(1), 'Subcontractor')}`),
      line('term', (stops, { term }) => `term ${stops.at(term[0])} to ${stops.at(term[1])}`),
      line('pays', (stops, { payments }) => `pays ${stops.at('10%')} of ${stops.among(payments, 'Core')}, ${stops.among(['monthly', 'quarterly', 'yearly'], '')}`),
      line('recoveries', (stops) => `recoveries: ${stops.among(['passed down', 'stay with the head'], '')}`),
    ],
  }],
  [ast.Choice.$type, {
    word: 'choice', detail: 'What is paid where patients go elsewhere', head: named('choice', 'Name'),
    lines: [
      line('patients may go elsewhere for', (stops) => `patients may go elsewhere for ${stops.at('Service')}`),
      line('leakage', (stops, { payers, payees, counts }) => `leakage ${stops.at('£45')} per ${stops.at('contact')} in ${stops.among(counts, 'Contacts')}, ${stops.among(payees, 'Provider')} pays ${stops.among(payers, 'Commissioner')}`), paid,
    ],
  }],
  [ast.Fund.$type, { word: 'fund', detail: 'Whose money it is', head: named('fund', 'Name'), lines: [from] }],
  [ast.Body.$type, { word: 'body', detail: 'Those who decide together', head: named('body', 'Name'), lines: [line('members', (stops, { payers }) => `members ${stops.among(payers, 'Chair')}`)] }],
  [ast.Group.$type, {
    word: 'providers', detail: 'Many providers on the same terms; who they are comes with the facts',
    head: (stops) => `providers ${stops.at('Practices')} "${stops.at('Title')}" each ${stops.at('Practice')}`, lines: [line('keyed by', (stops) => `keyed by ${stops.at('ods')}`)],
  }],
  [ast.Judgement.$type, {
    word: 'judgement', detail: 'What somebody decides, and until when', head: named('judgement', 'Name'),
    lines: [
      line('yes or no', () => 'yes or no'), line('by', (stops, { payers }) => `by ${stops.among(payers, 'Panel')}`),
      line('not later than', (stops, { term }) => `not later than ${stops.at(term[1])}, otherwise ${stops.at('no')}`),
    ],
  }],
  [ast.Measure.$type, {
    word: 'measure', detail: 'What is measured, and which way is better', head: named('measure', 'Name'),
    lines: [line('proportion', (stops) => `proportion ${stops.at('Achieved')} / ${stops.at('Eligible')}`), line('better when', (stops) => `better when ${stops.among(['higher', 'lower'], '')}`)],
  }],
  [ast.Fact.$type, {
    word: 'fact', detail: 'A figure that is reported', head: named('fact', 'Name'),
    lines: [line('money', (stops) => `money between ${stops.at('£0')} and ${stops.at('£1,000,000')}, each ${stops.among(['year', 'quarter', 'month'], '')}`)],
  }],
  [ast.Outcome.$type, {
    word: 'outcome', detail: 'A result: measured by what, from where to where, and who answers for it', head: named('outcome', 'Name'),
    lines: [
      line('measured by', (stops, { measures }) => `measured by ${stops.among(measures, 'Measure')}`), line('baseline', (stops) => `baseline ${stops.at('50%')}`), line('target', (stops) => `target ${stops.at('60%')}`),
      line('accountable', (stops, { payees }) => `accountable ${stops.among(payees, 'Provider')}`), line('attribution', (stops, { payers }) => `attribution none, accepted by ${stops.among(payers, 'Commissioner')}`),
      line('verified by', (stops, { payers }) => `verified by ${stops.among(payers, 'Verifier')}`),
    ],
  }],
]);

/** A whole declaration. */
export function blockText({ head, lines }: Block, stops: Stops, names: BlockNames): string {
  return `${head(stops, names)} {\n${lines.map(({ write }) => `  ${write(stops, names)}`).join('\n')}\n}${stops.end()}`;
}

/** Some clauses of a declaration, each on a line. */
export function clausesText({ lines }: Block, wanted: readonly string[], stops: Stops, names: BlockNames): string {
  return lines.filter(({ clause }) => wanted.includes(clause)).map(({ write }) => write(stops, names)).join('\n');
}

import type { AskedPayment } from '../calculation/asked.ts';
import { parseDate } from '@remit/story/dates';
import { given, objectOf, textOf, textsOf, yesOrNo, type Given } from './arguments.ts';
import { problemIds, ProtocolProblem } from './protocol-problem.ts';

/** What a launch configuration says. */
export interface LaunchArguments extends AskedPayment {
  /** The contract, the file of its scenarios, or a program that was compiled. */
  readonly program: string;
  /** Which contract, where the file holds several. */
  readonly contract?: string;
  /** Files of facts. Either these or a scenario are given. */
  readonly facts?: readonly string[];
  /** Title of a scenario. */
  readonly scenario?: string;
  /** Whether to stop at the first step; otherwise at the first breakpoint. */
  readonly stopOnEntry: boolean;
  /** Whether to stop first at the payment, to go back from there. */
  readonly startAtEnd: boolean;
  /** To be told only, without a stop. */
  readonly noDebug: boolean;
}

/**
 * Reads a launch configuration.
 *
 * @throws ProtocolProblem in words for the author
 */
export function launchArguments(value: unknown): LaunchArguments {
  const all = given(value);
  const program = filled(all, 'program');
  if (program === undefined) throw missing('It is not said which contract is meant: "program" is missing.', 'Give the file of the contract, such as "${workspaceFolder}/advice.remit".');
  const payment = filled(all, 'payment');
  if (payment === undefined) throw missing('It is not said which payment is meant: "payment" is missing.', 'Give its name in the contract, such as "Quality".');
  const facts = textsOf(all, 'facts')?.filter((each) => each.trim() !== '');
  const scenario = filled(all, 'scenario');
  if ((facts === undefined || facts.length === 0) && scenario === undefined) throw missing('It is not said from which results the payment is worked out.', 'Give either "facts", a file or a list of files, or "scenario", the title of one.');
  if (facts !== undefined && facts.length > 0 && scenario !== undefined) throw missing('Both "facts" and "scenario" are given, so it is not clear which results are meant.', 'Leave one of them out.');
  const { contract, period, asOf } = { contract: filled(all, 'contract'), period: filled(all, 'period'), asOf: filled(all, 'asOf') };
  const member = memberOf(all);
  return {
    program, payment, ...(contract === undefined ? {} : { contract }), ...(scenario === undefined ? { facts: facts! } : { scenario }),
    ...(period === undefined ? {} : { period }), ...(member === undefined ? {} : { member }), ...(asOf === undefined ? {} : { asOf: dayOf(asOf) }),
    stopOnEntry: yesOrNo(all, 'stopOnEntry') ?? true, startAtEnd: yesOrNo(all, 'startAtEnd') ?? false, noDebug: yesOrNo(all, 'noDebug') ?? false,
  };
}

function filled(all: Given, name: string): string | undefined {
  const text = textOf(all, name)?.trim();
  return text === '' ? undefined : text;
}

function memberOf(all: Given): AskedPayment['member'] {
  const value = Object.hasOwn(all, 'member') ? all['member'] : undefined;
  if (typeof value !== 'object' || value === null) return filled(all, 'member');
  const keys = Object.entries(objectOf(all, 'member'));
  if (keys.length === 0) return undefined;
  if (!keys.every((each): each is [string, string] => typeof each[1] === 'string')) throw missing('"member" must be a key, or a key for each group and set.', 'Write "A81001", or { "Practice": "A81001", "Need": "High" }.');
  return Object.fromEntries(keys) as Record<string, string>;
}

function missing(message: string, hint: string): ProtocolProblem {
  return new ProtocolProblem(problemIds.launch, `${message} ${hint}`, true);
}

function dayOf(text: string): string {
  const day = parseDate(text);
  if (day === undefined) throw missing(`"${text}" is not a day there is.`, 'Write "asOf" as "2027-08-01" or "1 August 2027".');
  return day;
}

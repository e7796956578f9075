import { InvalidArgumentError, Option, type Command } from 'commander';
import type { OutputFormat } from './context.ts';
import { parseDate } from '@remit/story/dates';
import { severities, type Severity } from './report/reported-finding.ts';

/** `--format text|json`. */
export function formatOption(): Option {
  return new Option('--format <format>', 'words for people, or JSON on the standard output').choices(['text', 'json'] satisfies OutputFormat[]).default('text');
}

/** `--fail-on error|warning|info|hint`. */
export function failOnOption(): Option {
  return new Option('--fail-on <severity>', 'least severity of a finding that makes the exit code 1').choices([...severities] satisfies Severity[]).default('error');
}

/** Reads a date given as an option. */
export function dateArgument(text: string): string {
  const date = parseDate(text);
  if (!date) throw new InvalidArgumentError('Write a day there is as 2026-05-01 or "1 May 2026".');
  return date;
}

/** Reads a number of things given as an option. */
export function countArgument(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('Write a whole number, such as 0 or 10.');
  return Number.parseInt(text, 10);
}

/** Collects the values of an option that may be given several times. */
export function collected(value: string, before: string[] | undefined): string[] {
  return [...(before ?? []), value];
}

/** What every command is told that works out payments. */
export interface WorkedOutFrom {
  facts: string[];
  contract?: string;
  ledger?: string;
  asOf?: string;
  recordedAt?: string;
}

/** A program or contract with facts: the argument and the options that say from what payments are worked out. */
export function fromFacts(command: Command): Command {
  return command
    .argument('<program>', 'a program (NAME.program.json) or a contract (NAME.remit)')
    .requiredOption('--facts <file...>', 'facts, as CSV or JSON; may be given several times', collected)
    .option('--contract <name>', 'which contract, where the file holds several')
    .option('--ledger <file>', 'what was posted and paid before; nothing if not given');
}

/** The days as of which payments are worked out. */
export function onDays(command: Command, what: string): Command {
  return command
    .option('--as-of <date>', `the day to ${what}; today if not given`, dateArgument)
    .option('--recorded-at <date>', 'the day on which facts without a date of their own were recorded; the as-of day if not given', dateArgument);
}

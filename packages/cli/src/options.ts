import { InvalidArgumentError, Option } from 'commander';
import type { OutputFormat } from './context.ts';
import { parseDate } from './render/dates.ts';
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

/** Collects the values of an option that may be given several times. */
export function collected(value: string, before: string[] | undefined): string[] {
  return [...(before ?? []), value];
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Context, OutputFormat } from '../context.ts';
import { jsonText } from '../files/write-files.ts';
import { findingsDocument } from './findings-json.ts';
import { findingText, type LinesOf, type SourceOf } from './findings-text.ts';
import { pathsFrom } from './pipeline-paths.ts';
import type { ReportedFinding } from './reported-finding.ts';
import { baselineText, summary } from './summary.ts';

/** What findings are about. */
export interface FindingsScope {
  files: readonly string[];
  sourceOf?: SourceOf;
  /** How many findings were known and left out, and how many of the known ones are gone. */
  baseline?: { known: number; gone: number };
}

/** Writes findings: as words with the lines they are about, or as JSON. */
export function writeFindings(findings: readonly ReportedFinding[], scope: FindingsScope, format: OutputFormat, context: Context): void {
  if (format === 'json') {
    context.data(jsonText(findingsDocument(findings, scope, pathsFrom(context.io.cwd, context.io.cwd))));
    return;
  }
  sayFindings(findings, scope, context);
  context.io.stderr.write(summary(findings, scope.files.length, context.style, scope.baseline && 'No new findings'));
  if (scope.baseline) context.say(baselineText(scope.baseline));
}

/** Writes findings as words. */
export function sayFindings(findings: readonly ReportedFinding[], { sourceOf }: Pick<FindingsScope, 'sourceOf'>, context: Context): void {
  const remembered = new Map<string, string | undefined>();
  const source: SourceOf = (file) => {
    if (!remembered.has(file)) remembered.set(file, sourceOf?.(file) ?? readText(path.resolve(context.io.cwd, file)));
    return remembered.get(file);
  };
  const lines = new Map<string, readonly string[] | undefined>();
  const linesOf: LinesOf = (file) => {
    if (!lines.has(file)) lines.set(file, source(file)?.split(/\r\n|\r|\n/));
    return lines.get(file);
  };
  if (findings.length > 0) context.say(findings.map((finding) => findingText(finding, linesOf, context.style)).join('\n'));
}

function readText(absolute: string): string | undefined {
  try {
    return readFileSync(absolute, 'utf8');
  } catch {
    return undefined;
  }
}

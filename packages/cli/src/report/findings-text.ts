import type { Style } from '../render/style.ts';
import type { Place, ReportedFinding, Severity } from './reported-finding.ts';

/** Gives the text of a file, for showing the line a finding is about; undefined if it cannot be had. */
export type SourceOf = (file: string) => string | undefined;

/** Gives the lines of a file. */
export type LinesOf = (file: string) => readonly string[] | undefined;

const labels: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'note', hint: 'hint' };
const WIDEST_LINE = 160;

/** A finding for people: what is wrong, where, the line itself with the place underlined, and what to do. */
export function findingText(finding: ReportedFinding, linesOf: LinesOf, style: Style): string {
  const paint = painter(finding.severity, style);
  const lines = [`${paint(`${labels[finding.severity]} ${finding.code}`)}  ${style.strong(clean(finding.message))}`];
  if (finding.file !== undefined) lines.push(...placeLines({ ...finding, file: finding.file }, linesOf, style, paint));
  for (const other of finding.related ?? []) {
    lines.push(`  ${style.note('see')} ${clean(other.message)}`, ...placeLines(other, linesOf, style, style.note));
  }
  for (const help of finding.help ?? []) lines.push(`  ${clean(help)}`);
  return `${lines.join('\n')}\n`;
}

function painter(severity: Severity, style: Style): (text: string) => string {
  if (severity === 'error') return style.error;
  return severity === 'warning' ? style.warning : style.note;
}

function placeLines(place: Place, linesOf: LinesOf, style: Style, paint: (text: string) => string): string[] {
  const { file, range, pointer } = place;
  const where = range ? `${file}:${range.line}:${range.column}` : pointer !== undefined ? `${file} at ${pointer === '' ? 'the top' : pointer}` : file;
  const lines = [`  ${style.faint('at')} ${clean(where)}`];
  const source = range && linesOf(file)?.[range.line - 1];
  if (!range || source === undefined) return lines;
  const number = String(range.line).padStart(5);
  const { text, from, to } = windowOf(source, range);
  lines.push(`${style.faint(`${number} │`)} ${text}`, `${style.faint('      │')} ${' '.repeat(from)}${paint('~'.repeat(Math.max(1, to - from)))}`);
  return lines;
}

/** The line, its tabs as two blanks and without characters that a terminal would act upon, cut around the place if it is long. */
function windowOf(source: string, range: NonNullable<Place['range']>): { text: string; from: number; to: number } {
  const end = range.endLine > range.line ? source.trimEnd().length : range.endColumn - 1;
  const shown = (piece: string): string => clean(piece.replace(/\t/g, '  '));
  const before = shown(source.slice(0, range.column - 1));
  const marked = shown(source.slice(range.column - 1, Math.max(end, range.column - 1)));
  const text = before + marked + shown(source.slice(Math.max(end, range.column - 1)));
  const [from, to] = [[...before].length, [...before].length + [...marked].length];
  const characters = [...text.trimEnd()];
  if (characters.length <= WIDEST_LINE) return { text: characters.join(''), from, to };
  const start = Math.max(0, Math.min(from - 40, characters.length - WIDEST_LINE));
  const cut = characters.slice(start, start + WIDEST_LINE).join('');
  const lead = start > 0 ? '…' : '';
  const tail = start + WIDEST_LINE < characters.length ? '…' : '';
  const shift = lead.length - start;
  return { text: lead + cut + tail, from: from + shift, to: Math.min(to, start + WIDEST_LINE) + shift };
}

/** Control characters as visible signs: what stands in a file must not steer the terminal of who reads about it. */
export function clean(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b-\u001f]/g, (sign) => String.fromCharCode(0x2400 + sign.charCodeAt(0))).replace(/[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\uFFFD');
}

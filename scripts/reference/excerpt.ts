/** Cuts a piece out of a program for a reader. */
import type { Program } from '@remit/program';

/** Of a longer list only the first entries are shown. */
const MOST_ENTRIES = 6;
/** Lists with an entry for each period, of which one says enough. */
const BY_PERIOD = ['schedule', 'periods', 'deadline', 'by'];
const WIDTH = 110;

/** The piece at a path such as `lines > Core > amount`, as JSON with long lists cut short. Throws if there is nothing at the path. */
export function excerpt(program: Program, path: string): string {
  let at: unknown = program;
  for (const step of path.split('>').map((one) => one.trim())) {
    at = Array.isArray(at) ? at.find((one: { id?: string }) => one.id === step) ?? at[Number.parseInt(step, 10)] : (at as Record<string, unknown> | undefined)?.[step];
  }
  if (at === undefined) throw new Error(`The program has nothing at ${path}.`);
  const last = path.split('>').at(-1)!.trim();
  return written(cut(at, last), 0);
}

function cut(value: unknown, name: string): unknown {
  const most = BY_PERIOD.includes(name) ? 1 : MOST_ENTRIES;
  if (Array.isArray(value)) {
    const entries = value.slice(0, most).map((one) => cut(one, ''));
    return value.length > most ? [...entries, `… ${value.length - most} more`] : entries;
  }
  if (value === null || typeof value !== 'object') return value;
  const fields = Object.entries(value);
  const kept = BY_PERIOD.includes(name) && fields.length > 2 ? fields.slice(0, 1) : fields;
  const result = kept.map(([key, one]) => [key, cut(one, key)] as const);
  return Object.fromEntries(kept.length < fields.length ? [...result, ['…', `${fields.length - kept.length} more`]] : result);
}

/** JSON with what fits on one line on one line. */
function written(value: unknown, indent: number): string {
  const flat = flatly(value);
  if (flat.length + indent <= WIDTH || value === null || typeof value !== 'object') return flat;
  const pad = ' '.repeat(indent + 2);
  const inner = Array.isArray(value) ? value.map((one) => pad + written(one, indent + 2)) : Object.entries(value).map(([key, one]) => `${pad}${JSON.stringify(key)}: ${written(one, indent + 2)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return `${open}\n${inner.join(',\n')}\n${' '.repeat(indent)}${close}`;
}

function flatly(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flatly).join(', ')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  return `{ ${Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}: ${flatly(one)}`).join(', ')} }`;
}

import type { TraceNode } from '@remit/runtime';
import { grouped, moneyInWords } from '../render/money.ts';
import type { Style } from '../render/style.ts';
import { table } from '../render/table.ts';
import type { ExplainedEntitlement } from './explain-entitlements.ts';
import type { LoadedProgram } from './load-program.ts';
import { namesOf, type Names } from './names.ts';
import { sourceLineOf } from './source-places.ts';

/** What is done in a step, for people. A step that reads something is called by its name instead. */
const steps: Readonly<Partial<Record<TraceNode['op'], string>>> = {
  add: 'sum', sub: 'difference', mul: 'product', div: 'quotient', min: 'the lowest', max: 'the highest', round: 'rounded', cmp: 'comparison',
  and: 'all of these', or: 'one of these', not: 'the opposite', case: 'the case that applies', isMissing: 'is it missing?', isNotApplicable: 'is it not applicable?',
  notApplicable: 'not applicable', orElse: 'the first that is there', deadline: 'as known by the deadline', heldPart: 'part that may be held', band: 'from the bands',
  interpolate: 'on the straight line', lookup: 'from the table', byPeriod: 'for the year', ordinal: 'place in the year', at: 'in another period', over: 'over periods',
  agg: 'over all', outer: 'of the one at hand', pick: 'of one', alloc: 'share of the pool', split: 'part of the whole', earned: 'earned', partOf: 'part of the period', key: 'the key',
};

/** How each entitlement came about: its steps with exact values, beside the lines of the contract that say so. */
export function explanationText(explained: readonly ExplainedEntitlement[], loaded: LoadedProgram, pathOf: (uri: string) => string, style: Style): string {
  const names = namesOf(loaded.program);
  const { code } = loaded.program.currency;
  return explained
    .map(({ entitlement: { line, period, dims, amount, notApplicable, heldInPart }, trace }) => {
      const notes = [notApplicable, heldInPart && `held in part: ${heldInPart.join(', ')}`].filter(Boolean).join('; ');
      const rows = rowsOf(trace, 0, '', { loaded, names, pathOf });
      return `${style.strong(`${names.lineAt(line, period, dims)}: ${moneyInWords(amount, code)}`)}${notes === '' ? '' : ` (${notes})`}\n${table([{ title: 'Step' }, { title: 'Comes to', right: true }, { title: 'Because' }], rows, style.faint)}`;
    })
    .join('\n');
}

interface Telling {
  loaded: LoadedProgram;
  names: Names;
  pathOf: (uri: string) => string;
}

/** The rows of a step and the steps below it. The line of the contract is given where it is another than that of the step above. */
function rowsOf(node: TraceNode, depth: number, above: string, telling: Telling): string[][] {
  const { map, sourceOf } = telling.loaded;
  const source = sourceLineOf(node.pointer, map, sourceOf);
  const place = source ? `${telling.pathOf(source.uri)}:${source.line}` : '';
  const because = source && place !== above ? `${place}${source.text === undefined ? '' : `  ${source.text}`}` : '';
  const own = [`${'  '.repeat(depth)}${stepInWords(node, telling.names)}`, grouped(node.value), because];
  const below = node.children.flatMap((child) => rowsOf(child, depth + 1, place, telling));
  const omitted = node.omitted ? [[`${'  '.repeat(depth + 1)}… and ${node.omitted} more`, '', '']] : [];
  return [own, ...below, ...omitted];
}

function stepInWords({ op, id, period, dims }: TraceNode, names: Names): string {
  if (id !== undefined) return period === undefined ? id : names.lineAt(id, period, dims);
  return steps[op] ?? 'given';
}

import type { Group, SetDeclaration } from '@remit/program';
import { addDays, type Calendar } from './calendar.ts';
import type { Random } from './random.ts';

const KEYS = ['A1', 'B2', 'a', 'Z', 'é', '10', '9', 'constructor', '\u{1F600}', '\uFF21'];

/** Groups with the keys their members may have. */
export function groups(r: Random, cal: Calendar): { groups: Group[]; keys: Map<string, string[]> } {
  const n = r.weighted([[3, () => 0], [5, () => 1], [2, () => 2]]);
  const out: Group[] = [];
  const keys = new Map<string, string[]>();
  for (let i = 0; i < n; i++) {
    const id = `group${i + 1}`;
    const some = r.shuffled(KEYS).slice(0, r.int(1, 4));
    keys.set(id, some);
    out.push({ id, member: `Member${i + 1}`, keyedBy: 'code', ...(r.chance(20) ? { max: String(some.length) } : {}), ...(r.chance(30) ? { countedOn: days(r, cal) } : {}) });
  }
  return { groups: out, keys };
}

/** Days on which members are counted: in most periods of one grain, history included, or shortly before them. */
function days(r: Random, cal: Calendar): Record<string, string> {
  const grain = r.pick(cal.grains.filter((g) => g !== 'cohort'));
  const after = r.pick([-14, 0, 0, 1, 20]);
  return Object.fromEntries(r.some(cal.periods.filter((p) => p.grain === grain), 80).map((p) => [p.id, addDays(p.start, after)]));
}

/** A set, or a set and the set above it. */
export function sets(r: Random): SetDeclaration[] {
  if (r.chance(45)) return [];
  const single: SetDeclaration = { id: 'bands', elements: [{ key: 'Low' }, { key: 'Mid' }, { key: 'High' }].slice(0, r.int(1, 3)) };
  if (r.chance(50)) return [single];
  const areas: SetDeclaration = { id: 'areas', elements: [{ key: 'Foot' }, { key: 'Eye' }] };
  const all = [{ key: 'F1', in: 'Foot' }, { key: 'E1', in: 'Eye' }, { key: 'F2', in: 'Foot' }];
  const indicators: SetDeclaration = { id: 'indicators', parent: 'areas', elements: all.slice(0, r.int(1, 3)) };
  return r.chance(30) ? [areas, indicators, single] : [areas, indicators];
}

import type { Group, SetDeclaration } from '@remit/program';
import type { Random } from './random.ts';

const KEYS = ['A1', 'B2', 'a', 'Z', 'é', '10', '9', 'constructor', '\u{1F600}', '\uFF21'];

/** Groups with the keys their members may have. */
export function groups(r: Random): { groups: Group[]; keys: Map<string, string[]> } {
  const n = r.weighted([[3, () => 0], [5, () => 1], [2, () => 2]]);
  const out: Group[] = [];
  const keys = new Map<string, string[]>();
  for (let i = 0; i < n; i++) {
    const id = `group${i + 1}`;
    out.push({ id, member: `Member${i + 1}`, keyedBy: 'code' });
    keys.set(id, r.shuffled(KEYS).slice(0, r.int(1, 4)));
  }
  return { groups: out, keys };
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

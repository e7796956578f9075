import type { Case } from './generate/case.ts';

/** Whether a smaller case still shows the difference. */
export type StillFails = (candidate: Case) => Promise<boolean>;

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Path = (string | number)[];

/** Keys without which a document is no program or no facts; never dropped, never replaced. */
const KEPT = new Set(['format', 'id', 'grain', 'each', 'periods', 'in', 'start', 'end', 'term', 'currency', 'parties', 'grains', 'schedule', 'recovery', 'asOf', 'facts', 'observations', 'vars', 'lines', 'funds', 'checks', 'rows', 'sets', 'groups', 'op', 'type', 'steps', 'program']);

/** The smallest case found within a time: lists lose elements, expressions become one of their own, options go. */
export async function shrink(failing: Case, fails: StillFails, milliseconds = 20_000): Promise<Case> {
  const until = Date.now() + milliseconds;
  let best = failing;
  for (let progress = true; progress && Date.now() < until;) {
    progress = false;
    for (const candidate of candidates(best)) {
      if (Date.now() > until) break;
      if (JSON.stringify(candidate).length >= JSON.stringify(best).length || !(await fails(candidate))) continue;
      best = candidate;
      progress = true;
      break;
    }
  }
  return best;
}

function* candidates(c: Case): Generator<Case> {
  for (let i = 0; c.steps.length > 1 && i < c.steps.length; i++) yield { ...c, steps: c.steps.filter((_, k) => k !== i) };
  const ids = [...new Set(c.steps.flatMap((s) => s.facts.observations.map((o) => o.id)))];
  for (let size = ids.length; size >= 1; size = Math.floor(size / 2)) {
    for (let i = 0; i < ids.length; i += size) {
      const gone = new Set(ids.slice(i, i + size));
      yield { ...c, steps: c.steps.map((s) => ({ ...s, facts: { ...s.facts, observations: s.facts.observations.filter((o) => !gone.has(o.id)) } })) };
    }
  }
  for (const path of paths(c as unknown as Json, [])) {
    const node = at(c as unknown as Json, path);
    if (Array.isArray(node) && node.length > 0 && !['each', 'grains', 'parties', 'codes', 'args'].includes(String(path.at(-1)))) {
      for (let size = node.length; size >= 1; size = Math.floor(size / 2)) {
        for (let i = 0; i < node.length; i += size) yield put(c, path, [...node.slice(0, i), ...node.slice(i + size)]);
      }
    } else if (Array.isArray(node) && path.at(-1) === 'args') {
      for (let i = 0; node.length > 1 && i < node.length; i++) yield put(c, path, node.filter((_, k) => k !== i));
    } else if (node !== null && typeof node === 'object' && !Array.isArray(node)) {
      if (typeof node['op'] === 'string') {
        for (const small of [{ op: 'number', v: '0' }, { op: 'number', v: '1' }, { op: 'bool', v: true }, { op: 'bool', v: false }]) yield put(c, path, small);
        for (const inner of expressionsIn(node)) yield put(c, path, inner);
      }
      for (const key of Object.keys(node)) {
        if (KEPT.has(key)) continue;
        const { [key]: _, ...rest } = node;
        yield put(c, path, rest);
      }
    }
  }
}

/** The expressions directly within a node. */
function expressionsIn(node: { [key: string]: Json }): Json[] {
  const out: Json[] = [];
  const look = (v: Json): void => {
    if (Array.isArray(v)) v.forEach(look);
    else if (v !== null && typeof v === 'object') {
      if (typeof v['op'] === 'string') out.push(v);
      else Object.values(v).forEach(look);
    }
  };
  Object.values(node).forEach(look);
  return out;
}

function* paths(node: Json, path: Path): Generator<Path> {
  yield path;
  if (Array.isArray(node)) for (let i = 0; i < node.length; i++) yield* paths(node[i]!, [...path, i]);
  else if (node !== null && typeof node === 'object') for (const key of Object.keys(node)) if (key !== 'periods') yield* paths(node[key]!, [...path, key]);
}

function at(node: Json, path: Path): Json {
  return path.reduce<Json>((n, key) => (n as Record<string | number, Json>)[key]!, node);
}

function put(c: Case, path: Path, value: Json): Case {
  if (path.length === 0) return value as unknown as Case;
  const copy = structuredClone(c);
  const holder = at(copy as unknown as Json, path.slice(0, -1)) as Record<string | number, Json>;
  holder[path.at(-1)!] = value;
  return copy;
}

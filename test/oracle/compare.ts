import type { HoldReason, Ledger, Posting, Result } from '@remit/program';

/** What both sides give of a result: no hashes of inputs. */
export type Comparable = Pick<Result, 'entitlements' | 'holds' | 'unfunded' | 'values' | 'checks' | 'postings' | 'payments' | 'carried' | 'trial'>;

/** One field in which two results differ. */
export interface Difference { at: string; runtime: string; oracle: string }

/** Every field in which two results of one run differ; the order of lists does not count. */
export function differences(runtime: Comparable, oracle: Comparable, priors: { runtime: Ledger | undefined; oracle: Ledger | undefined }): Difference[] {
  const a = flatten(runtime, priors.runtime);
  const b = flatten(oracle, priors.oracle);
  const out: Difference[] = [];
  for (const at of [...new Set([...a.keys(), ...b.keys()])].sort()) {
    const x = a.get(at) ?? 'absent';
    const y = b.get(at) ?? 'absent';
    if (x !== y) out.push({ at, runtime: x, oracle: y });
  }
  return out;
}

const keysOf = (dims: Record<string, string> | undefined): string => JSON.stringify(Object.entries(dims ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Which line-period something is of. */
const ident = (x: { line: string; period: string; dims?: Record<string, string> }): string => `${x.line} ${x.period} ${keysOf(x.dims)}`;

/** Which leg a posting is of. */
const leg = (x: Posting): string => `${ident(x)} ${x.payer} ${x.payee}${x.tax ? ` tax ${JSON.stringify(Object.entries(x.tax).sort())}` : ''}`;

/** A reason without `detail`, which is for people. */
function reason(x: HoldReason): string {
  const { detail: _, dims, ...rest } = x as Record<string, string> & { dims?: Record<string, string> };
  return [...Object.entries(rest).sort().map(([, v]) => v), ...(dims ? [keysOf(dims)] : [])].join(' ');
}

function flatten(r: Comparable, prior: Ledger | undefined): Map<string, string> {
  const out = new Map<string, string>();
  const put = (at: string, value: unknown): void => {
    out.set(out.has(at) ? `${at} again` : at, typeof value === 'string' ? value : JSON.stringify(value));
  };
  if (r.trial) put('trial', r.trial);
  for (const e of r.entitlements) {
    const at = `entitlements ${ident(e)}`;
    put(`${at} amount`, e.amount);
    if (e.version !== undefined) put(`${at} version`, e.version);
    if (e.notApplicable !== undefined) put(`${at} notApplicable`, e.notApplicable);
    if (e.heldInPart?.length) put(`${at} heldInPart`, [...e.heldInPart].sort());
    for (const leg of e.legs) if (!/^-?0(\.0*)?$/.test(leg.amount)) put(`${at} leg ${leg.payer} ${leg.payee}`, `${leg.amount} ${leg.fund ?? ''}`);
  }
  for (const h of r.holds) if (h.version !== undefined) put(`holds ${ident(h)} version`, h.version);
  for (const h of r.holds) put(`holds ${ident(h)}`, [...new Set(h.reasons.map(reason))].sort());
  for (const u of r.unfunded) put(`unfunded ${ident(u)} ${u.fund} ${u.then}`, u.amount);
  for (const v of r.values) put(`values ${v.id} ${v.period} ${keysOf(v.dims)}`, [v.value, v.notApplicable ?? '']);
  for (const c of r.checks) put(`checks ${c.id} ${c.period} ${keysOf(c.dims)}`, c.holds);
  for (const p of r.postings) put(`postings ${leg(p)} ${p.seq}`, `${p.amount} ${p.kind} due ${p.due} seq ${p.seq} fund ${p.fund ?? ''} as of ${p.asOf} key ${p.key}`);
  const posted = new Map([...(prior?.postings ?? []), ...r.postings].map((p) => [p.key, `${leg(p)} ${p.seq}`]));
  for (const p of r.payments) {
    const settles = p.settles.map((x) => `${posted.get(x.posting) ?? 'unknown posting'} ${x.amount}`).sort();
    put(`payments ${p.payer} ${p.payee} ${p.due}${p.invoice ? ' invoice' : ''}`, { amount: p.amount, net: p.net, tax: p.tax, seq: p.seq, key: p.key, asOf: p.asOf, settles });
  }
  for (const c of r.carried) put(`carried ${c.payer} ${c.payee}`, c.amount);
  return out;
}

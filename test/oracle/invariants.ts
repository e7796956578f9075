import type { Program, Recovery, Result } from '@remit/program';

/** A sum of money in units of the currency, exactly: all amounts of a result have the same number of places. */
const units = (amount: string): bigint => BigInt(amount.replace('.', ''));

const total = (amounts: string[]): bigint => amounts.reduce((sum, x) => sum + units(x), 0n);

const show = (x: bigint): string => `${x} units of the currency`;

/** What must hold of any result whatever the contract, told in words where it does not. */
export function broken(program: Program, result: Result): string[] {
  return [...legsAddUp(result), ...paymentsAddUp(program, result), ...keysDiffer(result)];
}

/** Every entitlement is paid by somebody or reported as unfunded. */
function legsAddUp(result: Result): string[] {
  const out: string[] = [];
  for (const e of result.entitlements) {
    const same = (x: { line: string; period: string; dims?: object }): boolean =>
      x.line === e.line && x.period === e.period && JSON.stringify(x.dims ?? {}) === JSON.stringify(e.dims ?? {});
    const paid = total(e.legs.map((l) => l.amount)) + total(result.unfunded.filter((u) => same(u) && u.then !== 'owed').map((u) => u.amount));
    if (paid !== units(e.amount)) out.push(`${e.line} ${e.period}: entitled to ${e.amount}, legs and unfunded come to ${show(paid)}`);
  }
  return out;
}

/** Between two parties, what was posted and is not forgiven has been paid, less what is carried. */
function paymentsAddUp(program: Program, result: Result): string[] {
  const out: string[] = [];
  const balance = new Map<string, bigint>();
  const add = (payer: string, payee: string, x: bigint): void => {
    const pair = JSON.stringify([payer, payee]);
    balance.set(pair, (balance.get(pair) ?? 0n) + x);
  };
  for (const p of result.ledger.postings) add(p.payer, p.payee, units(p.amount));
  for (const p of result.ledger.payments) {
    if (p.invoice) add(p.payee, p.payer, units(p.amount));
    else add(p.payer, p.payee, -units(p.amount));
    if (total(p.settles.map((x) => x.amount)) !== (p.invoice ? -units(p.amount) : units(p.amount))) out.push(`payment ${p.key} is not what it settles`);
  }
  for (const c of result.carried) add(c.payer, c.payee, units(c.amount));
  for (const f of forgiven(program, result, ({ how }) => how === 'none')) add(f.payer, f.payee, f.amount);
  const lapsed = new Map<string, bigint>();
  for (const f of forgiven(program, result, ({ lapses }) => lapses === true)) lapsed.set(JSON.stringify([f.payer, f.payee]), (lapsed.get(JSON.stringify([f.payer, f.payee])) ?? 0n) + f.amount);
  return [...out, ...[...balance].filter(([pair, x]) => x > 0n || -x > (lapsed.get(pair) ?? 0n)).map(([pair, x]) => `between ${pair}: ${show(x)} neither paid nor carried`)];
}

/** What is open of falls of lines whose rule recovers nothing (or nothing any more), less what a rise of the same leg makes good. What went below zero goes by its own rule. */
function forgiven(program: Program, result: Result, rule: (recovery: Recovery) => boolean): { payer: string; payee: string; amount: bigint }[] {
  const lines = new Map(program.lines.filter((l) => rule(l.recovery)).map((l) => [l.id, l]));
  const settled = new Map<string, bigint>();
  for (const s of result.ledger.payments.flatMap((p) => p.settles)) settled.set(s.posting, (settled.get(s.posting) ?? 0n) + units(s.amount));
  const legs = new Map<string, { payer: string; payee: string; sum: bigint; up: bigint; below: bigint; falls: bigint }>();
  for (const p of result.ledger.postings) {
    const line = lines.get(p.line);
    if (!line) continue;
    const name = JSON.stringify([p.line, p.period, Object.entries(p.dims ?? {}).sort(), p.payer, p.payee, p.tax]);
    const leg = legs.get(name) ?? { payer: p.payer, payee: p.payee, sum: 0n, up: 0n, below: 0n, falls: 0n };
    legs.set(name, leg);
    leg.sum += units(p.amount);
    let open = units(p.amount) - (settled.get(p.key) ?? 0n);
    const meet = (what: 'up' | 'below' | 'falls'): void => {
      const off = open < 0n === leg[what] < 0n ? 0n : [open, -open, leg[what], -leg[what]].filter((x) => x >= 0n).reduce((x, y) => (x < y ? x : y));
      open += open < 0n ? off : -off;
      leg[what] += leg[what] < 0n ? off : -off;
    };
    if (open < 0n) meet('up'); else { meet('below'); meet('falls'); }
    leg[open > 0n ? 'up' : leg.sum < 0n && line.negative !== undefined ? 'below' : 'falls'] += open;
  }
  return [...legs.values()].filter((x) => x.falls < 0n).map((x) => ({ payer: x.payer, payee: x.payee, amount: -x.falls }));
}

/** No two postings and no two payments share a key. */
function keysDiffer(result: Result): string[] {
  const keys = [...result.ledger.postings, ...result.ledger.payments].map((x) => x.key);
  return new Set(keys).size === keys.length ? [] : ['two entries of the ledger have one key'];
}

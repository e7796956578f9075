/** Whether those whose payments a variation changes have agreed it. */
import type { Line, Period } from '@remit/program';
import type { Context } from '../context.ts';
import { linesOf, paysOtherwise, type LineMerge } from './stretches.ts';

/** Warns of each variation that a payer or payee of a changed payment has not agreed. */
export function checkAgreement(merge: LineMerge, contexts: readonly Context[], periods: readonly Period[]): void {
  const last = contexts.at(-1)!;
  merge.timeline.versions.forEach(({ node, number }, version) => {
    if (!node) return;
    const changed = changedLines(merge, version, periods);
    const agreed = new Set(node.clauses.flatMap((c) => (c.$type === 'AgreedBy' ? c.parties.map((p) => p.$refText) : [])));
    const missing = [...new Set(changed.flatMap((line) => partiesOf(line, contexts, version)))].filter((p) => !agreed.has(p));
    if (missing.length === 0) return;
    const payments = [...new Set(changed.filter((line) => partiesOf(line, contexts, version).some((p) => missing.includes(p))).map((l) => `'${l.of}'`))];
    last.report('MOD-212', node.clauses.find((c) => c.$type === 'AgreedBy') ?? node, { number: String(number), parties: listed(missing.map((p) => `'${p}'`)), payments: listed(payments) });
  });
}

function changedLines(merge: LineMerge, version: number, periods: readonly Period[]): Line[] {
  const ids = new Set([...merge.lines[version - 1]!, ...merge.lines[version]!].map((l) => l.id));
  const { effective } = merge.timeline.versions[version]!;
  return [...ids].flatMap((id) => {
    const own = linesOf(merge, id);
    const differs = periods.some((p) => p.end > effective && paysOtherwise(merge, own, version - 1, version, p));
    return differs ? [own[version] ?? own[version - 1]!] : [];
  });
}

/** Payer and payee; of a fund those who put money in. Members of groups agree by other means. */
function partiesOf(line: Line, contexts: readonly Context[], version: number): string[] {
  const { from } = line;
  const fund = 'fund' in from ? [version, version - 1].flatMap((v) => contexts[v]!.funds.find((f) => f.id === from.fund) ?? [])[0] : undefined;
  const payers = 'party' in from ? [from.party] : fund ? fund.sources.map((s) => s.party) : [];
  return [...payers, ...('party' in line.to ? [line.to.party] : [])];
}

function listed(all: readonly string[]): string {
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}

/** Whether those whose payments a variation changes have agreed it. */
import type { Line, Period } from '@remit/program';
import type { Context } from '../context.ts';
import { linesOf, paysOtherwise, type LineMerge } from './stretches.ts';
import { listed } from '@remit/language/model/listed';

/** Warns of each variation that a payer or payee of a changed payment has not agreed. */
export function checkAgreement(merge: LineMerge, contexts: readonly Context[], periods: readonly Period[]): void {
  const last = contexts.at(-1)!;
  merge.timeline.versions.forEach(({ node, number }, version) => {
    if (!node) return;
    const changed = changedLines(merge, contexts, version, periods);
    const agreed = new Set(node.clauses.flatMap((c) => (c.$type === 'AgreedBy' ? c.parties.map((p) => p.$refText) : [])));
    const missing = [...new Set(changed.flatMap((line) => partiesOf(line, contexts, version)))].filter((p) => !agreed.has(p));
    if (missing.length === 0) return;
    const payments = [...new Set(changed.filter((line) => partiesOf(line, contexts, version).some((p) => missing.includes(p))).map((l) => `'${l.of}'`))];
    last.report('MOD-212', node.clauses.find((c) => c.$type === 'AgreedBy') ?? node, { number: String(number), parties: listed(missing.map((p) => `'${p}'`)), payments: listed(payments) });
  });
}

function changedLines(merge: LineMerge, contexts: readonly Context[], version: number, periods: readonly Period[]): Line[] {
  const ids = new Set([...merge.lines[version - 1]!, ...merge.lines[version]!].map((l) => l.id));
  const { effective } = merge.timeline.versions[version]!;
  return [...ids].flatMap((id) => {
    const own = linesOf(merge, id);
    const differs = isFundedOtherwise(own[version - 1], own[version], contexts, version) || periods.some((p) => p.end > effective && paysOtherwise(merge, own, version - 1, version, p));
    return differs ? [own[version] ?? own[version - 1]!] : [];
  });
}

/** Whether the fund that a line comes from has other funders, or another rule for what it cannot pay. */
function isFundedOtherwise(before: Line | undefined, now: Line | undefined, contexts: readonly Context[], version: number): boolean {
  if (!before || !now || !('fund' in before.from) || !('fund' in now.from) || before.from.fund !== now.from.fund) return false;
  const { fund } = before.from;
  const text = (v: number): string => {
    const { sources, remainderTo, whenExceeded, unfunded } = contexts[v]!.funds.find((f) => f.id === fund)!;
    return JSON.stringify([sources, remainderTo, whenExceeded, unfunded]);
  };
  return text(version - 1) !== text(version);
}

/** Payer and payee; of a fund those who put money in. Members of groups agree by other means. */
function partiesOf(line: Line, contexts: readonly Context[], version: number): string[] {
  const { from } = line;
  const funds = 'fund' in from ? [version, version - 1].flatMap((v) => contexts[v]!.funds.find((f) => f.id === from.fund) ?? []) : [];
  const payers = 'party' in from ? [from.party] : funds.flatMap((fund) => fund.sources.map((s) => s.party));
  return [...payers, ...('party' in line.to ? [line.to.party] : [])];
}

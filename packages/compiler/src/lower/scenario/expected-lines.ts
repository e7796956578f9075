/** Expectations of payments: what lines are entitled to, what they earn for a part, or that they are held. */
import type { Expectation as ProgramExpectation } from '@remit/program';
import type { Expectation, ExpectedValue } from '@remit/language/ast';
import type { Context } from '../context.ts';
import { declareFact } from '../declaration/fact.ts';
import { declareMeasure } from '../declaration/measure.ts';
import type { FlowLine } from '../flow/flows.ts';
import { keysOf, type Test } from './expectation.ts';

type Common = { text: string; at?: string; asOf?: string };

/** Undefined if the subject is no flow of money, or (with a finding) if nothing can be tested. */
export function expectedLines(
  cx: Context, node: Expectation, subject: ExpectedValue, period: string | undefined, test: Test | undefined, common: Common,
): ProgramExpectation | undefined {
  const target = subject.target.ref;
  const flow = target && cx.flows.get(target);
  if (!flow || !target) return undefined;
  const lines = flow.lines.filter((line) => pays(cx, subject, line));
  const dims = keysOf(cx, subject);
  const own = period ?? (lines.every((l) => l.grain === 'term') ? 'term' : undefined);
  const name = target.name ?? '';
  if (lines.length === 0 || own === undefined) { cx.report(own === undefined ? 'SCN-107' : 'SCN-108', node, { name }); return undefined; }
  const where = { ...common, of: name, period: own, ...(Object.keys(dims).length > 0 ? { dims } : {}) };
  if (node.test?.$type === 'ExpectHeld' || (node.test?.$type === 'ExpectIs' && node.test.value.$type === 'MissingValue')) {
    return { ...where, kind: 'held', lines: lines.map((l) => l.id), for: node.test.$type === 'ExpectHeld' ? factName(cx, node.test.subject?.ref, node.test.subject?.$refText) : '' };
  }
  if (!test || typeof test.value === 'boolean') { cx.report('SCN-106', node, {}); return undefined; }
  const figure = { rel: test.rel, amount: test.value ?? '0', ...(test.within === undefined ? {} : { within: test.within }) };
  const part = subject.part?.ref;
  if (part && part.$type !== 'Party') {
    const having = lines.filter((l) => l.parts.includes(part.name ?? ''));
    const line = having[0];
    // Each payee earns its own share of a part: which of them is meant must be written.
    if (!line || having.some((l) => l.payee !== line.payee)) { cx.report('SCN-108', node, { name }); return undefined; }
    return { ...where, kind: 'part', line: line.id, part: part.name ?? '', ...figure };
  }
  return { ...where, kind: 'entitlement', lines: lines.map((l) => l.id), ...figure };
}

/** Whether the line goes between those whom the expectation names. */
function pays(cx: Context, subject: ExpectedValue, line: FlowLine): boolean {
  const matches = (named: { party: { $refText: string } } | undefined, own: string) =>
    named === undefined || named.party.$refText === own || sameGroup(cx, named.party.$refText, own);
  const party = subject.part?.ref?.$type === 'Party' ? subject.part.$refText : undefined;
  return matches(subject.payer, line.payer) && matches(subject.payee, line.payee) && (party === undefined || isShareOf(subject, line, party));
}

/** A party's own share: what goes between it and the paymaster; without one, what it is paid. */
function isShareOf(subject: ExpectedValue, line: FlowLine, party: string): boolean {
  const share = subject.target.ref;
  const paymaster = share?.$type === 'RiskShare' ? share.clauses.find((c) => c.$type === 'Paymaster')?.party.$refText : undefined;
  if (paymaster === undefined) return line.payee === party;
  return (line.payee === party && line.payer === paymaster) || (line.payer === party && line.payee === paymaster);
}

/** `Practice` and `Practices` name the same payee. */
function sameGroup(cx: Context, a: string, b: string): boolean {
  return cx.groups.some((g) => [g.id, g.member].includes(a) && [g.id, g.member].includes(b));
}

/** The id of the fact that a hold names. */
function factName(cx: Context, node: { $type: string } | undefined, written: string | undefined): string {
  switch (node?.$type) {
    case 'Fact': case 'SizeFact': return declareFact(cx, node as never).id;
    case 'Measure': return declareMeasure(cx, node as never).id;
    case 'Outcome': {
      const measure = (node as unknown as { clauses: { $type: string; measure?: { ref?: { $type: string } } }[] }).clauses.find((c) => c.$type === 'MeasuredBy')?.measure?.ref;
      return measure?.$type === 'Measure' ? declareMeasure(cx, measure as never).id : written ?? '';
    }
    default: return written ?? '';
  }
}


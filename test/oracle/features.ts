import type { HoldReason, Posting, Program, Result } from '@remit/program';
import type { Case } from './generate/case.ts';

/** What happened on a case: what was run, and what came out of each run. */
export interface Happened { case: Case; results: readonly Result[] }

type Feature = (h: Happened, all: { text: string; postings: readonly Posting[]; reasons: ReadonlySet<string> }) => boolean;

const before = (a: string, b: string): boolean => a < b;
const units = (amount: string): bigint => BigInt(amount.replace('.', ''));
const taxed = (is: (p: Posting) => boolean, all: readonly Posting[]): boolean => all.some((p) => p.kind === 'tax' && is(p));

/** What is looked for, in the words of docs/program/semantics.md. */
const FEATURES: Readonly<Record<string, Feature>> = {
  'tax is posted': (_, { postings }) => taxed((p) => !p.tax!.refunds, postings),
  'tax is taken back': (_, { postings }) => taxed((p) => !p.tax!.refunds && p.amount.startsWith('-'), postings),
  'tax is made good to the payer': (_, { postings }) => taxed((p) => p.tax!.refunds !== undefined, postings),
  'tax made good is taken back': (_, { postings }) => taxed((p) => p.tax!.refunds !== undefined && p.amount.startsWith('-'), postings),
  'tax at two rates of one treatment': (_, { postings }) => new Set(postings.filter((p) => p.tax?.treatment === 'standard').map((p) => p.tax!.rate)).size > 1,
  'tax moves with its point': (_, { postings }) => taxed((p) => postings.some((q) => q.tax && !q.tax.refunds && legOf(p) === legOf(q) && p.tax!.point !== q.tax.point), postings),
  'tax in an invoice': (h) => h.results.some((r) => r.payments.some((p) => p.invoice && p.tax !== undefined)),
  'tax in a payment that a recovery is taken off': (h, { postings }) => {
    const falls = new Set(postings.filter((p) => p.amount.startsWith('-') && p.tax && !p.tax.refunds).map((p) => p.key));
    return h.results.some((r) => r.payments.some((p) => !p.invoice && p.settles.some((x) => falls.has(x.posting) && x.amount.startsWith('-'))));
  },
  'a limit that includes tax cuts': (h) => taxLimits(h.case.program).some((f) => h.results.some((r) => r.unfunded.some((u) => u.fund === f && h.case.program.lines.find((l) => l.id === u.line)!.tax)
    || r.holds.some((x) => x.reasons.some((y) => y.reason === 'fund-exceeded' && y.fund === f) && h.case.program.lines.find((l) => l.id === x.line)!.tax))),
  'members are counted on days': (h) => h.case.program.groups.some((g) => g.countedOn),
  'the day of counting decides who belongs': (h) => counting(h),
  'a recovery lapses': (h) => h.results.some((r) => lapsed(h.case.program, r)),
  'undecided': (_, { reasons }) => reasons.has('undecided'),
  'decided in time': (h) => decisionsOf(h).some(({ recordedAt, deadline, first }) => first && recordedAt <= deadline),
  'superseded after its last day': (h) => decisionsOf(h).some(({ recordedAt, deadline, first }) => !first && before(deadline, recordedAt)),
  'superseded in time': (h) => decisionsOf(h).some(({ recordedAt, deadline, first }) => !first && recordedAt <= deadline),
  'decided late, and counts': (h) => decisionsOf(h).some(({ recordedAt, deadline, lateUntil, first }) => first && deadline < recordedAt && lateUntil !== undefined && recordedAt <= lateUntil),
  'decided too late': (h) => decisionsOf(h).some(({ recordedAt, deadline, lateUntil, first }) => first && before(lateUntil ?? deadline, recordedAt)),
  'what counts without a decision': (h) => (h.case.program.judgements ?? []).some((j) => j.otherwise !== undefined && reads(h, j.id)),
  'a body decides': (h) => byBody(h).length > 0,
  'a body with a quorum decides': (h) => byBody(h).length > 0 && h.case.program.bodies!.some((b) => b.quorum !== undefined),
  'a body decides without who is recused': (h) => byBody(h).length > 0 && h.case.program.bodies!.some((b) => b.recused.length > 0),
  'a member decides of itself': (h) => decisionsOf(h).some((d) => d.took && h.case.program.groups.some((g) => g.id === d.by)),
  'known from a day on': (_, { text }) => /"op":"known"[^]*?"from"/.test(text),
  'known until a day, unless': (_, { text }) => /"op":"known"/.test(text) && /"unless":\{/.test(text),
  'a period ends early': (h) => h.case.program.lines.some((l) => l.schedule.some((slot) => slot.ended?.some((e) => h.results.some((r) => r.values.some((v) => v.id === e.unless && v.value === false))))),
  'a due date counts from a day': (h) => countedLines(h).some((id) => h.results.some((r) => r.postings.some((p) => p.line === id))),
  'a payment waits for a day': (h) => h.results.some((r) => r.holds.some((hold) => hold.reasons.some((x) => x.reason === 'missing' && x.fact === `day-${hold.line}`))),
  'several versions': (h) => h.case.program.versions !== undefined,
  'a limit of some versions': (h) => h.case.program.funds.some((f) => f.limits.some((l) => l.versions)),
  'other terms of a fund in a version': (h) => h.case.program.funds.some((f) => f.terms?.some((t) => h.case.program.lines.some((l) => 'fund' in l.from && l.from.fund === f.id && l.schedule.some((slot) => t.versions.includes(slot.version!))))),
  'a slot waits for the next version': (h) => waits(h.case.program),
  'a split slot': (_, { text }) => text.includes('"split":['),
  'outside the limits': (h) => h.results.some((r) => r.entitlements.some((e) => units(e.amount) !== 0n && lineOf(h, e.line).outsideLimits)),
  'a commitment to nobody': (h) => h.results.some((r) => r.entitlements.some((e) => units(e.amount) > 0n && 'nobody' in lineOf(h, e.line).to)),
  'reviewed': (_, { text }) => text.includes('"op":"reviewed"'),
  'at review': (_, { text }) => text.includes('"op":"atReview"'),
  'from the day after a review': (_, { text }) => text.includes('"nth":1') && text.includes('"from":"day"'),
  'a part after a review': (_, { text }) => text.includes('"after":{'),
  'due after a review': (_, { text }) => text.includes('"dueAfterReview":'),
  'a choice': (h) => h.case.program.lines.some((l) => l.kind === 'choice'),
  'members change between runs': (h) => new Set(h.case.steps.map((s) => JSON.stringify(s.facts.members ?? null))).size > 1,
  'a member is not known any more': (_, { reasons }) => reasons.has('unknown-member'),
  'three runs add to the ledger': (h) => (h.results.at(-1)?.ledger.runs.length ?? 0) >= 3,
  'the contract is varied between runs': (h) => h.case.steps.some((s) => s.program),
  'recovery': (_, { postings }) => postings.some((p) => p.kind === 'recovery'),
  'below zero': (_, { postings }) => postings.some((p) => p.amount.startsWith('-') && p.seq === 1),
  'carried': (h) => h.results.some((r) => r.carried.length > 0),
  'an invoice': (h) => h.results.some((r) => r.payments.some((p) => p.invoice)),
  'unfunded, lapses': (h) => h.results.some((r) => r.unfunded.some((u) => u.then === 'lapses')),
  'unfunded, carried': (h) => h.results.some((r) => r.unfunded.some((u) => u.then === 'carried')),
  'unfunded, owed': (h) => h.results.some((r) => r.unfunded.some((u) => u.then === 'owed')),
  'held in part': (h) => h.results.some((r) => r.entitlements.some((e) => e.heldInPart)),
  'held: missing': (_, { reasons }) => reasons.has('missing'),
  'held: too few': (_, { reasons }) => reasons.has('too-few'),
  'held: fund exceeded': (_, { reasons }) => reasons.has('fund-exceeded'),
  'held: check': (_, { reasons }) => reasons.has('check'),
  'held with another line': (_, { reasons }) => reasons.has('held-with'),
  'on trial': (h) => h.results.some((r) => r.trial),
  'the facts are refused': (h) => h.results.length < h.case.steps.length,
};

/** How often each thing happened in a sample of cases. */
export class Sample {
  private readonly counts = new Map<string, number>(Object.keys(FEATURES).map((name) => [name, 0]));

  add(h: Happened): void {
    const text = JSON.stringify(h.case.program);
    const reasons = new Set<HoldReason['reason']>(h.results.flatMap((r) => r.holds.flatMap((x) => x.reasons.map((y) => y.reason))));
    const postings = h.results.at(-1)?.ledger.postings ?? [];
    for (const [name, is] of Object.entries(FEATURES)) if (is(h, { text, postings, reasons })) this.counts.set(name, this.counts.get(name)! + 1);
  }

  /** What never happened. */
  never(): string[] {
    return [...this.counts].filter(([, n]) => n === 0).map(([name]) => name);
  }

  /** One line for each thing. */
  toString(): string {
    return [...this.counts].map(([name, n]) => `${String(n).padStart(6)}  ${name}`).join('\n');
  }
}

const legOf = (p: Posting): string => JSON.stringify([p.line, p.period, Object.entries(p.dims ?? {}).sort(), p.payer, p.payee]);
const lineOf = (h: Happened, id: string): Program['lines'][number] => h.case.program.lines.find((l) => l.id === id)!;
const taxLimits = ({ funds }: Program): string[] => funds.filter((f) => f.limits.some((l) => l.includesTax)).map((f) => f.id);
const reads = (h: Happened, judgement: string): boolean => JSON.stringify([h.case.program.vars, h.case.program.lines]).includes(`{"op":"decided","id":"${judgement}"}`);
const byBody = (h: Happened): unknown[] => decisionsOf(h).filter((d) => d.took && h.case.program.bodies?.some((b) => b.id === d.by));

/** The decisions on judgements that something reads, with their last days. */
function decisionsOf(h: Happened): { recordedAt: string; deadline: string; lateUntil?: string; first: boolean; by?: string; took: boolean }[] {
  const read = (h.case.program.judgements ?? []).filter((j) => reads(h, j.id));
  return h.case.steps.at(-1)!.facts.observations.flatMap((o) => {
    const j = read.find((x) => x.id === o.fact);
    const deadline = j?.deadline[o.period];
    if (!j || deadline === undefined || o.recordedAt === undefined) return [];
    return [{ recordedAt: o.recordedAt, deadline, lateUntil: j.lateUntil, first: o.supersedes === undefined, by: j.by, took: o.decidedBy !== undefined }];
  });
}

/** Whether somebody belongs on the day of counting and not by the period's own days, or the other way round. */
function counting(h: Happened): boolean {
  const { groups, periods } = h.case.program;
  return groups.some((g) => periods.some((p) => {
    const day = g.countedOn?.[p.id];
    return day !== undefined && h.case.steps.some(({ facts }) => facts.members?.[g.id]?.some(({ joined = '', left = '9999-12-31' }) =>
      (joined <= day && day < left) !== (joined < p.end && p.start < left)));
  }));
}

/** Whether something of a recovery that lapses is open and neither carried nor invoiced. */
function lapsed(program: Program, r: Result): boolean {
  const lines = new Set(program.lines.filter((l) => l.recovery.lapses && l.negative === undefined).map((l) => l.id));
  const open = new Map<string, bigint>();
  const key = (x: { payer: string; payee: string }): string => JSON.stringify([x.payer, x.payee]);
  const settled = new Map<string, bigint>();
  for (const s of r.ledger.payments.flatMap((p) => p.settles)) settled.set(s.posting, (settled.get(s.posting) ?? 0n) + units(s.amount));
  for (const p of r.ledger.postings) if (lines.has(p.line)) open.set(key(p), (open.get(key(p)) ?? 0n) + units(p.amount) - (settled.get(p.key) ?? 0n));
  return [...open].some(([pair, x]) => x < 0n && !r.carried.some((c) => key(c) === pair));
}

/** Whether a slot has the version of a longer period around it and not that of its own first day. */
function waits({ versions, lines, periods }: Program): boolean {
  const starts = new Map(periods.map((p) => [p.id, p.start]));
  return lines.some((l) => l.schedule.some((s) => s.version !== undefined && s.version !== (versions!.findLast((v) => v.effective <= starts.get(s.period)!) ?? versions![0]!).number));
}

/** Lines with due dates that count from days among the facts. */
function countedLines({ case: { program } }: Happened): string[] {
  return program.lines.filter((line) => line.schedule.some((slot) => slot.dueFrom)).map(({ id }) => id);
}

import type { FactsDocument, IsoDate, Program, Result } from '@remit/program';
import { generatedAmounts, prepare, ProgramFault, type Finding } from '@remit/runtime';
import { entitle } from '@remit/runtime/entitle';
import { loadFacts } from '@remit/runtime/facts/load';
import { isAcceptable } from '@remit/runtime/finding';
import { reportEntitlements, reportHolds, reportUnfunded } from '@remit/runtime/result/report';
import { dayAfterAll, firstDay } from '@remit/runtime/scenario/days';
import { factsOfScenario } from '@remit/runtime/scenario/scenario-facts';
import type { Material } from './asked.ts';
import { CannotStep } from './cannot-step.ts';

/** All payments of a contract, as they stand before anything is posted. */
export interface WorkedOut {
  readonly program: Program;
  readonly facts: FactsDocument;
  readonly result: Pick<Result, 'asOf' | 'entitlements' | 'holds' | 'unfunded'>;
  readonly asOf: IsoDate;
  /** The day on which facts count as recorded that do not say it. */
  readonly recordedAt: IsoDate;
}

/**
 * Works out all payments of a contract.
 *
 * @throws CannotStep where the facts or the contract cannot be used
 */
export function workOut({ loaded: { program }, from }: Material, day: IsoDate | undefined): WorkedOut {
  const findings: Finding[] = [];
  let facts: FactsDocument | undefined;
  try {
    const model = prepare(program);
    facts = 'facts' in from ? from.facts : factsOfScenario(model, from.scenario, findings);
    if (findings.length > 0) throw refused(findings);
    const asOf = day ?? dayAfterAll(model, facts);
    const first = firstDay(model);
    const recordedAt = first < asOf ? first : asOf;
    const { run, findings: found } = loadFacts(model, facts, asOf, recordedAt);
    findings.push(...found);
    const worked = isAcceptable(findings) ? entitle(run, generatedAmounts(), findings) : undefined;
    if (!worked) throw refused(findings, facts);
    const { all } = worked;
    return { program, facts, result: { asOf, entitlements: reportEntitlements(run, all), holds: reportHolds(run, all), unfunded: reportUnfunded(run, all) }, asOf, recordedAt };
  } catch (error) {
    if (error instanceof ProgramFault) throw refused(error.findings, facts);
    throw error;
  }
}

/** More findings than this are counted. */
const MOST_FINDINGS = 5;

/** What was refused, finding by finding, each with the place where it was reported. */
export function refused(findings: readonly Finding[], facts?: FactsDocument): CannotStep {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const told = errors.slice(0, MOST_FINDINGS).map(({ code, message, at, fix }) => [`${message} (${[code, placeOf(at, facts)].filter(Boolean).join(', ')})`, fix].filter(Boolean).join(' '));
  const more = errors.length > MOST_FINDINGS ? [`There are ${errors.length - MOST_FINDINGS} more.`] : [];
  return new CannotStep(['The payment cannot be worked out from these facts.', ...told, ...more].join(' '));
}

/** "facts.csv:2"; of a place in the document of facts, where that observation was reported. */
function placeOf(at: string | undefined, facts: FactsDocument | undefined): string | undefined {
  if (at === undefined || !at.startsWith('/') || /:\d+$/.test(at)) return at;
  const index = /^\/observations\/(\d+)/.exec(at)?.[1];
  return index === undefined ? undefined : facts?.observations[Number(index)]?.at;
}

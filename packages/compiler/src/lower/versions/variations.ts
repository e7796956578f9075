/** The versions of a contract: its text as first agreed, and one for each variation. */
import type { IsoDate, Span, Version } from '@remit/program';
import type { Contract, Variation } from '@remit/language/ast';
import { addDays, civil, iso } from '../../time/civil.ts';
import type { Findings } from '../../diagnostics/findings.ts';
import { dateText, dateWords } from '../literal.ts';
import { placeOf } from '../place.ts';

/** One version; the first has no variation. */
export interface ContractVersion { number: number; effective: IsoDate; node?: Variation }

/** The versions in the order in which they take effect; only the first where the contract is not varied. What is wrong with their numbers and dates is reported. */
export function readVersions(contract: Contract, term: Span, findings: Findings): ContractVersion[] {
  const versions: ContractVersion[] = [{ number: 1, effective: term.start }];
  for (const node of contract.declarations.filter((d): d is Variation => d.$type === 'Variation')) {
    for (const inner of node.declarations) if (inner.$type === 'Variation') findings.add('MOD-215', placeOf(inner), { number: inner.number });
    const version = read(node, versions, term, findings);
    if (version) versions.push(version);
  }
  return versions;
}

function read(node: Variation, before: readonly ContractVersion[], term: Span, findings: Findings): ContractVersion | undefined {
  const last = before.at(-1)!;
  const expected = last.number + 1;
  const effective = dateText(node.effective);
  const { number } = node;
  if (effective === undefined) { findings.add('TYP-101', placeOf(node), { text: node.effective }); return undefined; }
  if (number !== String(expected)) findings.add('MOD-200', placeOf(node), { number, expected: String(expected) });
  if (effective <= term.start || effective >= term.end) {
    findings.add('MOD-202', placeOf(node), { number, date: dateWords(effective), first: dateWords(term.start), last: dateWords(iso(addDays(civil(term.end), -1))) });
  } else if (last.node && effective <= last.effective) {
    findings.add('MOD-201', placeOf(node), { number, date: dateWords(effective), other: last.node.number, otherDate: dateWords(last.effective) });
  }
  const agreed = node.clauses.find((c) => c.$type === 'AgreedBy');
  const agreedOn = agreed && dateText(agreed.date);
  if (agreed && agreedOn === undefined) findings.add('TYP-101', placeOf(agreed), { text: agreed.date });
  if (agreed && agreedOn !== undefined && agreedOn > effective) findings.add('MOD-213', placeOf(agreed), { number, agreed: dateWords(agreedOn), effective: dateWords(effective) });
  return { number: expected, effective, node };
}

/** A version as the program states it. */
export function versionInProgram({ number, effective, node }: ContractVersion): Version {
  const made: Version = { number, effective };
  if (!node) return made;
  if (node.title !== undefined) made.title = node.title;
  const reason = node.clauses.find((c) => c.$type === 'VariationReason');
  if (reason) made.reason = reason.reason;
  const agreed = node.clauses.find((c) => c.$type === 'AgreedBy');
  const on = agreed && dateText(agreed.date);
  if (agreed) made.agreedBy = agreed.parties.map((p) => p.$refText);
  if (on !== undefined) made.agreedOn = on;
  return made;
}

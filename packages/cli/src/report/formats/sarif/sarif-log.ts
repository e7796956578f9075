import { jsonText } from '../../../files/write-files.ts';
import { VERSION } from '../../../version.ts';
import { inOrder, type AcceptedReport, type Fix, type ReportedFinding } from '../../reported-finding.ts';
import type { FindingsReport, ReportSetting } from '../findings-report.ts';
import { BASE, regionOf, SarifFiles } from './sarif-places.ts';
import { levels, sarifRule } from './sarif-rule.ts';

/** Findings as a log of SARIF 2.1.0, with what is behind each code, corrections, fingerprints and what is accepted. */
export function sarifLog(report: FindingsReport, { pathOf, explanations, ruleFactsOf }: ReportSetting): string {
  const reasons = new Map<ReportedFinding, AcceptedReport>(report.accepted.map((one) => [one.finding, one]));
  const known = new Set(report.known);
  const all = inOrder([...report.findings, ...known, ...reasons.keys()]);
  const codes = [...new Set(all.map(({ code }) => code))].sort();
  const files = new SarifFiles([...report.files, ...all.flatMap(({ file, related }) => [...(file === undefined ? [] : [file]), ...(related ?? []).map((one) => one.file)])], pathOf);
  const result = (finding: ReportedFinding): object => ({
    ruleId: finding.code,
    ruleIndex: codes.indexOf(finding.code),
    level: levels[finding.severity],
    message: { text: messageText([finding.message, ...(finding.help ?? [])].join('\n')) },
    locations: finding.file === undefined ? [] : [locationOf({ ...finding, file: finding.file }, files)],
    ...(finding.related && finding.related.length > 0
      ? { relatedLocations: finding.related.map((one, index) => ({ id: index + 1, physicalLocation: files.physical(one), message: { text: messageText(one.message) } })) }
      : {}),
    partialFingerprints: { 'remitFinding/v1': report.marks.get(finding) },
    ...(report.known ? { baselineState: known.has(finding) ? 'unchanged' : 'new' } : {}),
    ...suppressionsOf(reasons.get(finding)),
    ...(finding.fixes && finding.file !== undefined ? { fixes: finding.fixes().map((fix) => fixOf(fix, finding.file!, files)) } : {}),
  });
  return jsonText({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: { driver: { name: 'remit', version: VERSION, semanticVersion: VERSION, rules: codes.map((code) => sarifRule(code, explanations.get(code), ruleFactsOf(code), report.pages)) } },
      originalUriBaseIds: { [BASE]: { description: { text: 'The root of the checkout, or else the folder that the command was run in.' } } },
      columnKind: 'utf16CodeUnits',
      artifacts: files.artifacts(),
      results: all.map(result),
      ...(report.gone === undefined ? {} : { properties: { goneFromBaseline: report.gone } }),
    }],
  });
}

function locationOf(finding: ReportedFinding & { file: string }, files: SarifFiles): object {
  return {
    physicalLocation: files.physical(finding),
    ...(finding.declaration === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: finding.declaration }] }),
  };
}

function fixOf({ title, edits }: Fix, file: string, files: SarifFiles): object {
  const replacements = edits.map(({ range, text }) => ({ deletedRegion: regionOf(range), insertedContent: { text } }));
  return { description: { text: messageText(title) }, artifactChanges: [{ artifactLocation: files.artifact(file), replacements }] };
}

function suppressionsOf(accepted: AcceptedReport | undefined): object {
  if (!accepted) return {};
  const { reason, by, on } = accepted;
  const who = { ...(by === undefined ? {} : { acceptedBy: by }), ...(on === undefined ? {} : { acceptedOn: on }) };
  return { suppressions: [{ kind: 'inSource', status: 'accepted', justification: reason, ...(Object.keys(who).length > 0 ? { properties: who } : {}) }] };
}

/** In a message of SARIF braces would hold what is filled in later, so they are doubled, and text in square brackets before round ones would be a link. */
function messageText(text: string): string {
  return text.replace(/[{}]/g, '$&$&').replace(/\](?=\()/g, '\\]');
}

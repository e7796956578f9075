import type { MemberNode } from '@humanwhocodes/momoa';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { DiagnosticExtras } from '../diagnostics/entry.ts';
import { ruleByCode } from '../rules/all.ts';
import { isRefusal } from '../rules/rule.ts';
import { finding, type ProjectFinding } from './finding.ts';
import { kindInWords, nameOf, rangeOf } from './json-nodes.ts';
import { ruleSeverities, type RuleSeverity } from './project-settings.ts';

/** Findings of the tool itself, which no project can turn down: the contract would not mean anything, or pay wrongly. */
const OWN_CODE = /^(LEX|SYN|REF|IMP|TYP|MOD|PRG|FCT|LED|SCN|CFG)-/;
/** What the code of a rule looks like. */
export const RULE_CODE = /^[A-Z]{2,5}-[0-9]{3}$/;

const LEVELS: Readonly<Record<Exclude<RuleSeverity, 'off'>, 1 | 2 | 3 | 4>> = { error: 1, warning: 2, info: 3, hint: 4 };

/** Reads the severities that a project file gives to rules. */
export function readRules(member: MemberNode | undefined, findings: ProjectFinding[]): Map<string, RuleSeverity> | undefined {
  if (!member) return undefined;
  const { value } = member;
  if (value.type !== 'Object') {
    findings.push(finding('CFG-003', rangeOf(value), `"rules" is a group in braces, such as { "OUT-019": "off" }, but this is ${kindInWords(value)}.`));
    return undefined;
  }
  const rules = new Map<string, RuleSeverity>();
  for (const rule of value.members) {
    const code = nameOf(rule);
    const severity = rule.value.type === 'String' ? ruleSeverities.find((one) => one === (rule.value as { value?: unknown }).value) : undefined;
    if (!RULE_CODE.test(code)) {
      findings.push(finding('CFG-009', rangeOf(rule.name), `"${code}" is not the code of a rule, such as "OUT-019". A finding shows its code; "remit explain CODE" tells what it is about.`));
    } else if (OWN_CODE.test(code)) {
      findings.push(finding('CFG-009', rangeOf(rule.name), `"${code}" cannot be turned up or down: without it the contract could mean something else than it says. Correct the contract instead.`));
    } else if (!ruleByCode(code)) {
      findings.push(finding('CFG-023', rangeOf(rule.name), `There is no rule "${code}", so this has no effect. "remit rules" lists the rules.`, { warning: true }));
    } else if (isRefused(code)) {
      findings.push(finding('CFG-009', rangeOf(rule.name), `"${code}" cannot be turned up or down: without it the contract would be paid otherwise than it says. Correct the contract instead.`));
    } else if (!severity) {
      findings.push(finding('CFG-003', rangeOf(rule.value), `A rule is taken as ${ruleSeverities.map((one) => `"${one}"`).join(', ')}, but this is ${rule.value.type === 'String' ? `"${rule.value.value}"` : kindInWords(rule.value)}.`));
    } else if (rules.has(code)) {
      findings.push(finding('CFG-005', rangeOf(rule.name), `"${code}" is given twice. Remove one.`));
    } else {
      rules.set(code, severity);
    }
  }
  return rules;
}

/** Whether all that a rule finds would be paid wrongly. */
function isRefused(code: string): boolean {
  const rule = ruleByCode(code);
  return rule !== undefined && isRefusal(rule);
}

/** Whether a finding of a rule is about what would be paid wrongly: no setting lowers it. */
function isFixed({ code, severity, data }: Diagnostic): boolean {
  if ((data as Partial<DiagnosticExtras> | undefined)?.isRefusal) return true;
  return severity === LEVELS.error && ruleByCode(String(code))?.refusedBy === 'compiler';
}

/** Whether a finding is what a reviewer objects to in a contract whose money is worked out all the same: no reason not to try or run it. */
export function isObjection(diagnostic: Diagnostic): boolean {
  return ruleByCode(String(diagnostic.code)) !== undefined && !isFixed(diagnostic);
}

/** Findings as severe as the project takes them; those turned off are left out, and those of what would be paid wrongly are as they are. */
export function withSeverities<T extends Diagnostic>(diagnostics: readonly T[], rules: ReadonlyMap<string, RuleSeverity>): T[] {
  if (rules.size === 0) return [...diagnostics];
  return diagnostics.flatMap((diagnostic) => {
    const severity = rules.get(String(diagnostic.code));
    if (severity === undefined || isFixed(diagnostic)) return diagnostic;
    return severity === 'off' ? [] : { ...diagnostic, severity: LEVELS[severity] };
  });
}

import { parse, type MemberNode, type ValueNode } from '@humanwhocodes/momoa';
import { closestName } from '../diagnostics/close-names.ts';
import type { KnownProfile } from '../scoping/rule-profiles.ts';
import { decodeText } from './decode.ts';
import { encodingMessage } from './encoding-message.ts';
import { readFactsSetting } from './facts-setting.ts';
import { finding, type ProjectFinding } from './finding.ts';
import { globProblem } from './glob.ts';
import { defaultSettings, PROJECT_FILE, settingNames, type ProjectSettings } from './project-settings.ts';
import { readPages } from './pages-address.ts';
import { isPackageName } from './package-name.ts';
import { readRules } from './rule-severities.ts';
import { readThresholds } from './rule-thresholds.ts';
import { kindInWords, nameOf, rangeOf } from './json-nodes.ts';

/** A project file as read: what could be understood of it, and what is wrong with it. */
export interface ReadProjectFile {
  settings: ProjectSettings;
  findings: ProjectFinding[];
}

/** Reads a project file. What is wrong is reported at its place and replaced by its default. Thresholds are read as those of the profiles. */
export function readProjectFile(bytes: Uint8Array, profiles: readonly KnownProfile[] = []): ReadProjectFile {
  const findings: ProjectFinding[] = [];
  const { text, problem } = decodeText(bytes);
  if (problem) {
    const at = { line: problem.line, character: problem.character };
    findings.push(finding('CFG-001', { start: at, end: at }, encodingMessage(PROJECT_FILE, problem)));
    return { settings: defaultSettings, findings };
  }
  const root = parseJson(text, findings);
  if (!root) return { settings: defaultSettings, findings };
  if (root.type !== 'Object') {
    findings.push(finding('CFG-003', rangeOf(root), `A project file is a list of settings in braces, such as { "include": ["contracts/**"] }, but this is ${kindInWords(root)}.`));
    return { settings: defaultSettings, findings };
  }
  const members = new Map<string, MemberNode>();
  for (const member of root.members) addMember(member, members, findings);
  return {
    settings: {
      include: strings(members.get('include'), 'include', findings, checkGlob) ?? defaultSettings.include,
      exclude: strings(members.get('exclude'), 'exclude', findings, checkGlob) ?? defaultSettings.exclude,
      libraries: strings(members.get('libraries'), 'libraries', findings, checkLibrary) ?? defaultSettings.libraries,
      out: outFolder(members.get('out'), findings) ?? defaultSettings.out,
      rules: readRules(members.get('rules'), findings) ?? defaultSettings.rules,
      thresholds: readThresholds(members.get('thresholds'), profiles, findings) ?? defaultSettings.thresholds,
      unreviewed: strings(members.get('unreviewed'), 'unreviewed', findings, checkGlob) ?? defaultSettings.unreviewed,
      facts: readFactsSetting(members.get('facts'), findings) ?? defaultSettings.facts,
      pages: readPages(members.get('pages'), members.has('pages') ? readText(members.get('pages')!, findings) : undefined, findings),
    },
    findings,
  };
}

function parseJson(text: string, findings: ProjectFinding[]): ValueNode | undefined {
  try {
    return parse(text, { mode: 'json', ranges: true }).body;
  } catch (error) {
    const { line = 1, column = 1 } = error as { line?: number; column?: number };
    const at = { line: line - 1, character: column - 1 };
    findings.push(finding('CFG-001', { start: at, end: { ...at, character: at.character + 1 } }, syntaxMessage(text, at)));
    return undefined;
  }
}

function syntaxMessage(text: string, at: { line: number; character: number }): string {
  const rest = (text.split('\n')[at.line] ?? '').slice(at.character);
  const shown = /^\s*$/.test(rest) ? 'It ends too early' : `"${rest.trim().slice(0, 20)}" cannot stand here`;
  const hint = /^\s*\/[/*]/.test(rest)
    ? 'Comments are not possible in this file: remove it.'
    : /^\s*[}\]]/.test(rest)
      ? 'Look for a comma after the last item, or a value that is missing.'
      : 'Look for a missing comma, quotation mark or bracket just before.';
  return `The project file is not valid JSON, so none of its settings count. ${shown}. ${hint}`;
}

function addMember(member: MemberNode, members: Map<string, MemberNode>, findings: ProjectFinding[]): void {
  const name = nameOf(member);
  if (!settingNames.some((known) => known === name)) {
    const close = closestName(name, settingNames);
    const hint = close ? `Did you mean "${close}"?` : `There are ${settingNames.map((key) => `"${key}"`).join(', ')}.`;
    findings.push(finding('CFG-002', rangeOf(member.name), `There is no setting "${name}", so this has no effect. ${hint}`, close ? { data: { replacement: `"${close}"` } } : {}));
    return;
  }
  if (members.has(name)) {
    findings.push(finding('CFG-005', rangeOf(member.name), `"${name}" is given twice. Put both into one, or remove one.`));
    return;
  }
  members.set(name, member);
  if (name === '$schema') readText(member, findings);
}

type ItemCheck = (value: string) => { code: string; message: string } | undefined;

function strings(member: MemberNode | undefined, name: string, findings: ProjectFinding[], check: ItemCheck): string[] | undefined {
  if (!member) return undefined;
  const { value } = member;
  if (value.type !== 'Array') {
    findings.push(finding('CFG-003', rangeOf(value), `"${name}" is a list in square brackets, such as ["${example(name)}"], but this is ${kindInWords(value)}.`));
    return undefined;
  }
  const good: string[] = [];
  for (const element of value.elements) {
    const item = element.value;
    const wrong = item.type !== 'String' || item.value === ''
      ? { code: 'CFG-003', message: `Every item of "${name}" is a text in quotation marks, but this is ${kindInWords(item)}.` }
      : check(item.value);
    if (wrong) findings.push(finding(wrong.code, rangeOf(item), wrong.message));
    else if (item.type === 'String') good.push(item.value);
  }
  return good;
}

function example(name: string): string {
  return name === 'libraries' ? '@health/measures' : 'contracts/**';
}

function checkGlob(glob: string): ReturnType<ItemCheck> {
  const problem = globProblem(glob);
  return problem ? { code: 'CFG-004', message: `"${glob}" does not say which files are meant. ${problem}` } : undefined;
}

function checkLibrary(name: string): ReturnType<ItemCheck> {
  if (name === 'std') return { code: 'CFG-006', message: '"std" is the library that comes with Remit; it is always there and need not be listed.' };
  if (isPackageName(name)) return undefined;
  return { code: 'CFG-006', message: `"${name}" is not the name of an npm package, such as "@health/measures". A file of this project is imported by its path, without being listed here.` };
}

function outFolder(member: MemberNode | undefined, findings: ProjectFinding[]): string | undefined {
  const value = member && readText(member, findings);
  if (value === undefined) return undefined;
  const itself = value.split('/').every((part) => part === '' || part === '.');
  const unusable = /[\u0000-\u001f\u007f]/.exec(value);
  if (unusable) {
    findings.push(finding('CFG-007', rangeOf(member!.value), `${JSON.stringify(value)} cannot be the name of a folder: it contains a control character. Write it with letters, figures and "/", such as "build".`));
    return undefined;
  }
  const leaves = itself || value.startsWith('/') || /^[A-Za-z]:/.test(value) || value.includes('\\') || value.split('/').includes('..');
  if (!leaves) return value;
  findings.push(finding('CFG-007', rangeOf(member!.value), `"${value}" is not a folder of its own inside the project. Write it relative to this file and with "/", such as "build".`));
  return undefined;
}

function readText(member: MemberNode, findings: ProjectFinding[]): string | undefined {
  if (member.value.type === 'String') return member.value.value;
  findings.push(finding('CFG-003', rangeOf(member.value), `"${nameOf(member)}" is a text in quotation marks, but this is ${kindInWords(member.value)}.`));
  return undefined;
}

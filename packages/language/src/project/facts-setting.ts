import type { MemberNode } from '@humanwhocodes/momoa';
import { finding, type ProjectFinding } from './finding.ts';
import { globProblem } from './glob.ts';
import { EXTENSION } from './import-path.ts';
import { kindInWords, nameOf, rangeOf } from './json-nodes.ts';

/** Reads which files of facts are for which contract: globs, each with the path of the file that holds the contract. */
export function readFactsSetting(member: MemberNode | undefined, findings: ProjectFinding[]): Map<string, string> | undefined {
  if (!member) return undefined;
  const { value } = member;
  if (value.type !== 'Object') {
    findings.push(finding('CFG-003', rangeOf(value), `"facts" is a group in braces, such as { "reported/*.csv": "contract.remit" }, but this is ${kindInWords(value)}.`));
    return undefined;
  }
  const files = new Map<string, string>();
  for (const one of value.members) {
    const glob = nameOf(one);
    const problem = globProblem(glob);
    const contract = one.value.type === 'String' ? one.value.value : undefined;
    if (files.has(glob)) findings.push(finding('CFG-005', rangeOf(one.name), `"${glob}" is given twice. Remove one.`));
    else if (problem) findings.push(finding('CFG-004', rangeOf(one.name), `"${glob}" does not say which files are meant. ${problem}`));
    else if (contract === undefined) findings.push(finding('CFG-003', rangeOf(one.value), `The contract that facts are for is a text in quotation marks, such as "contract.remit", but this is ${kindInWords(one.value)}.`));
    else if (!isContractFile(contract)) findings.push(finding('CFG-038', rangeOf(one.value), `"${contract}" is no contract file of this project, so the facts in "${glob}" are compared with none. Write the way to the file from here, with "/", such as "contracts/diabetes.remit".`));
    else files.set(glob, contract.replace(/^\.\//, ''));
  }
  return files;
}

function isContractFile(path: string): boolean {
  return path.endsWith(EXTENSION) && !path.startsWith('/') && !/^[A-Za-z]:/.test(path) && !path.includes('\\') && !path.split('/').includes('..');
}

import type { TreeFinding } from '@remit/language/contract-tree/contract-tree';
import { treeContentOf } from '@remit/language/contract-tree/create-contract-tree';
import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { findingCounts, groupFindings, noParty } from '../../packages/vscode/src/explorer/group-findings.ts';
import { findingsCsv, findingsJson } from '../../packages/vscode/src/findings/findings-file.ts';
import { editor, fresh } from '../helpers/editor.ts';

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };

function finding(code: string, severity: TreeFinding['severity'], parties: string[] = []): TreeFinding {
  return { code, severity, message: `${code} is found.`, uri: 'file:///a.remit', range, parties };
}

const all = [finding('OUT-019', 'warning', ['Trust']), finding('FUND-001', 'error', ['Board', 'Trust']), finding('TIME-016', 'info'), finding('OUT-019', 'warning', ['Board']), finding('REF-001', 'error')];
const groupedBy = (by: Parameters<typeof groupFindings>[1]) => groupFindings(all, by).map(([label, found]) => [label, found.map(({ code }) => code)]);

describe('findings in groups', () => {
  it('by severity, the gravest first', () => {
    expect(groupedBy('severity')).toEqual([['Errors', ['FUND-001', 'REF-001']], ['Warnings', ['OUT-019', 'OUT-019']], ['Notes', ['TIME-016']]]);
  });

  it('by the code of the rule', () => {
    expect(groupedBy('rule')).toEqual([['FUND-001', ['FUND-001']], ['OUT-019', ['OUT-019', 'OUT-019']], ['REF-001', ['REF-001']], ['TIME-016', ['TIME-016']]]);
  });

  it('by party, with what is about two in both groups, and what is about none last', () => {
    expect(groupedBy('party')).toEqual([['Board', ['FUND-001', 'OUT-019']], ['Trust', ['OUT-019', 'FUND-001']], [noParty, ['TIME-016', 'REF-001']]]);
  });

  it('with their numbers, and how many are accepted', () => {
    expect([findingCounts(all), findingCounts(all.slice(0, 1), all.slice(0, 2)), findingCounts([], all.slice(0, 3)), findingCounts([])]).toEqual(['2 errors, 2 warnings, 1 note', '1 warning, 2 accepted', '3 accepted', 'none']);
  });
});

describe('what the list of contracts tells of findings', () => {
  const shared = editor();

  it('whom each is about: those its declaration names, those who fund it, and the group of which each member is paid', async () => {
    const text = readFileSync('test/fixtures/editor-workspace/contract.remit', 'utf8').replace(/import .*\n/, '');
    const uri = fresh();
    const { document } = await shared.open({ uri, text: text.replace('contract Northshire', 'contract Parties').replace(/payment Quality[^]*?\n {2}\}\n/, `payment Quality "Outcome payment" {
    from Budget to Practice
    paid yearly, due 120 days after the period
    amount £1 per person in Adlts per year
    VAT outside the scope
  }
  providers Practices "Practices" each Practice { keyed by ods   at most 9,000 }
`) });
    const content = treeContentOf(document, 'Parties', [], [document])!;
    const inQuality = content.findings.filter(({ declaration }) => declaration === 'Parties.Quality');
    expect(inQuality.map(({ code, parties }) => [code, parties])).toContainEqual(['REF-001', ['Board', 'Practices']]);
  });

  it('what is accepted, with why, by whom and when', async () => {
    const text = readFileSync('examples/northshire-diabetes/northshire-diabetes.remit', 'utf8').replace('./library/', `./${fresh('l').slice('file:///'.length, -'.remit'.length)}/`);
    const folder = /import "\.\/([^/]+)\//.exec(text)![1];
    const { document } = await shared.open({ uri: `file:///${folder}.remit`, text }, { uri: `file:///${folder}/diabetes-measures.remit`, text: readFileSync('examples/northshire-diabetes/library/diabetes-measures.remit', 'utf8') });
    const { findings, accepted } = treeContentOf(document, 'NorthshireDiabetes', [], [document])!;
    expect(findings).toEqual([]);
    expect(accepted.map(({ code, declaration, parties, accepted: why }) => [code, declaration, parties, why])).toEqual([
      ['OUT-019', 'NorthshireDiabetes.Quality', ['CarePartnership', 'NorthshireICB'], { reason: 'Glucose control is what the contract is for', by: 'LayChair', on: '2 December 2025' }],
      ['CHO-002', 'NorthshireDiabetes.Core', ['CarePartnership', 'NorthshireICB'], { reason: 'Whoever is treated elsewhere is paid for by the board, outside this contract', by: 'LayChair', on: '2 December 2025' }],
      ['FUND-022', 'NorthshireDiabetes.Savings', ['CarePartnership', 'NorthshireICB'], { reason: 'The board bears the first 2% of an overspend alone, so the partnership bears more of what lies beyond', by: 'LayChair', on: '2 December 2025' }],
    ]);
  });
});

describe('exported findings', () => {
  const place = { file: 'contracts/a.remit', range: { line: 90, column: 7, endLine: 90, endColumn: 10 } };
  const open = { code: 'OUT-019', severity: 'warning' as const, message: 'Too much, "60%".', ...place, declaration: 'A.Quality', contracts: ['A', 'B'], parties: ['Board', 'Trust'] };

  it('are a table, with what is accepted, and what a spreadsheet would work out stays text', () => {
    const borne = { ...open, severity: 'info' as const, message: '=1+1', contracts: [], parties: [], accepted: { reason: '-deliberate', by: 'Chair', on: '2 December 2025' } };
    expect(findingsCsv([open, borne]).split('\r\n')).toEqual([
      'severity,code,contract,in,about,finding,file,line,column,accepted because,by,on',
      'warning,OUT-019,A; B,A.Quality,Board; Trust,"Too much, ""60%"".",contracts/a.remit,90,7,,,',
      "note,OUT-019,,A.Quality,,'=1+1,contracts/a.remit,90,7,'-deliberate,Chair,2 December 2025",
      '',
    ]);
  });

  it('are the document that the command writes', () => {
    const { contracts: _contracts, parties: _parties, ...finding } = open;
    expect(JSON.parse(findingsJson(['contracts/a.remit'], [finding]))).toEqual({ format: 'remit-findings/1.0', files: ['contracts/a.remit'], counts: { error: 0, warning: 1, info: 0, hint: 0 }, findings: [finding] });
  });
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { firstContract } from '@remit/cli/files/first-contract';
import { sarifLog } from '@remit/cli/report/formats/sarif/sarif-log';
import { hostile, reportOf } from '../support/report.ts';
import { Folder } from '../support/run.ts';
import { sarifProblems } from '../support/sarif-schema.ts';

const wrong = firstContract.replace('from Council ', 'from Counci ');

/** The diabetes contract, changed. */
function diabetes(change: (text: string) => string = (text) => text): Folder {
  const read = (file: string): string => readFileSync(path.join(import.meta.dirname, '../../../examples/northshire-diabetes', file), 'utf8');
  return new Folder({ 'care.remit': change(read('northshire-diabetes.remit')), 'library/diabetes-measures.remit': read('library/diabetes-measures.remit') });
}

interface Log {
  runs: { results: { ruleId: string; message: { text: string }; partialFingerprints: Record<string, string>; locations: { physicalLocation: { artifactLocation: { uri: string }; region: object } }[] }[] }[];
}

/** The results of a check of some files. */
async function results(files: Record<string, string>, ...argv: string[]) {
  const { stdout, stderr } = await new Folder(files).remit('check', '--format', 'sarif', ...argv);
  expect(stderr).toBe('');
  const log = JSON.parse(stdout) as Log;
  expect(sarifProblems(log)).toEqual([]);
  return log.runs[0]!.results;
}

const marks = async (files: Record<string, string>) => (await results(files)).map(({ ruleId, partialFingerprints }) => `${ruleId} ${partialFingerprints['remitFinding/v1']}`);

describe('check --format sarif', () => {
  it('writes a log with all that is known of a finding', async () => {
    const { code, stdout, stderr } = await new Folder({ 'my contracts/über 50%.remit': wrong }).remit('check', '--format', 'sarif');
    expect([code, stderr]).toEqual([1, '']);
    const log = JSON.parse(stdout) as unknown;
    expect(sarifProblems(log)).toEqual([]);
    const file = { uri: 'my%20contracts/%C3%BCber%2050%25.remit', uriBaseId: '%SRCROOT%' };
    const region = { startLine: 12, startColumn: 38, endLine: 12, endColumn: 44 };
    expect(log).toEqual({
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [{
        tool: {
          driver: {
            name: 'remit', version: '0.1.0', semanticVersion: '0.1.0',
            rules: [{
              id: 'REF-001',
              name: 'ANameThatIsDeclaredNowhere',
              shortDescription: { text: 'A name that is declared nowhere.' },
              fullDescription: { text: 'A name without a declaration has no meaning, so nothing that uses it can be paid.' },
              help: {
                text: 'Why it matters: A name without a declaration has no meaning, so nothing that uses it can be paid.\nWhat to do: Correct the spelling, declare the name, or import the file that declares it.',
                markdown: '**Why it matters.** A name without a declaration has no meaning, so nothing that uses it can be paid.\n\n**What to do.** Correct the spelling, declare the name, or import the file that declares it.\n\nWrong:\n\n```remit\npayment Core { from Budgett to Trust … }\n```\n\nRight:\n\n```remit\nfund Budget { from ICB }\npayment Core { from Budget to Trust … }\n```',
              },
              defaultConfiguration: { level: 'error' },
              properties: { tags: ['names'], 'problem.severity': 'error' },
            }],
          },
        },
        originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the checkout, or else the folder that the command was run in.' } } },
        columnKind: 'utf16CodeUnits',
        artifacts: [{ location: file, sourceLanguage: 'remit' }],
        results: [{
          ruleId: 'REF-001', ruleIndex: 0, level: 'error',
          message: { text: "There is no 'Counci' here; a party is needed. Did you mean 'Council'?" },
          locations: [{ physicalLocation: { artifactLocation: { ...file, index: 0 }, region }, logicalLocations: [{ fullyQualifiedName: 'First.Budget' }] }],
          partialFingerprints: { 'remitFinding/v1': 'a74cf24a5aa1072005aba8fca81716e6:1' },
          fixes: [{ description: { text: "Change to 'Council'" }, artifactChanges: [{ artifactLocation: { ...file, index: 0 }, replacements: [{ deletedRegion: region, insertedContent: { text: 'Council' } }] }] }],
        }],
      }],
    });
  });

  it('is a sound log where nothing is found', async () => {
    expect(await results({ 'first.remit': firstContract })).toEqual([]);
  });

  it('counts columns in UTF-16 code units, whatever the ends of lines', async () => {
    const [lf] = await results({ 'a.remit': '/* 🏥 é */ import "./nope.remit"\n' });
    const [crlf] = await results({ 'a.remit': '// x\r\n\r\n/* 🏥 é */ import "./nope.remit"\r\n' });
    expect(lf!.locations[0]!.physicalLocation.region).toEqual({ startLine: 1, startColumn: 19, endLine: 1, endColumn: 33 });
    expect(crlf!.locations[0]!.physicalLocation.region).toEqual({ startLine: 3, startColumn: 19, endLine: 3, endColumn: 33 });
    expect(crlf!.partialFingerprints).toEqual(lf!.partialFingerprints);
  });

  it('has corrections that mend the text they are for', async () => {
    const text = `/* 🏥 é */ ${wrong}`.replaceAll('\n', '\r\n').replace('fund Budget "Advice budget"', 'fund Budget "🏥 é"');
    const folder = new Folder({ 'a.remit': text });
    const { runs } = JSON.parse((await folder.remit('check', '--format', 'sarif')).stdout) as {
      runs: { results: { fixes: { artifactChanges: { replacements: { deletedRegion: { startLine: number; startColumn: number; endColumn: number }; insertedContent: { text: string } }[] }[] }[] }[] }[];
    };
    const { deletedRegion: { startLine, startColumn, endColumn }, insertedContent } = runs[0]!.results[0]!.fixes[0]!.artifactChanges[0]!.replacements[0]!;
    const lines = text.split('\r\n');
    const line = lines[startLine - 1]!;
    lines[startLine - 1] = line.slice(0, startColumn - 1) + insertedContent.text + line.slice(endColumn - 1);
    folder.write('a.remit', lines.join('\r\n'));
    expect(await folder.remit('check', '--format', 'github')).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('names each finding by what it is, not by where it stands', async () => {
    const before = await marks({ 'a.remit': wrong });
    expect(before).toEqual(['REF-001 a74cf24a5aa1072005aba8fca81716e6:1']);
    expect(await marks({ 'a.remit': `// moved\n\n\n${wrong}` })).toEqual(before);
    expect(await marks({ 'a.remit': wrong.replaceAll('\n', '\r\n') })).toEqual(before);
    expect(await marks({ 'renamed/b.remit': wrong })).toEqual(before);
    expect(await marks({ 'a.remit': wrong.replace('fund Budget', 'fund Purse').replaceAll('from Budget', 'from Purse') })).not.toEqual(before);
    expect(await marks({ 'a.remit': wrong.replace('Counci ', 'Coucil ') })).not.toEqual(before);
  });

  it('numbers findings that are alike', async () => {
    const twice = firstContract.replace('from Budget to Advisers\n    paid monthly', 'from Budgt to Budgt\n    paid monthly');
    const found = await marks({ 'a.remit': twice });
    expect(found).toEqual(['REF-001 3bf61aeeff27ca8bbc0fc4b374c1037c:1', 'REF-001 3bf61aeeff27ca8bbc0fc4b374c1037c:2']);
  });

  it('writes what a contract accepts as suppressed, and nobody else tells of it', async () => {
    const folder = diabetes();
    const run = async (format: string) => folder.remit('check', 'care.remit', '--format', format, '--fail-on', 'hint');
    const { code, stdout } = await run('sarif');
    const log = JSON.parse(stdout) as Log;
    expect(sarifProblems(log)).toEqual([]);
    const { results: [choice, weight, asymmetry, ...others] } = log.runs[0]!;
    expect([code, others]).toEqual([0, []]);
    expect(choice).toMatchObject({ ruleId: 'CHO-002', level: 'error', suppressions: [{ kind: 'inSource', status: 'accepted', properties: { acceptedBy: 'LayChair', acceptedOn: '2 December 2025' } }] });
    expect(weight).toMatchObject({
      ruleId: 'OUT-019', level: 'warning', locations: [{ logicalLocations: [{ fullyQualifiedName: 'NorthshireDiabetes.Quality' }] }],
      suppressions: [{ kind: 'inSource', status: 'accepted', justification: 'Glucose control is what the contract is for', properties: { acceptedBy: 'LayChair', acceptedOn: '2 December 2025' } }],
    });
    expect(asymmetry).toMatchObject({ ruleId: 'FUND-022', level: 'note', suppressions: [{ kind: 'inSource', status: 'accepted', properties: { acceptedBy: 'LayChair' } }] });
    expect((await run('github')).stdout).toBe('');
    expect((await run('gitlab')).stdout).toBe('[]\n');
    expect((await run('junit')).stdout).toContain('<testsuites name="remit check" tests="2" failures="0" errors="0">');
  });

  it('holds any acceptance', () => {
    const finding = { code: 'OUT-010', severity: 'warning' as const, message: 'A cliff.', file: 'a.remit', declaration: 'Care.Quality' };
    const log = JSON.parse(sarifLog(...reportOf([], { accepted: [{ finding, reason: 'Deliberate: "none" below baseline', by: 'LayChair', on: '2 December 2025' }] }))) as Log;
    expect(sarifProblems(log)).toEqual([]);
    expect(log.runs[0]!.results).toMatchObject([{
      ruleId: 'OUT-010', level: 'warning',
      suppressions: [{ kind: 'inSource', status: 'accepted', justification: 'Deliberate: "none" below baseline', properties: { acceptedBy: 'LayChair', acceptedOn: '2 December 2025' } }],
    }]);
  });

  it.each([['https://docs.example.org/remit', '/codes/REF-001.md'], ['https://docs.example.org/', 'codes/REF-001.md']])('links to pages that are published below %s', async (pages, page) => {
    const { stdout } = await new Folder({ 'remit.json': JSON.stringify({ pages }), 'a.remit': wrong }).remit('check', '--format', 'sarif');
    expect(sarifProblems(JSON.parse(stdout))).toEqual([]);
    const log = JSON.parse(stdout) as { runs: { tool: { driver: { rules: { helpUri?: string }[] } } }[] };
    expect(log.runs[0]!.tool.driver.rules.map(({ helpUri }) => helpUri)).toEqual([pages + page]);
  });

  it('gives the sources of a rule', () => {
    const log = JSON.parse(sarifLog(...reportOf([{ code: 'OUT-010', severity: 'hint', message: 'A cliff.', file: 'a.remit' }]))) as { runs: { tool: { driver: { rules: object[] } } }[] };
    expect(sarifProblems(log)).toEqual([]);
    expect(log.runs[0]!.tool.driver.rules).toEqual([{
      id: 'OUT-010', name: 'ACliff', shortDescription: { text: 'A cliff.' }, fullDescription: { text: 'One person more or less moves a fortune.' },
      help: {
        text: 'Why it matters: One person more or less moves a fortune.\nWhat to do: Write a ramp.\nSource: A book\nSource: A talk (from memory, to be checked)',
        markdown: '**Why it matters.** One person more or less moves a fortune.\n\n**What to do.** Write a ramp.\n\nWrong:\n\n```remit\na\n```\n\nRight:\n\n```remit\nb\n```\n\n**Source.** [A book](https://book.example/1)\n\n**Source.** A talk (from memory, to be checked)',
      },
      defaultConfiguration: { level: 'warning' },
      properties: { tags: ['outcomes', 'completeness'], 'problem.severity': 'warning' },
    }]);
  });

  it('holds any words and names', () => {
    const log = JSON.parse(sarifLog(...reportOf([hostile]))) as Log & { runs: { artifacts: { location: object }[] }[] };
    expect(sarifProblems(log)).toEqual([]);
    expect(log.runs[0]!.artifacts.map(({ location }) => location)).toEqual([
      { uri: 'a%2C%20b%3A%2050%25/%C3%BC%20%3Cx%3E.remit', uriBaseId: '%SRCROOT%' },
      { uri: 'other%20file.remit', uriBaseId: '%SRCROOT%' },
    ]);
    expect(log.runs[0]!.results[0]).toMatchObject({
      message: { text: 'It says "50% of <Rest>", \'{{0}}\' & ]]> over\r\ntwo lines, [here\\](1): \u0000 \uD800 \uFFFE Zürich 🏥\nWhy: "so"' },
      relatedLocations: [{ id: 1, physicalLocation: { artifactLocation: { index: 1 }, region: { startLine: 1, startColumn: 2, endLine: 1, endColumn: 3 } }, message: { text: 'there' } }],
    });
  });

  it('the schema refuses what it should', () => {
    expect(sarifProblems({ version: '2.1.0', runs: [{ tool: { driver: { name: 'remit' } }, results: [{ ruleId: 'A' }] }] })).not.toEqual([]);
    expect(sarifProblems({ version: '2.1.0', runs: [{ tool: { driver: { name: 'remit' } }, artifacts: [{ location: { uri: 'a b' } }] }] })).not.toEqual([]);
  });
});

describe('check --profile', () => {
  it('holds a contract against another profile than it names, also one that names none', async () => {
    const sketch = diabetes((text) => text.replace(/^ *(profile|accept) .*\n/gm, ''));
    const codes = async (...argv: string[]) => (await sketch.remit('check', 'care.remit', ...argv)).stderr.match(/^\w+ [A-Z]+-\d{3}/gm);
    expect(await codes()).toBeNull();
    expect(await codes('--profile', 'generic')).toEqual(['error CHO-002', 'warning OUT-019', 'note FUND-022']);
  });
});

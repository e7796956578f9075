import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { firstContract } from '@remit/cli/files/first-contract';
import { githubCommands } from '@remit/cli/report/formats/github';
import { gitlabReport } from '@remit/cli/report/formats/gitlab';
import { junitFindings } from '@remit/cli/report/formats/junit';
import { hostile, reportOf } from '../support/report.ts';
import { Folder, remitIn } from '../support/run.ts';

const good = 'measure Admissions "Admissions" { count Admitted   better when lower }\n';
const bad = 'import "./no, 50%: <ü> ]]>.remit"\n';
const message = 'The file "./no, 50%: <ü> ]]>.remit" cannot be found, so nothing is imported from it: there is no file "no, 50%: <ü> ]]>.remit". Check the path: it starts at the folder of this file.';
const files = { 'a b/bad, 50%: ü.remit': bad, 'good.remit': good };
const formats = ['json', 'sarif', 'github', 'gitlab', 'junit'];

async function report(format: string): Promise<string> {
  const { code, stdout, stderr } = await new Folder(files).remit('check', '--format', format);
  expect([code, stderr]).toEqual([1, '']);
  return stdout;
}

describe('check --format github', () => {
  it('writes workflow commands, escaped as GitHub reads them', async () => {
    expect(await report('github')).toBe(
      '::error file=a b/bad%2C 50%25%3A ü.remit,line=1,col=8,title=IMP-001%3A An imported file that is not there::The file "./no, 50%25: <ü> ]]>.remit" cannot be found, so nothing is imported from it: there is no file "no, 50%25: <ü> ]]>.remit". Check the path: it starts at the folder of this file.\n');
  });

  it('keeps each finding on one line', () => {
    expect(githubCommands(...reportOf([hostile, { ...hostile, severity: 'hint', code: 'XYZ-999', range: { line: 3, column: 5, endLine: 5, endColumn: 2 }, help: undefined, related: undefined, message: 'x' }]))).toBe(
      '::warning file=a%2C b%3A 50%25/ü <x>.remit,line=3,col=5,title=OUT-010%3A A cliff::It says "50%25 of <Rest>", \'{0}\' & ]]> over%0D%0Atwo lines, [here](1): \u0000 \uFFFD \uFFFE Zürich 🏥%0AWhy: "so"%0ASee other file.remit:1:2: there\n'
      + '::notice file=a%2C b%3A 50%25/ü <x>.remit,line=3,title=XYZ-999::x\n');
  });

  it('writes nothing where nothing is found', async () => {
    expect(await new Folder({ 'good.remit': good }).remit('check', '--format', 'github')).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});

describe('check --format gitlab', () => {
  it('writes a Code Quality report', async () => {
    expect(JSON.parse(await report('gitlab'))).toEqual([{
      description: message, check_name: 'IMP-001', severity: 'critical',
      fingerprint: '1f8c4aedf517c73a94bb551bca7b9bc298354f9d86c3931a088eb0e852843932',
      location: { path: 'a b/bad, 50%: ü.remit', lines: { begin: 1, end: 1 } },
    }]);
  });

  it('knows four severities, and the last line that a finding is on', () => {
    const all = (['error', 'warning', 'info', 'hint'] as const).map((severity, index) => ({ code: 'OUT-010', severity, message: 'x', ...(index === 0 ? {} : { file: 'a.remit', range: { line: 2, column: 1, endLine: 4, endColumn: index === 1 ? 1 : 2 } }) }));
    const written = JSON.parse(gitlabReport(...reportOf(all, { files: ['first.remit'] }))) as { severity: string; location: object; fingerprint: string }[];
    expect(written.map(({ severity }) => severity)).toEqual(['critical', 'major', 'minor', 'info']);
    expect(written.map(({ location }) => location)).toEqual([
      { path: 'first.remit', lines: { begin: 1, end: 1 } },
      { path: 'a.remit', lines: { begin: 2, end: 3 } },
      { path: 'a.remit', lines: { begin: 2, end: 4 } },
      { path: 'a.remit', lines: { begin: 2, end: 4 } },
    ]);
    expect(new Set(written.map(({ fingerprint }) => fingerprint)).size).toBe(4);
  });

  it('is an empty list where nothing is found', async () => {
    expect(await new Folder({ 'good.remit': good }).remit('check', '--format', 'gitlab')).toEqual({ code: 0, stdout: '[]\n', stderr: '' });
  });
});

describe('check --format junit', () => {
  it('writes a suite for each file and a failure for each finding', async () => {
    expect(await report('junit')).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="remit check" tests="2" failures="1" errors="0">
  <testsuite name="a b/bad, 50%: ü.remit" tests="1" failures="1" errors="0">
    <testcase name="IMP-001" classname="a b/bad, 50%: ü.remit" file="a b/bad, 50%: ü.remit" line="1">
      <failure type="error" message="IMP-001: The file &quot;./no, 50%: &lt;ü&gt; ]]&gt;.remit&quot; cannot be found, so nothing is imported from it: there is no file &quot;no, 50%: &lt;ü&gt; ]]&gt;.remit&quot;. Check the path: it starts at the folder of this file.">a b/bad, 50%: ü.remit:1:8
The file "./no, 50%: &lt;ü&gt; ]]&gt;.remit" cannot be found, so nothing is imported from it: there is no file "no, 50%: &lt;ü&gt; ]]&gt;.remit". Check the path: it starts at the folder of this file.</failure>
    </testcase>
  </testsuite>
  <testsuite name="good.remit" tests="1" failures="0" errors="0">
    <testcase name="no findings" classname="good.remit"/>
  </testsuite>
</testsuites>
`);
  });

  it('escapes what XML would take for its own, and numbers cases of one name', () => {
    expect(junitFindings(...reportOf([hostile, { code: 'OUT-010', severity: 'hint', message: 'x', file: hostile.file! }]))).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="remit check" tests="2" failures="2" errors="0">
  <testsuite name="a, b: 50%/ü &lt;x&gt;.remit" tests="2" failures="2" errors="0">
    <testcase name="OUT-010" classname="a, b: 50%/ü &lt;x&gt;.remit" file="a, b: 50%/ü &lt;x&gt;.remit" line="3">
      <failure type="warning" message="OUT-010: It says &quot;50% of &lt;Rest&gt;&quot;, '{0}' &amp; ]]&gt; over&#13;&#10;two lines, [here](1): \uFFFD \uFFFD \uFFFD Zürich 🏥">a, b: 50%/ü &lt;x&gt;.remit:3:5
It says "50% of &lt;Rest&gt;", '{0}' &amp; ]]&gt; over&#13;
two lines, [here](1): \uFFFD \uFFFD \uFFFD Zürich 🏥
Why: "so"
See other file.remit:1:2: there</failure>
    </testcase>
    <testcase name="OUT-010 (2)" classname="a, b: 50%/ü &lt;x&gt;.remit" file="a, b: 50%/ü &lt;x&gt;.remit">
      <failure type="hint" message="OUT-010: x">a, b: 50%/ü &lt;x&gt;.remit
x</failure>
    </testcase>
  </testsuite>
</testsuites>
`);
  });
});

describe('every report', () => {
  it.each(formats)('%s says nothing of this machine, and the same each time', async (format) => {
    const folder = new Folder({ ...files, 'deep/er/still/on/x.remit': good, 'far.remit': bad, 'near.remit': firstContract.replace('from Council ', 'from Counci ') });
    const cwd = path.join(folder.path, 'deep/er/still/on');
    const run = (...paths: string[]) => remitIn(cwd, {}, 'check', '--format', format, ...paths);
    const paths = ['../../../../far.remit', '../../../../a b', '../../../../near.remit', '.'];
    const first = await run(...paths);
    expect([first.code, first.stderr]).toEqual([1, '']);
    expect(first.stdout).toContain('../../../../far.remit');
    expect(first.stdout).not.toContain(folder.path);
    expect(first.stdout).not.toContain(path.basename(folder.path));
    expect(await run(...paths)).toEqual(first);
    expect(await run(...paths.toReversed())).toEqual(first);
  });

  it.each(formats.slice(1))('%s has paths from the root of the checkout, where the pipeline says which that is', async (format) => {
    const folder = new Folder({ 'repository/contracts/bad.remit': bad });
    const root = path.join(folder.path, 'repository');
    const run = async (env: Record<string, string>) => (await remitIn(path.join(root, 'contracts'), { env }, 'check', '--format', format)).stdout;
    for (const name of ['GITHUB_WORKSPACE', 'CI_PROJECT_DIR']) expect(await run({ [name]: root })).toContain('contracts/bad.remit');
    for (const elsewhere of ['/somewhere/else', 'contracts', '', path.join(root, 'con')]) expect(await run({ GITHUB_WORKSPACE: elsewhere })).not.toContain('contracts/bad.remit');
  });

  it.each(formats)('%s is not begun where the command is used wrongly', async (format) => {
    expect(await new Folder().remit('check', '--format', format, 'nope.remit')).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('test --format junit', () => {
  it('has a case for each scenario, with what was expected beside what came out', async () => {
    const more = firstContract.slice(firstContract.indexOf('scenario')).replace('A quiet start', 'Less than <nothing>').replace('£4,800.00', '£4,801.00');
    const { code, stdout, stderr } = await new Folder({ 'first.remit': `${firstContract}\n${more}`, 'bad.remit': 'import "./nope.remit"\n' }).remit('test', '--format', 'junit');
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="remit test" tests="3" failures="1" errors="1">
  <testsuite name="First" tests="2" failures="1" errors="0">
    <testcase name="A quiet start" classname="First" file="first.remit" line="32"/>
    <testcase name="Less than &lt;nothing&gt;" classname="First" file="first.remit" line="37">
      <failure type="expectation" message="expect Advice in April 2026 is £4,801.00; came out: £4,800.00">expect Advice in April 2026 is £4,801.00  first.remit:39
  came out: £4,800.00</failure>
    </testcase>
  </testsuite>
  <testsuite name="not tested" tests="1" failures="0" errors="1">
    <testcase name="IMP-001" classname="bad.remit" file="bad.remit" line="1">
      <error type="error" message="IMP-001: The file &quot;./nope.remit&quot; cannot be found, so nothing is imported from it: there is no file &quot;nope.remit&quot;. Check the path: it starts at the folder of this file.">bad.remit:1:8
The file "./nope.remit" cannot be found, so nothing is imported from it: there is no file "nope.remit". Check the path: it starts at the folder of this file.</error>
    </testcase>
  </testsuite>
</testsuites>
`);
  });

  it('answers 0 where all come true', async () => {
    const { code, stdout, stderr } = await new Folder({ 'first.remit': firstContract }).remit('test', '--format', 'junit');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('<testsuites name="remit test" tests="1" failures="0" errors="0">');
  });
});

import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { Comparison } from '@remit/compare';
import { Folder } from '../cli/support/run.ts';
import { northshire, type Files } from './support/states.ts';

/** Two states in the folders `old` and `new`. */
function folders(before: Files, after: Files): Folder {
  const below = (name: string, files: Files): [string, string][] => Object.entries(files).map(([path, text]) => [`${name}/${path}`, text]);
  return new Folder(Object.fromEntries([...below('old', before), ...below('new', after)]));
}

async function compared(before: Files, after: Files): Promise<Comparison> {
  const { stdout } = await folders(before, after).remit('compare', 'old', 'new', '--format', 'json');
  return JSON.parse(stdout) as Comparison;
}

function git(folder: Folder, ...args: string[]): void {
  execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false', ...args], { cwd: folder.path, stdio: 'pipe' });
}

describe('money', () => {
  it('is compared exactly, by payee, payment and year', async () => {
    const { contracts: [contract] } = await compared(northshire(), northshire(['£1,320', '£1,250.50'], ['due 15 days', 'due 30 days']));
    expect(contract).toMatchObject({ name: 'NorthshireDiabetes', what: 'compared', sentence: 'Contract "NorthshireDiabetes" differs in 7 of 7 scenarios.' });
    // 24,300 people at £1,250.50 are £30,387,150.00; 8% of it £2,430,972.00; the saving stays £305,000.00.
    expect(contract!.scenarios[0]).toEqual({
      title: 'All targets met in the first year', contract: 'NorthshireDiabetes', what: 'changed', factsChanged: false, currency: { before: 'GBP', after: 'GBP' },
      payees: [
        {
          party: 'CarePartnership', payee: 'Northshire Care Partnership', before: '34947080.00', after: '33123122.00', difference: '-1823958.00',
          payments: [
            { line: 'Core', payment: 'Whole-population payment', year: '2026/27', before: '32076000.00', after: '30387150.00', difference: '-1688850.00', days: { before: { count: 12, first: '2026-05-15', last: '2027-04-15' }, after: { count: 12, first: '2026-06-01', last: '2027-04-30' } } },
            { line: 'Quality', payment: 'Outcome payment', year: '2026/27', before: '2566080.00', after: '2430972.00', difference: '-135108.00' },
          ],
        },
        {
          party: 'HomeNursing', payee: 'Northshire Community Nursing CIC', before: '3400056.00', after: '3221037.90', difference: '-179018.10',
          payments: [
            { line: 'Nursing.pays', payment: 'Community diabetes nursing', year: '2026/27', before: '2886840.00', after: '2734843.50', difference: '-151996.50' },
            { line: 'Nursing.passes-on', payment: 'Community diabetes nursing: passed on', year: '2026/27', before: '513216.00', after: '486194.40', difference: '-27021.60' },
          ],
        },
      ],
      holds: { fresh: [], gone: [], both: 86 },
      before: { cameTrue: 4, failed: [], refused: [] },
      after: {
        cameTrue: 1, refused: [],
        failed: [
          { text: 'expect Core in April 2026 is £2,673,000.00', got: '£2,532,262.50' },
          { text: 'expect Quality in 2026/27 is £2,566,080.00', got: '£2,430,972.00' },
          { text: 'expect earnings of HomeNursing in 2026/27 is £3,400,056.00', got: '£3,221,037.90' },
        ],
      },
    });
    // Nothing is shared either way; what is owed back goes the other way.
    expect(contract!.scenarios[4]!.payees.map(({ party, difference }) => [party, difference])).toEqual([['CarePartnership', '-1688850.00'], ['HomeNursing', '-151996.50'], ['NorthshireICB', '0.00']]);
  });

  it('is the same where only names are other, and where only days are, the days are told', async () => {
    const renamed = await compared(northshire(), northshire(['GlucoseControl', 'Glucose'], ['payment Core', 'payment Base'], [' Core', ' Base'], ['HomeNursing', 'Nurses']));
    expect(renamed.contracts[0]!.scenarios.map(({ what }) => what)).toEqual(Array.from({ length: 7 }, () => 'same'));
    expect(renamed.contracts[0]!.sentence).toBe('No payment of contract "NorthshireDiabetes" is other in the 7 scenarios of both states. In 7 scenarios some payments are held before and now, so what they come to was not compared. "Nurses" is taken to be the party that was called "HomeNursing".');
    expect(renamed.findings).toMatchObject({ fresh: [], gone: [] });
    const later = await compared(northshire(), northshire(['due 120 days', 'due 130 days']));
    expect(later.contracts[0]!.scenarios[0]).toMatchObject({
      what: 'changed', payees: [
        { party: 'CarePartnership', difference: '0.00', payments: [{ line: 'Quality', before: '2566080.00', after: '2566080.00', difference: '0.00', days: { before: { count: 1, first: '2027-07-29', last: '2027-07-29' }, after: { count: 1, first: '2027-08-09', last: '2027-08-09' } } }] },
        { party: 'HomeNursing', difference: '0.00' },
      ],
    });
  });

  it('is not worked out where contract and scenarios are the same', async () => {
    const { same, text, contracts } = await compared(northshire(), northshire(['// ── money', '// Of money.\n  // ── money'], ['£3,500,000', '£3.5m']));
    expect([same, text.changes, contracts.map(({ what, sentence }) => [what, sentence])]).toEqual([true, [], [['unchanged', 'No change to any payment of contract "NorthshireDiabetes".']]]);
    expect(contracts[0]!.scenarios.every(({ what, after }) => what === 'same' && after === undefined)).toBe(true);
  });

  it('is told of scenarios that are new, gone, called otherwise or on other facts', async () => {
    const { contracts: [contract] } = await compared(northshire(), northshire(
      ['"A saving beyond the cap"', '"Saving more than the cap"'], ['HbA1cAtTarget       = 15,744 out of 24,000', 'HbA1cAtTarget       = 15,745 out of 24,000'],
      ['scenario "The second year, uplifted" for NorthshireDiabetes {\n  in 2027/28 {\n    ListSize            = 24,300 people', 'scenario "Nothing is known" for NorthshireDiabetes {\n  in 2026/27 { ListSize = 24,000 people }\n  expect Core in April 2026 is £2,640,000.00\n}\nscenario "Third" for NorthshireDiabetes {\n  in 2028/29 {\n    ListSize            = 23,999 people'],
      ['Core in April 2027', 'Core in April 2028'], ['Quality in 2027/28', 'Quality in 2028/29'], ['Savings in 2027/28', 'Savings in 2028/29'],
    ));
    expect(contract!.sentence).toBe('Contract "NorthshireDiabetes" differs in 1 of 6 scenarios; 2 scenarios are new, 1 scenario is gone. In 1 scenario some payments are held before and now, so what they come to was not compared.');
    expect(contract!.scenarios.map(({ title, what, factsChanged }) => [title, what, factsChanged])).toEqual([
      ['All targets met in the first year', 'same', false], ['Halfway to both targets', 'changed', true], ['Saving more than the cap', 'same', false],
      ['No saving is shared while control is below baseline', 'same', false], ['An overspend is shared', 'same', false], ['The audit has not reported', 'same', false],
      ['Nothing is known', 'new', false], ['Third', 'new', false], ['The second year, uplifted', 'gone', false],
    ]);
    expect(contract!.scenarios[6]!.after).toEqual({ cameTrue: 1, failed: [], refused: [] });
    expect(contract!.scenarios[7]!.after!.failed).toHaveLength(3);
  });
});

describe('remit compare', () => {
  it('tells words, money and findings', async () => {
    const { code, stdout, stderr } = await folders(northshire(), northshire(['£1,320', '£1,250'], ['then up to £1,000,000 then only if GlucoseControl at least baseline', 'then up to £1,200,000'])).remit('compare', 'old', 'new');
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout.split('\n').slice(0, 28)).toEqual([
      'Differences from "old" to "new"',
      '',
      'What the text says  2 changed',
      '  ~ Payment "Whole-population payment" (Core)  contract.remit:78',
      '      the amount is £1,250 instead of £1,320 per person in Adults per year',
      '  ~ Risk share "Gain and loss share" (Savings)  contract.remit:97',
      '      a saving is shared in parts { … } then up to £1,200,000 instead of £1,000,000; a saving is',
      "        shared: 'then only if GlucoseControl at least baseline' is taken out after 'up to",
      "        £1,200,000'",
      '',
      'What is paid',
      '  Contract "NorthshireDiabetes" differs in 7 of 7 scenarios.',
      '  ~ Scenario "All targets met in the first year"',
      '      Northshire Care Partnership is paid £1,837,080.00 less: £33,110,000.00 instead of',
      '        £34,947,080.00',
      '        Whole-population payment, 2026/27: £30,375,000.00 instead of £32,076,000.00 (-£1,701,000.00)',
      '        Outcome payment, 2026/27: £2,430,000.00 instead of £2,566,080.00 (-£136,080.00)',
      '      Northshire Community Nursing CIC is paid £180,306.00 less: £3,219,750.00 instead of',
      '        £3,400,056.00',
      '        Community diabetes nursing, 2026/27: £2,733,750.00 instead of £2,886,840.00 (-£153,090.00)',
      '        Community diabetes nursing: passed on, 2026/27: £486,000.00 instead of £513,216.00',
      '          (-£27,216.00)',
      '      Held before and now: 86 payments, so what they come to was not compared.',
      '      3 expectations no longer hold:',
      '        expect Core in April 2026 is £2,673,000.00; came out: £2,531,250.00',
      '        expect Quality in 2026/27 is £2,566,080.00; came out: £2,430,000.00',
      '        expect earnings of HomeNursing in 2026/27 is £3,400,056.00; came out: £3,219,750.00',
      '  ~ Scenario "Halfway to both targets"',
    ]);
    expect(stdout).toContain([
      '  ~ Scenario "The audit has not reported"',
      '      Northshire Care Partnership is paid £1,701,000.00 less, and £305,000.00 that was held before:',
      '        £30,680,000.00 instead of £32,076,000.00',
      '        Whole-population payment, 2026/27: £30,375,000.00 instead of £32,076,000.00 (-£1,701,000.00)',
      '        Gain and loss share: saving, 2026/27: £305,000.00 instead of held',
    ].join('\n'));
    expect(stdout).toContain([
      '      Held no longer: 1 payment',
      '        Gain and loss share: saving, 2026/27: no value of "HbA1cAtTarget" (HbA1c at or below target)',
      '          has been recorded for 2026/27',
    ].join('\n'));
    expect(stdout.slice(stdout.indexOf('\nFindings'))).toBe([
      '', 'Findings  1 new, 0 gone, 0 as before',
      "  + warning FUND-023 in \"NorthshireDiabetes.Savings\": 'CarePartnership' is paid a part of the saving",
      "      of 'Savings' whatever becomes of the care, so care that is left out pays. Add 'then only if'",
      '      and an outcome that must be no worse than before. (contract.remit:101)', '',
    ].join('\n'));
  });

  it('is written as Markdown', async () => {
    const { code, stdout } = await folders(northshire(), northshire(['£1,320', '£1,250'])).remit('compare', 'old/contract.remit', 'new/contract.remit', '--format', 'markdown');
    expect(code).toBe(1);
    expect(stdout.split('\n').slice(0, 22)).toEqual([
      '## What the text says', '', '1 changed', '', '**Payment "Whole-population payment" (Core)** (contract.remit:78)', '', '- the amount is £1,250 instead of £1,320 per person in Adults per year', '',
      '## What is paid', '', 'Contract "NorthshireDiabetes" differs in 7 of 7 scenarios.', '',
      '| Scenario | Payee | Before | Now | Difference |', '| --- | --- | ---: | ---: | ---: |',
      '| All targets met in the first year | Northshire Care Partnership | £34,947,080.00 | £33,110,000.00 | -£1,837,080.00 |',
      '| All targets met in the first year | Northshire Community Nursing CIC | £3,400,056.00 | £3,219,750.00 | -£180,306.00 |',
      '| Halfway to both targets | Northshire Care Partnership | £32,947,200.00 | £31,200,000.00 | -£1,747,200.00 |',
      '| Halfway to both targets | Northshire Community Nursing CIC | £3,104,640.00 | £2,940,000.00 | -£164,640.00 |',
      '| A saving beyond the cap | Northshire Care Partnership | £35,642,080.00 | £33,805,000.00 | -£1,837,080.00 |',
      '| A saving beyond the cap | Northshire Community Nursing CIC | £3,400,056.00 | £3,219,750.00 | -£180,306.00 |',
      '| No saving is shared while control is below baseline | Northshire Care Partnership | £33,102,432.00 | £31,347,000.00 | -£1,755,432.00 |',
      '| No saving is shared while control is below baseline | Northshire Community Nursing CIC | £3,400,056.00 | £3,219,750.00 | -£180,306.00 |',
    ]);
  });

  it('answers 0 where there is no difference', async () => {
    const { code, stdout } = await folders(northshire(), northshire()).remit('compare', 'old', 'new');
    expect([code, stdout]).toEqual([0, 'No difference between "old" and "new".\n\nWhat the text says  The texts say the same.\n\nWhat is paid\n  No change to any payment of contract "NorthshireDiabetes".\n\nFindings  None before, none now.\n']);
  });

  it('tells words where one side cannot be compiled', async () => {
    const { code, stdout } = await folders(northshire(), northshire(['£1,320', '£1,250'], ['from Budget to CarePartnership\n    paid yearly', 'from Budgett to CarePartnership\n    paid yearly'])).remit('compare', 'old', 'new');
    expect(code).toBe(1);
    expect(stdout).toContain('  ~ Payment "Whole-population payment" (Core)  contract.remit:78\n      the amount is £1,250 instead of £1,320 per person in Adults per year\n  ~ Payment "Outcome payment" (Quality)  contract.remit:86\n      it is paid from Budgett instead of Budget\n');
    expect(stdout).toContain('What is paid\n  Now, contract "NorthshireDiabetes" cannot be compiled, so what it pays cannot be compared.\n\n');
    expect(stdout).toContain("error REF-001 in \"NorthshireDiabetes.Quality\": There is no 'Budgett' here");
  });

  it('compares a contract that is new', async () => {
    const { contracts, text, same } = await compared({ 'remit.json': '{}', 'a.remit': 'person P "P"\n' }, { ...northshire(), 'remit.json': '{}', 'a.remit': 'person P "P"\n' });
    expect([same, contracts.map(({ what, sentence, scenarios }) => [what, sentence, scenarios.length])]).toEqual([false, [['new', 'Contract "NorthshireDiabetes" is new.', 7]]]);
    expect(text.changes.filter(({ kind }) => kind === 'contract').map(({ sentence }) => sentence)).toEqual(['Contract "Integrated diabetes care for Northshire" (NorthshireDiabetes) is added.']);
  });
});

describe('another git revision', () => {
  const repository = (): Folder => {
    const folder = new Folder(Object.fromEntries(Object.entries(northshire()).map(([path, text]) => [`contracts/${path}`, text])));
    git(folder, 'init', '--quiet');
    git(folder, 'add', '.');
    git(folder, 'commit', '--quiet', '--message', 'First');
    return folder;
  };

  it('is compared with the files as they are', async () => {
    const folder = repository();
    expect((await folder.remit('compare', '--rev', 'HEAD')).code).toBe(0);
    folder.write('contracts/contract.remit', northshire(['target      70%', 'target      68%'])['contract.remit']!);
    folder.write('contracts/library/diabetes-measures.remit', northshire()['library/diabetes-measures.remit']!.replace('minimum 200', 'minimum 300'));
    const { code, stdout } = await folder.remit('compare', '--rev', 'HEAD', 'contracts/contract.remit');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^Differences from HEAD \([0-9a-f]{10}\) to the files as they are\n/);
    expect(stdout.split('\n').slice(2, 7)).toEqual([
      'What the text says  2 changed',
      '  ~ Outcome "Blood glucose is under control" (GlucoseControl)  contracts/contract.remit:57', '      the target is 68% instead of 70%',
      '  ~ Measure "HbA1c at or below target" (HbA1cAtTarget)  contracts/library/diabetes-measures.remit:1', '      its minimum is 300 eligible instead of 200; otherwise hold',
    ]);
    expect(folder.files('contracts')).toEqual(['contracts/contract.remit', 'contracts/library/diabetes-measures.remit']);
  });

  it('may have names that mean something to a shell', async () => {
    const folder = repository();
    const strange = "a $(touch hacked); 'b' \"c\" é.remit";
    folder.write(`contracts/${strange}`, 'measure M "M" {\n  money Spent\n}\n');
    git(folder, 'add', '.');
    git(folder, 'commit', '--quiet', '--message', 'Second');
    folder.write(`contracts/${strange}`, 'measure M "N" {\n  money Spent\n}\n');
    const { stdout } = await folder.remit('compare', '--rev', 'HEAD', '--format', 'json');
    expect((JSON.parse(stdout) as Comparison).text.changes.map(({ before, clauses }) => [before?.path, clauses[0]?.sentence])).toEqual([[`contracts/${strange}`, 'the title is "N" instead of "M"']]);
    const refused = await folder.remit('compare', '--rev', '--output=hacked');
    expect([refused.code, refused.stderr.split('\n')[0]]).toEqual([2, 'Wrong use  There is no git revision "--output=hacked" here.']);
    expect(folder.files().filter((file) => file.includes('hacked') && !file.startsWith('contracts/a '))).toEqual([]);
  });

  it('is told not to be there', async () => {
    const folder = repository();
    expect(await folder.remit('compare', '--rev', 'v9.9')).toEqual({ code: 2, stdout: '', stderr: 'Wrong use  There is no git revision "v9.9" here.\n  Name a branch, a tag or a commit; "git log --oneline" lists commits.\n' });
    const outside = new Folder(northshire());
    expect(await outside.remit('compare', '--rev', 'HEAD')).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('is not in a git repository that can be read.') as string });
    expect(await outside.remitWith({ env: { PATH: '/nowhere' } }, 'compare', '--rev', 'HEAD')).toEqual({
      code: 2, stdout: '', stderr: 'Wrong use  There is no git here, so another revision cannot be read.\n  Install git, or name two files or folders: remit compare OLD NEW.\n',
    });
  });

  it.each([
    [['old'], 'Two files or two folders are compared, the old one first.'],
    [[], 'Two files or two folders are compared, the old one first.'],
    [['old', 'new/contract.remit'], '"old" is a folder and "new/contract.remit" a file.'],
    [['old', 'newer'], 'There is no file or folder "newer".'],
    [['old', 'new', '--rev', 'HEAD'], 'With --rev only one file or folder is compared.'],
  ])('and wrong use of %j is told', async (argv, message) => {
    const { code, stderr } = await folders(northshire(), northshire()).remit('compare', ...argv);
    expect([code, stderr.split('\n')[0]]).toEqual([2, `Wrong use  ${message}`]);
  });
});

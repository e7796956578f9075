import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { Random } from '../helpers/random.ts';
import { checkTexts, ofRules, type TextFinding } from './support/check-texts.ts';
import { readFixture, readFixtures } from './support/fixture.ts';

/** What is found in the frame contract with these lines. */
async function found(lines: string, frame = ''): Promise<{ text: string; findings: TextFinding[] }> {
  const { files } = readFixture('NONE-001', 'hostile', `// NONE-001\n{{frame${frame}}}\n${lines}`);
  return { text: files[0]!.text, findings: await checkTexts(files) };
}

const many = (count: number, line: (index: number) => string): string => Array.from({ length: count }, (_, index) => line(index)).join('\n');

/** That a check or a rule broke down, whatever it was about. */
const broken = (findings: readonly TextFinding[]): string[] => findings.filter(({ code, message }) => code === 'MOD-027' || /\berror occurred\b|\bundefined\b|\[object|\bNaN\b/.test(message)).map(({ code, message }) => `${code} ${message}`);

/** An outcome with a measure of its own that lack nearly all a reviewer asks for, paid and had done by somebody else. */
const faults = (index: number): string => `provider Sub${index} "Number ${index}" { form llp }
measure Rate${index} "Rate ${index}" { proportion Good${index} / Seen${index} }
outcome Result${index} "Result ${index}" { measured by Rate${index} in Adults   baseline 60%   target 50% }
payment Reward${index} "Reward ${index}" {
  from Budget to Trust
  paid yearly, due 10 days after the period
  amount up to £1,000 { 70% for Result${index} rising from 40% to 60%   30% for Controlled rising from baseline to target }
}
subcontract Work${index} "Work ${index}" {
  by Trust to Sub${index}
  term 1 April 2026 to 31 March 2031
  pays £100,000 per year, monthly, within 90 days of the end of the period
  recoveries: passed down
  material
}`;

describe('hundreds of faults', () => {
  it('are shown fifty a rule, with the number of those left', { timeout: 60_000 }, async () => {
    const count = 300;
    const { findings } = await found(many(count, faults));
    expect(broken(findings)).toEqual([]);
    const byCode = new Map<string, TextFinding[]>();
    for (const finding of ofRules(findings)) byCode.set(finding.code, [...(byCode.get(finding.code) ?? []), finding]);
    const capped = [...byCode].filter(([, all]) => all.length > 50);
    expect(capped.length, [...byCode.keys()].join(' ')).toBeGreaterThanOrEqual(8);
    expect(capped.filter(([, all]) => all.length !== 51).map(([code, all]) => `${code} ${all.length}`)).toEqual([]);
    for (const [code, all] of capped) {
      const left = /^… and ([\d,]+) more of (\S+) in this file/.exec(all.at(-1)!.message);
      expect(left?.[2], code).toBe(code);
      // One a piece at least; some have two parts that are at fault.
      expect(50 + Number.parseInt(left![1]!.replaceAll(',', ''), 10), code).toBeGreaterThanOrEqual(count);
    }
    for (const code of ['DATA-001', 'SUB-009', 'TIME-003']) expect(byCode.get(code)?.at(-1)?.message, code).toBe(`… and 250 more of ${code} in this file, from here on. Mend those above first; the rest is shown then.`);
  });
});

describe('half-typed text', () => {
  const texts = readFixtures().filter(({ isBad }) => isBad);
  const areas = [...new Set(texts.map(({ code }) => code.split('-')[0]!))].sort();
  it.each(areas)('of %s breaks no rule: every bad fixture, cut off and with a line or some words taken out', { timeout: 120_000 }, async (area) => {
    for (const { code, name, files } of texts.filter((one) => one.code.startsWith(`${area}-`))) {
      const [first, ...others] = files;
      const random = new Random(`${code} ${name}`.length * 7919 + [...`${code}${name}`].reduce((sum, letter) => sum + letter.codePointAt(0)!, 0));
      const { text, marks } = first!;
      const start = Math.max(0, Math.min(text.length, ...marks.map((mark) => mark.start)) - 200);
      const at = (): number => start + random.below(Math.max(1, text.length - start));
      const cut = at();
      const hole = at();
      const lines = text.split('\n');
      const gone = text.slice(0, at()).split('\n').length - 1;
      const damaged = [text.slice(0, cut), text.slice(0, hole) + text.slice(Math.min(text.length, hole + 12)), lines.filter((_, index) => index !== gone).join('\n')];
      for (const one of damaged) expect(broken(await checkTexts([{ name: first!.name, text: one }, ...others])), `${code} ${name}\n${one}`).toEqual([]);
    }
  });
});

describe('circles', () => {
  it('of ownership, of subcontracts, of funds and of values are borne', async () => {
    const { findings } = await found(`provider Own "Owns itself" { form company, owned by Own 100% }
provider One "One" { form company, owned by Two 100% }
provider Two "Two" { form company, owned by One 100% }
fund Left "Left" { from Right }
fund Right "Right" { from Left }
let First each year = Second
let Second each year = First
payment Round "Round" { from Left to One   paid yearly, due 30 days after the period   amount First }
interest of Finance in Own "Its director" { declared on 1 March 2026 }
interest of Finance in Two "Its director" { declared on 1 March 2026 }
subcontract There "There" { by One to Two   term 1 April 2026 to 31 March 2031   pays £10 per year, monthly, within 30 days of the end of the period }
subcontract Back "And back" { by Two to One   term 1 April 2026 to 31 March 2031   pays £10 per year, monthly, within 30 days of the end of the period }`);
    expect(broken(findings)).toEqual([]);
    expect(findings.length).toBeGreaterThan(0);
  });
});

/** Parties that own each other in circles of ten, each paid by what it reports, each with a subcontract to the next. */
const network = (count: number): string => many(count, (index) => `provider P${index} "Party ${index}" { form company, owned by P${index - (index % 10) + ((index + 1) % 10)} 100%   contact "p${index}@example.org" }
fact Seen${index} "Seen by ${index}" { count of people between 0 and 900, each year, available 20 days after the year }
let Value${index} each year = £1 per person in Seen${index}${index === 0 ? '' : ` + Value${index - 1} - Value${index - 1}`}
payment Pay${index} "Payment ${index}" { from Budget to P${index}   paid yearly, due 30 days after the period   amount Value${index}   missing data: hold   VAT outside the scope }
subcontract Next${index} "Work ${index}" {
  by P${index} to P${(index + 1) % count}
  term 1 April 2026 to 31 March 2031
  pays £10 per year, monthly, within 15 days of the end of the period
  recoveries: stay with the head
  flows down FlowDown
  VAT outside the scope
}`);

describe('three thousand parties', () => {
  it('are reviewed in a time that grows as their number', { timeout: 240_000 }, async () => {
    const time = async (count: number): Promise<number> => {
      const began = performance.now();
      const { findings } = await found(`${network(count)}\ninterest of Finance in P${count - 1} "Its owner" { declared on 1 March 2026 }`);
      const took = performance.now() - began;
      expect(broken(findings)).toEqual([]);
      expect(findings.map(({ code }) => code)).toContain('COI-002');
      return took;
    };
    await time(100);
    const small = Math.min(await time(500), await time(500));
    const large = await time(3_000);
    // Six times as many: quadratic work would take thirty-six times as long.
    expect(large / small).toBeLessThan(15);
  });
});

/** Owners in one line, each of whom pays the one that it owns and the first of all; the last has a second owner of one half. */
const line = (count: number): string => many(count, (index) => `commissioner and provider P${index} "Party ${index}" { ${index === 0 ? '' : `form company, owned by P${index - 1}${index === count - 1 ? ' 50%, Trust 50%' : ' 100%'}   `}contact "p${index}@example.org" }${index === 0 ? '' : `
payment Pay${index} "Payment ${index}" { from P${index - 1} to P${index}   paid yearly, due 30 days after the period   amount £5   VAT outside the scope }
payment Back${index} "Payment ${index}" { from P${index} to P0   paid yearly, due 30 days after the period   amount £5   VAT outside the scope }`}`);

describe('three thousand owners in one line', () => {
  it('are reviewed in a time that grows as their number', { timeout: 240_000 }, async () => {
    const time = async (count: number): Promise<number> => {
      const began = performance.now();
      const { findings } = await found(line(count));
      const took = performance.now() - began;
      expect(broken(findings)).toEqual([]);
      const own = findings.filter(({ code }) => code === 'COI-007');
      // Fifty, and the number of those left.
      expect(own.length).toBe(51);
      expect(own.at(-1)!.message).toContain(`${(2 * (count - 1) - 50).toLocaleString('en-GB')} more of COI-007`);
      return took;
    };
    await time(100);
    const small = Math.min(await time(500), await time(500));
    expect(await time(3_000) / small).toBeLessThan(15);
  });
});

describe('names that differ by one letter', () => {
  it('are told apart: the finding and its correction name the right one', async () => {
    const names = ['Trusta', 'Trustb', 'Trusts', 'Trvst', 'TRUST'];
    const others = names.map((name) => `provider ${name} "${name}" { contact "${name.toLowerCase()}@example.org" }`).join('\n');
    const people = 'person Financa "A financa"\nperson Finanse "A finanse"\n';
    const silent = await found(`${others}\n${people}${names.map((name) => `interest of Finance in ${name} "Shares" { declared on 1 March 2026 }`).join('\n')}\ninterest of Financa in Trust "Shares" { declared on 1 March 2026 }`);
    expect(silent.findings.filter(({ code }) => code === 'COI-002').map(({ message }) => message)).toEqual([]);
    const { text, findings } = await found(`${others}\n${people}interest of Finance in Trust "Shares" { declared on 1 March 2026 }`);
    expect(findings.map(({ code }) => code)).toEqual(['COI-002']);
    const [finding] = findings;
    expect(text.slice(finding!.start, finding!.end)).toBe('Finance');
    expect(finding!.message).toContain("'Trust'");
    expect(`${finding!.message} ${finding!.extras.corrections!.map(({ title }) => title).join(' ')}`).not.toMatch(/Trust[abs]|Trvst|TRUST|Financa|Finanse/);
  });
});

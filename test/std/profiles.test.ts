import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { createProjectServices } from '@remit/language/project/index';
import { standardLibrary } from '@remit/language/scoping/standard-library';
import { bodiesOn, isInForce, PROFILES, ruleProfile, TEXTS, thresholdsOn } from '@remit/std';
import { EmptyFileSystem } from 'langium';
import { buildDocuments } from '@remit/language';
import { vatRates } from '../../packages/compiler/src/tax/vat-rates.ts';
import { Folder } from '../cli/support/run.ts';
import { editor, fresh } from '../helpers/editor.ts';

const folder = 'packages/std/profiles';
const contract = (profile: string, term = '1 April 2026 to 31 March 2028'): string => `contract Care "Care" {
  version 1.0
  profile ${profile}
  term ${term}
  years start 1 April
  currency GBP
  rounding to £0.01, half up
  commissioner Icb "Integrated Care Board"
  provider Trust "The Trust"
  payment Core "Core" { from Icb to Trust   paid monthly, due 15 days after the period   amount £5   VAT outside the scope }
}
`;

async function findings(text: string, profiles = PROFILES): Promise<string[]> {
  const { shared } = createProjectServices(EmptyFileSystem, standardLibrary(TEXTS, profiles));
  const [document] = await buildDocuments({ shared }, [{ uri: fresh(), text }]);
  return (document!.diagnostics ?? []).map(({ code, message }) => `${code} ${message}`);
}

describe('the rule profiles', () => {
  it('are the files of their folder, each as the schema says and under its own name', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'profile.schema.json');
    expect(files.map((name) => name.replace(/\.json$/, '')).sort()).toEqual(PROFILES.map(({ name }) => name).sort());
    const valid = new Ajv2020({ allErrors: true }).compile(JSON.parse(readFileSync(`${folder}/profile.schema.json`, 'utf8')) as object);
    for (const file of files) {
      const profile = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as { name: string };
      expect(valid(profile), `${file}: ${JSON.stringify(valid.errors)}`).toBe(true);
      expect(`${profile.name}.json`).toBe(file);
      expect(ruleProfile(profile.name)).toEqual(profile);
    }
    expect(valid({ name: 'x' })).toBe(false);
  });

  it('name only sources that they give, and use every one; times do not run backwards', () => {
    for (const { name, bodies, thresholds, sources, inForce } of PROFILES) {
      const used = new Set([...bodies, ...thresholds].flatMap((each) => each.sources));
      expect([...used].sort(), name).toEqual(sources.map(({ id }) => id).sort());
      for (const { from, to } of [inForce, ...bodies, ...thresholds]) expect((from ?? '0000') <= (to ?? '9999'), name).toBe(true);
      // What is marked as read has a source that was read.
      const read = new Set(sources.filter(({ evidence }) => evidence === 'R').map(({ id }) => id));
      expect([...bodies, ...thresholds].filter((each) => each.evidence === 'R' && !each.sources.some((id) => read.has(id))), name).toEqual([]);
    }
  });

  it('tell the law of a day', () => {
    const [psr, ccg, pct] = ['england-psr-2024', 'england-2013', 'england-2008'].map((name) => ruleProfile(name)!);
    expect(thresholdsOn(psr!, 'variation-value', '2026-04-01').map(({ value, standing }) => [value, standing])).toEqual([[{ kind: 'money', amount: '500000', currency: 'GBP' }, 'law']]);
    expect(thresholdsOn(psr!, 'variation-share', '2026-04-01').map(({ value }) => value)).toEqual([{ kind: 'percentage', value: '0.25' }]);
    expect(thresholdsOn(psr!, 'variation-value', '2023-12-31')).toEqual([]);
    const days = (day: string) => thresholdsOn(psr!, 'prompt-payment', day).map(({ standing, appliesTo }) => [standing, appliesTo]);
    expect(days('2024-06-01')).toEqual([['law', 'contracts procured under the Public Contracts Regulations 2015'], ['guidance', 'health services under the Provider Selection Regime']]);
    expect(days('2025-02-24')).toHaveLength(3);
    const bodies = (profile: typeof psr, day: string) => bodiesOn(profile!, day).filter(({ role }) => role === 'commissioner').map(({ kind }) => kind);
    expect(bodies(pct, '2012-06-01')).toEqual(['pct', 'pbc-consortium', 'council']);
    expect(bodies(pct, '2013-04-01')).toEqual(['council']);
    expect(bodies(ccg, '2022-06-30')).toEqual(['ccg', 'nhs-england', 'council']);
    expect(bodies(ccg, '2022-07-01')).toEqual(['icb', 'nhs-england', 'council']);
    expect(isInForce({ from: '2024-01-01' }, '2023-12-31')).toBe(false);
    expect(ruleProfile('__proto__')).toBeUndefined();
  });

  it('give the country whose rates of VAT hold; there is no other list of countries', () => {
    const known = (name: string, currency: string) => vatRates(name, currency) !== undefined;
    expect(['england-2008', 'england-2013', 'england-psr-2024'].map((name) => known(name, 'GBP'))).toEqual([true, true, true]);
    expect([known('generic', 'GBP'), known('generic', 'USD'), known('us-mssp', 'USD'), known('us-mssp', 'GBP'), known('unheard-of', 'GBP')]).toEqual([true, false, false, false, false]);
  });
});

describe('a contract that names a profile', () => {
  it.each(PROFILES.filter(({ inForce: { to } }) => to === undefined).map(({ name }) => name))('%s is taken', async (name) => {
    expect(await findings(contract(name))).toEqual([]);
  });

  it('that is not known is refused, with the one that is meant', async () => {
    expect(await findings(contract('england-prs-2024'))).toEqual([
      "MOD-264 There is no rule profile 'england-prs-2024', so no rules of a country would hold for the contract. Did you mean 'england-psr-2024'? There are 'generic', 'england-2008', 'england-2013', 'england-psr-2024', 'us-mssp'; 'generic' is of no country.",
    ]);
    expect((await findings(contract('atlantis')))[0]).not.toContain('Did you mean');
    expect(await findings(contract('england-prs-2024'), [])).toEqual([]);
    const run = await new Folder({ 'a.remit': contract('genric') }).remit('check', 'a.remit');
    expect(run.code).toBe(1);
    expect(run.stdout + run.stderr).toContain('MOD-264');
  });

  it('of another time is asked about', async () => {
    expect(await findings(contract('england-2008'))).toEqual([
      "MOD-267 The rules of 'england-2008' held until 31 March 2013, and the term begins on 1 April 2026. On that day 'england-psr-2024' is in force. Keep it only if the contract was procured before that day.",
    ]);
    expect(await findings(contract('england-psr-2024', '1 April 2014 to 31 March 2016'))).toEqual([
      "MOD-267 The rules of 'england-psr-2024' hold from 1 January 2024, and the term begins on 1 April 2014, before there were any. On that day 'england-2013' is in force.",
    ]);
    expect(await findings(contract('england-2013', '1 April 2014 to 31 March 2016'))).toEqual([]);
  });

  it('is offered the profiles, and shown what one is', async () => {
    const shared = editor();
    const offered = (await shared.complete({ uri: fresh(), text: contract('<|>') })).toSorted((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1)).map(({ label }) => label);
    expect(offered.slice(0, 5)).toEqual(PROFILES.map(({ name }) => name));
    const shown = await shared.hover({ uri: fresh(), text: contract('england-<|>2008') });
    expect(shown).toMatch(/^\*\*england-2008\*\* — rule profile: England, primary care trusts and practice-based commissioning\n\nIn force from 31 January 2006 to 31 March 2013\. Health and social care/);
    expect(shown).toContain('- [NHS Bodies and Local Authorities Partnership Arrangements Regulations 2000, regulation 7](https://www.legislation.gov.uk/uksi/2000/617/regulation/7/made)');
    expect(shown).toContain('(to be checked)');
    expect(await shared.hover({ uri: fresh(), text: contract('unheard-<|>of') })).toBe('');
  });
});

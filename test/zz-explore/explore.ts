import { readFileSync } from 'node:fs';
import { editor } from '/work/main/test/helpers/editor.ts';
const falls = readFileSync('/tmp/newuser/falls/falls.remit','utf8');
const lib = readFileSync('/tmp/newuser/falls/library/falls-measures.remit','utf8');
const e = editor();
let n = 0;
async function at(find: string, insert = '', cut = 0) {
  const i = falls.indexOf(find); if (i<0) throw new Error(find);
  const p = i + find.length;
  const dir = `file:///p${n++}`;
  const text = falls.slice(0, p) + insert + '<|>' + falls.slice(p + cut);
  const items = await e.complete({ uri: `${dir}/library/falls-measures.remit`, text: lib }, { uri: `${dir}/falls.remit`, text });
  console.log(`\n[${(find + insert).slice(-50).replace(/\n/g,'⏎')}|] ${items.length}: ` + items.map(i => i.label + (i.detail? `‹${i.detail}›`:'')).slice(0, 60).join(' · '));
}
for (const [f, ins, cut] of [
  ['contract Falls "Falls prevention for Westmere" {\n  ', ''], ['  status   ', '',6], ['currency ', '',3], ['rounding to ', '', 0], ['rounding to £0.01, ', '',7],
  ['  term     ', '', 30], ['providers Practices "General practices" each Practice { ', '', 0], ['population Older "People aged 65 and over" {\n', '    '], ['size     Over65, ', '',10],
  ['measured by ', '', 0], ['measured by FallsAdmissions in ', '', 5], ['target      18 per 1,000\n    ', ''], ['accountable ', ''], ['accountable Steady 60%, ', '', 3], ['verified by ',''],
  ['fund Budget "Falls budget" {\n    ', ''], ['from ICB £900,000, ', ''], ['limit £1,200,000 ', '', 9],
  ['paid ', '', 7], ['paid monthly, ', '', 3], ['paid monthly, due 15 days ', '', 5], ['amount ', '', 0], ['amount £54 ', '', 3], ['amount £54 per person in ', '', 5], ['amount £54 per person in Older ', '', 8], ['per year\n    ', ''],
  ['70% for FewerFalls ', '', 7],['70% for ', '', 10], ['falling from ', '', 8], ['30% for Strength in ', '', 5], ['gate ', '', 17], ['gate StrengthProgramme ', '',8], ['advance ', '', 10], ['in 4 quarterly ', '', 4],['missing data: ', '', 4], ['recoveries: ', '', 5], ['recoveries: passed down, ', '', 7],
  ['fact Reviews "Falls reviews carried out" for ', '', 4], ['fact Reviews "Falls reviews carried out" for each ', '', 8], ['for each Practice { ', '', 5], ['each Practice { count of people between 0 and 5,000, ', '', 9],
  ['pool PracticePool "Practice engagement" for each Practice {\n    ', ''], ['amount £120,000 shared by ', '', 7], ['left over: ', '', 7], ['shortfall: ', '', 6], ['rounding: ', '', 11],
  ['subcontract Training "Strength and balance training" {\n    ', ''], ['by Steady to ', '', 3], ['pays 20% of ', '', 7], ['passes on 40% of what ', '', 7], ['passes on 40% of what Results earns for ', '', 8],
  ['scenario "Half way" for ', '', 5], ['  in 2026/27 {\n    ', ''], ['scenario "Half way" for Falls {\n  ', ''], ['expect ', '', 7], ['expect Service in ', '', 10], ['expect earnings of ', '', 3], ['Practice "A81001" { ', '', 7], ['import { ', ''], ['import { FallsAdmissions, ', '', 17], ['amount up to £200,000 ', '', 2], ['amount £54 per person in Older per year ', 'then '], ['amount £54 per person in Older per year then ', ''],
] as [string,string,number?][]) { try { await at(f, ins, cut ?? 0);} catch (x) { console.log('!!', f, (x as Error).message.slice(0,80)); } }

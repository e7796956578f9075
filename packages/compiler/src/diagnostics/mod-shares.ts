/** Shares, subcontracts and pools that are incomplete or cannot be run. */
import { defineDiagnostic } from '@remit/language/diagnostics/entry';
import { refusalOf } from '@remit/language/rules/refusal';
import { risk006 } from '@remit/language/rules/risk/risk-006-rest-borne';

export const MODEL_SHARES = {
  'MOD-140': defineDiagnostic<Record<string, never>>({
    code: 'MOD-140', severity: 'error', title: 'A return to a fund by shares',
    message: () => 'What returns to a fund goes back to those who put money in: a saving, by the shares of its sources. Write \'returns to\', the fund and \'by shares\', or write who pays whom.',
    why: 'Who is paid must be a party.',
    remedy: 'Write parties.',
    bad: 'returns to Pool by shares', good: 'to ICB 70%, Council 30%',
  }),
  'MOD-141': defineDiagnostic<{ name: string }>({
    code: 'MOD-141', severity: 'error', title: 'A share without a paymaster',
    message: ({ name }) => `'${name}' is borne or shared by several parties, but nobody is named through whom the money goes. Add 'paymaster' and a party.`,
    why: 'Who pays whom must follow from the text.',
    remedy: 'Name a paymaster.',
    bad: 'borne by A 50%, B 50%', good: 'paymaster ICB',
  }),
  'MOD-142': defineDiagnostic<{ name: string }>({
    code: 'MOD-142', severity: 'error', title: 'A share of nothing',
    message: ({ name }) => `'${name}' does not say what is compared. Add 'compare … with …' or 'variance …'.`,
    why: 'A saving is a difference between two things.',
    remedy: 'Add what is compared.',
    bad: 'share S { saving … }', good: 'share S { compare Spend with £5m per year }',
  }),
  'MOD-143': defineDiagnostic<{ name: string }>({
    code: 'MOD-143', severity: 'error', title: 'Uplifted as something that is not uplifted',
    message: ({ name }) => `'${name}' has no uplift that could be followed. Name a payment that has one.`,
    why: 'The comparator would not move.',
    remedy: 'Name an uplifted payment.',
    bad: 'uplifted as Flat', good: 'uplifted as Core',
  }),
  'MOD-144': defineDiagnostic<Record<string, never>>({
    code: 'MOD-144', severity: 'error', title: 'A percentage of nothing',
    message: () => 'This percentage is of the comparator, and the share has none. Write \'compare … with …\', \'variance … against …\', or a sum of money.',
    why: 'A percentage needs its whole.',
    remedy: 'Give the comparator.',
    bad: 'variance V … saving at least 2%', good: 'variance V against Benchmark',
  }),
  'RISK-006': refusalOf<{ party?: string }>(risk006, ({ party }) => party === undefined
    ? "This is capped, and the text does not say who bears what lies beyond the cap. Add 'rest borne by' and a party: the one that is paid, if the rest is not paid at all."
    : `The text does not say who takes over what is above the cap of '${party}'. Write 'then' and a party after the cap, or 'rest borne by'.`),
  'MOD-146': defineDiagnostic<{ problem: string }>({
    code: 'MOD-146', severity: 'error', title: 'A limit on claims that leaves open who is paid less',
    message: ({ problem }) => `${problem} Write 'when short: scaled' for claims that are all cut alike, or 'when short: in order' for parties that are paid in the order of the text.`,
    why: 'How claims are cut decides who is paid less.',
    remedy: 'Say how claims are cut.',
    bad: 'claims on A limited to £5m', good: 'claims on A limited to £5m, when short: scaled',
  }),
  'MOD-147': defineDiagnostic<{ name: string; group: string; problem: string }>({
    code: 'MOD-147', severity: 'error', title: 'A subcontract with a group',
    message: ({ name, problem }) => `'${name}' ${problem}. Name the single member ('to Practice') for a sum that each is paid, or a sum that depends on the member.`,
    why: 'The whole to each, and the whole to all together, are different sums.',
    remedy: 'Name the member.',
    bad: 'by Trust to Practices … pays £500', good: 'by Trust to Practice … pays £500',
  }),
  'MOD-148': defineDiagnostic<{ period: string }>({
    code: 'MOD-148', severity: 'error', title: 'A subcontract that begins inside a period',
    message: ({ period }) => `The subcontract begins inside the period '${period}' in which it is paid. Let it begin with a period, or pay it more often.`,
    why: 'Part of a price would be a guess.',
    remedy: 'Begin with a period.',
    bad: 'term 15 July 2026 to …', good: 'term 1 July 2026 to …',
  }),
  'MOD-149': defineDiagnostic<{ period: string }>({
    code: 'MOD-149', severity: 'error', title: 'A first year that is cut short',
    message: ({ period }) => `The subcontract begins inside '${period}', and the text does not say what is passed on for it. Add 'first year in full', 'first year by months' or 'first year not at all'.`,
    why: 'The whole and nine twelfths are different sums.',
    remedy: 'Say it.',
    bad: 'passes on 50% of …', good: 'passes on 50% of …, first year in full',
  }),
  'MOD-150': defineDiagnostic<{ period: string }>({
    code: 'MOD-150', severity: 'error', title: 'A first year that is not whole months',
    message: ({ period }) => `'first year by months' needs whole months, and the subcontract begins within one in '${period}'. Let it begin on the first of a month.`,
    why: 'Months cannot be counted in parts.',
    remedy: 'Begin with a month.',
    bad: 'term 15 July 2026', good: 'term 1 July 2026',
  }),
  'MOD-151': defineDiagnostic<{ name: string }>({
    code: 'MOD-151', severity: 'error', title: 'Recoveries that are not settled',
    message: ({ name }) => `'${name}' does not say what happens when the head has to pay back. Add 'recoveries: passed down' or 'recoveries: stay with the head'.`,
    why: 'Who bears a recovery must be written.',
    remedy: 'Add the clause.',
    bad: 'subcontract A { … }', good: 'recoveries: passed down',
  }),
  'MOD-152': defineDiagnostic<{ name: string; group: string }>({
    code: 'MOD-152', severity: 'error', title: 'A pool for another group',
    message: ({ name, group }) => `'${name}' is shared across '${group}', so it must be paid for each of them and nothing else. Write 'for each' member of '${group}'.`,
    why: 'Each share is paid to its member.',
    remedy: 'Match the group.',
    bad: 'pool P { … across Practices }', good: 'pool P for each Practice { … across Practices }',
  }),
  'MOD-153': defineDiagnostic<{ name: string }>({
    code: 'MOD-153', severity: 'error', title: 'A pool that does not say how it is rounded',
    message: ({ name }) => `'${name}' does not say how its shares are rounded. Add 'rounding: each point' (need not add up to the sum) or 'rounding: each member by largest remainder' (adds up).`,
    why: 'The two give different pennies.',
    remedy: 'Add the clause.',
    bad: 'pool P { … }', good: 'rounding: each member by largest remainder',
  }),
  'MOD-154': defineDiagnostic<Record<string, never>>({
    code: 'MOD-154', severity: 'error', title: 'A step that a shared sum cannot take',
    message: () => 'With \'rounding: each member\' the value of a point can only have a floor and a cap. Leave this step out.',
    why: 'The shares must add up.',
    remedy: 'Use floors and caps only.',
    bad: 'point value then reduced by 2%', good: 'point value then up to £128',
  }),
  'MOD-155': defineDiagnostic<{ name: string; clause: string }>({
    code: 'MOD-155', severity: 'error', title: 'A pool that does not say what happens at its limits',
    message: ({ name, clause }) => `'${name}' does not say what happens with '${clause}', which its floor or cap can lead to. Add '${clause}:'.`,
    why: 'Money left over, or short, belongs to somebody.',
    remedy: 'Add the clause.',
    bad: 'point value then up to £128', good: 'left over: stays in the fund',
  }),
  'MOD-156': defineDiagnostic<Record<string, never>>({
    code: 'MOD-156', severity: 'error', title: 'A second sharing among nobody',
    message: () => "Nobody is below a cap that is the same for every point, so what is left over cannot be shared again among those below their cap. Give each member a cap of its own ('point value then up to CapOf' with a fact for each member, 'rounding: each member by largest remainder'), or write 'stays in the fund', 'equally across …' or 'to' a party.",
    why: 'When the value of a point reaches its cap, it does so for all.',
    remedy: 'Choose another rule, or caps of their own.',
    bad: 'point value then up to £128  left over: again by points among those below their cap', good: 'point value then up to £128  left over: stays in the fund',
  }),
};

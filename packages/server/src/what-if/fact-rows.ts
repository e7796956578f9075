import type { Observation } from '@remit/program';
import { formatNumber, mul, parseNumber, type Rational } from '@remit/program/rational';
import { inputId, inputsIn, yearOfPeriod, type WhatIf } from '@remit/runtime/simulation/what-if/index';
import { deadlineInWords } from '@remit/story/deciders';
import { dateInWords, periodInWords } from '@remit/story/dates';
import { boundsInWords, kindInWords, mayNotApply } from '@remit/story/fact-words';
import { grouped } from '@remit/program/in-words';
import { boxText, numberOf, scaleOf, valueInWords, type FactScale } from './fact-scale.ts';
import type { WhatIfFacts, WhatIfGroup, WhatIfMark, WhatIfRow } from './protocol.ts';
import type { ReadyContract } from './ready-contract.ts';
import { sliderOf } from './slider.ts';

/** More values than this are not listed for one year. */
const MOST_ROWS = 400;

type Target = Parameters<WhatIf['known']>[0];
type Fact = Target['fact'];

/** In what the numbers of a fact are shown. */
export function scaleOfFact({ loaded: { program }, kinds }: ReadyContract, { declared }: Fact): FactScale {
  return scaleOf(declared, kinds.of({ op: 'fact', id: declared.id }) ?? { is: 'plain' }, program.currency);
}

/** The years of a contract, and the one that is listed: the one that is asked for, else the first with facts at the start, else the first. */
export function yearsOf({ whatIf: { model, facts } }: ReadyContract, asked: string | undefined): Pick<WhatIfFacts, 'years' | 'year'> {
  const given = new Set(facts.observations.map(({ period }) => model.time.byId.get(period)).flatMap((period) => (period ? yearOfPeriod(model, period)?.id ?? [] : [])));
  const all = (model.time.byGrain.get('year') ?? []).filter(({ history, id }) => !history || given.has(id) || id === asked);
  const year = all.find(({ id }) => id === asked) ?? all.find(({ id, history }) => !history && given.has(id)) ?? all.find(({ history }) => !history);
  return { years: all.map(({ id, history }) => ({ id, title: periodInWords(id), isHistory: history === true })), ...(year ? { year: year.id } : {}) };
}

/** The facts of a year, and those that are given once. What the start gives, lacks or has moved comes first where there are very many. */
export function factGroups(ready: ReadyContract, year: string | undefined, moved: ReadonlySet<string>, marks: ReadonlyMap<string, readonly WhatIfMark[]>): Pick<WhatIfFacts, 'groups' | 'hasMore'> {
  const { whatIf } = ready;
  const wanted = wantedOf(whatIf);
  const { targets, hasMore } = inputsIn(whatIf.model, whatIf.facts, year === undefined ? undefined : whatIf.model.time.byId.get(year), MOST_ROWS,
    (target) => whatIf.known(target).length > 0 || moved.has(inputId(target)) || wanted.has(inputId(target)));
  const groups = new Map<Fact, WhatIfGroup>();
  for (const target of targets) {
    const group = groups.get(target.fact) ?? groupOf(ready, target.fact);
    groups.set(target.fact, group);
    group.rows.push(rowOf(ready, target, marks.get(target.fact.declared.id) ?? []));
  }
  return { groups: [...groups.values()], hasMore };
}

/** The values that payments are held for at the start. */
function wantedOf({ start, model }: WhatIf): Set<string> {
  if ('findings' in start) return new Set();
  return new Set(start.holds.flatMap(({ reasons }) => reasons).flatMap((reason) => {
    const [id, dims, period] = reason.reason === 'missing' ? [reason.fact, reason.dims, reason.period] : reason.reason === 'undecided' ? [reason.decision, reason.dims, reason.period] : [];
    const fact = id === undefined ? undefined : model.facts.get(id);
    return fact && period !== undefined ? [JSON.stringify([id, period, ...fact.each.map((each) => dims?.[each.id] ?? '')])] : [];
  }));
}

function groupOf(ready: ReadyContract, fact: Fact): WhatIfGroup {
  const { names, loaded: { program } } = ready;
  const { declared, judgement } = fact;
  const bounds = boundsOf(ready, fact);
  const about = judgement
    ? [...(judgement.by === undefined ? [] : [`decided by ${program.bodies?.find(({ id }) => id === judgement.by)?.title ?? names.party(judgement.by)}`]), deadlineInWords(judgement)].join(', ')
    : [kindOf(declared, bounds), bounds, ...(mayNotApply(declared) ? ['or not applicable'] : [])].filter((words) => words !== '').join(', ');
  return { fact: declared.id, title: names.fact(declared.id), about, rows: [] };
}

/** What a fact is, without the word for its type where its bounds say it. */
function kindOf(declared: Fact['declared'], bounds: string): string {
  const { type, unit } = declared;
  const alone = new Map([['money', 'a sum of money'], ['number', 'a number'], ['percentage', 'a percentage']]).get(type);
  if (type === 'count' && unit !== undefined) return unit;
  if (unit === undefined && alone !== undefined) return bounds === '' ? alone : '';
  return kindInWords(declared).replace(/; or not applicable$/, '');
}

/** What the values of a fact lie between, in the unit in which they are shown: "between 0 and 300 per 100"; nothing where the contract sets no bound. */
export function boundsOf(ready: ReadyContract, fact: Fact): string {
  const { declared: { min, max } } = fact;
  const { bare, factor, suffix } = scaleOfFact(ready, fact);
  const [low, high] = [min, max].map((bound) => (bound?.op === 'number' && typeof bare === 'object' ? grouped(formatNumber(mul(parseNumber(bound.v)!, factor))) : undefined));
  if (low !== undefined && high !== undefined) return `between ${low} and ${high} ${suffix ?? ''}`.trim();
  const bounds = boundsInWords(fact.declared, ready.loaded.program);
  return bounds === '' || bounds.startsWith('at ') ? bounds : `between ${bounds}`;
}

function rowOf(ready: ReadyContract, target: Target, marks: readonly WhatIfMark[]): WhatIfRow {
  const { fact: { declared, each }, period, keys } = target;
  const { whatIf, names, kinds, loaded: { program } } = ready;
  const kind = kinds.of({ op: 'fact', id: declared.id }) ?? { is: 'plain' };
  const scale = scaleOfFact(ready, target.fact);
  const known = whatIf.known(target);
  const value = known.at(-1)?.value;
  const dims = Object.fromEntries(each.map((one, index) => [one.id, keys[index]!]));
  const base = {
    id: inputId(target), label: period.grain === 'term' ? [names.keys(dims), 'once'].filter(Boolean).join(', ') : names.at(period.id, dims),
    startWords: value === undefined ? 'not known' : `${valueInWords(declared, value, kind, program.currency)}${correctedIn(known)}`,
    ...(value === undefined ? {} : { start: boxText(declared, value, scale) }), ...(mayNotApply(declared) ? { mayNotApply: true as const } : {}),
  };
  if (declared.type === 'date') return { ...base, control: 'date', marks: [] };
  if (declared.type === 'bool') return { ...base, control: 'choice', choices: [{ text: 'yes', label: 'yes' }, { text: 'no', label: 'no' }], marks: [] };
  if (declared.type === 'code') return { ...base, control: 'choice', choices: (declared.codes ?? []).map((code) => ({ text: code, label: code })), marks: [] };
  const number = value === undefined ? undefined : numberOf(value);
  const slider = sliderOf(declared, scale, [...(number ? [mul(number, scale.factor)] : []), ...marks.map(({ at }) => parseNumber(at)).filter((at): at is Rational => at !== undefined)]);
  return { ...base, control: 'number', ...(scale.prefix === undefined ? {} : { prefix: scale.prefix }), ...(scale.suffix === undefined ? {} : { suffix: scale.suffix }), ...(slider ? { slider } : {}), marks: [...marks] };
}

/** A value that was corrected is moved as a whole. */
function correctedIn(known: readonly Observation[]): string {
  const last = known.at(-1);
  return known.length < 2 || last?.recordedAt === undefined ? '' : `, as corrected on ${dateInWords(last.recordedAt)}`;
}

import type { Fact, Program } from '@remit/program';
import { inputsOf } from '@remit/program/judgement-fact';
import { placeAround, type SourcePlace } from '@remit/program/source-place';
import { deadlineInWords, deciders } from '@remit/story/deciders';
import { factUses } from '@remit/story/fact-uses';
import { boundsInWords, grainInWords, kindInWords } from '@remit/story/fact-words';
import { namesOf } from '@remit/story/names';
import { listed } from '@remit/story/payment/lists';
import type { Location, Range } from 'vscode-languageserver';
import type { FactsContract } from './contracts.ts';

/** Where a fact or judgement stands in a program; undefined where it has none of that name. */
export function pointerOfFact(id: string, { facts, judgements = [] }: Program): string | undefined {
  const [fact, judgement] = [facts.findIndex((each) => each.id === id), judgements.findIndex((each) => each.id === id)];
  return fact >= 0 ? `/facts/${fact}` : judgement >= 0 ? `/judgements/${judgement}` : undefined;
}

/** Where a part of a program stands in the text of the contract. */
export function locationOf(pointer: string | undefined, { map }: FactsContract): Location | undefined {
  const place = pointer === undefined ? undefined : placeAround(pointer, map);
  return place && { uri: place.uri, range: rangeOfSource(place) };
}

/** A place in the text of a contract as editors count. */
export function rangeOfSource({ line, column, endLine, endColumn }: SourcePlace): Range {
  return { start: { line: line - 1, character: column - 1 }, end: { line: endLine - 1, character: endColumn - 1 } };
}

/** What a fact is, in a line: "percentage, each year, between 0% and 100%". */
export function factInBrief(fact: Fact, program: Program): string {
  const bounds = boundsInWords(fact, program);
  const within = bounds === '' ? '' : bounds.startsWith('at ') ? bounds : `between ${bounds}`;
  const each = fact.each.map((id) => program.groups.find((group) => group.id === id)?.member ?? id);
  return [kindInWords(fact), `${grainInWords(fact)}${each.length === 0 ? '' : ` for each ${listed(each)}`}`, within].filter((words) => words !== '').join(', ');
}

/** What the contract says of a fact or judgement, and which payments rest on it, for a hover. */
export function factInWords(id: string, { program, map, name, file }: FactsContract): string | undefined {
  const fact = inputsOf(program).find((each) => each.id === id);
  if (!fact) return undefined;
  const judgement = program.judgements?.find((each) => each.id === id);
  const pointer = pointerOfFact(id, program)!;
  const told = map.told && Object.hasOwn(map.told, pointer) ? map.told[pointer] : undefined;
  const names = namesOf(program);
  const uses = (factUses(program).get(id) ?? []).map((line) => `"${names.line(line)}"`);
  const who = judgement ? deciders(judgement, program).map((one) => names.party(one)) : [];
  return [
    `**${id}**${fact.title === undefined ? '' : ` "${plain(fact.title)}"`}`,
    `${plain(capital(`${judgement ? 'decision: ' : ''}${factInBrief(fact, program)}`))}.`,
    ...(judgement ? [`${who.length === 0 ? '' : `Decided by ${plain(listed(who, 'or'))}, `}${plain(deadlineInWords(judgement))}.`] : []),
    ...(told?.source === undefined ? [] : [`From ${plain(told.source)}${told.owner === undefined ? '' : ` of ${plain(names.party(told.owner))}`}.`]),
    ...(fact.availableAfterDays === undefined ? [] : [`Expected ${fact.availableAfterDays === 1 ? '1 day' : `${fact.availableAfterDays} days`} after the period.`]),
    uses.length === 0 ? 'No payment rests on it.' : `${uses.length === 1 ? 'The payment' : 'The payments'} ${plain(listed(uses))} ${uses.length === 1 ? 'rests' : 'rest'} on it.`,
    `Contract ${plain(program.title ?? name)} (${plain(file)})`,
  ].join('\n\n');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A text of the contract in which nothing is formatted. */
export function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~]/g, '\\$&');
}

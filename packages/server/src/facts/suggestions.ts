import type { Fact, FactsDocument, Program } from '@remit/program';
import { inputsOf } from '@remit/program/judgement-fact';
import { readName } from '@remit/runtime/reading/heading';
import { deciders } from '@remit/story/deciders';
import { dateInWords, periodInWords } from '@remit/story/dates';
import { mayNotApply } from '@remit/story/fact-words';
import { CompletionItemKind } from 'vscode-languageserver';
import { factInBrief } from './told-fact.ts';

/** A word that may stand at a place, and what the contract says of it. */
export interface Suggestion { readonly word: string; readonly detail?: string; readonly kind: CompletionItemKind }

const { Constant, EnumMember, Field, Value } = CompletionItemKind;

/** The facts of a contract and the parts of proportions. */
export function factSuggestions(program: Program, withParts: boolean): Suggestion[] {
  return inputsOf(program).flatMap((fact) => [
    { word: fact.id, detail: [fact.title, factInBrief(fact, program)].filter((words) => words !== undefined).join(': '), kind: Field },
    ...(withParts ? Object.values(fact.parts ?? {}).map((part) => ({ word: `${fact.id}.${part}`, detail: `part of ${fact.title ?? fact.id}`, kind: Field })) : []),
  ]);
}

/** The periods for which values are given; of all grains that anything is given for where none is said. */
export function periodSuggestions(program: Program, grains: ReadonlySet<string>): Suggestion[] {
  const asked = grains.size > 0 ? grains : new Set([...inputsOf(program), ...program.rows].map(({ grain }) => grain));
  return program.periods.filter(({ grain }) => asked.has(grain)).map(({ id, start, end, history }) => ({
    word: id, detail: `${periodInWords(id)}: ${dateInWords(start)} to ${dateInWords(end)}${history ? ', before the term' : ''}`, kind: EnumMember,
  }));
}

/** The keys of a set or group: its elements, or the members that the files name. */
export function keySuggestions(id: string, { sets, groups }: Program, documents: readonly FactsDocument[]): Suggestion[] {
  const set = sets.find((each) => each.id === id);
  if (set) return set.elements.map(({ key, title }) => ({ word: key, kind: EnumMember, ...(title === undefined ? {} : { detail: title }) }));
  const group = groups.find((each) => each.id === id);
  if (!group) return [];
  const keys = new Set(documents.flatMap(({ members, observations, rows }) => [
    ...(members && Object.hasOwn(members, id) ? members[id]! : []).map(({ key }) => key),
    ...[...observations, ...Object.values(rows ?? {}).flat()].flatMap(({ dims }) => (dims && Object.hasOwn(dims, id) ? dims[id]! : [])),
  ]));
  return [...keys].sort().map((word) => ({ word, detail: group.member, kind: Value }));
}

/** What the value of a fact may be, where the contract has a list of it. */
export function valueSuggestions(fact: Pick<Fact, 'type' | 'codes' | 'mayBeNotApplicable' | 'emptyIsNotApplicable'>, yesAndNo: readonly [string, string]): Suggestion[] {
  const listed = fact.type === 'bool' ? yesAndNo : fact.type === 'code' ? fact.codes ?? [] : [];
  return [...listed.map((word) => ({ word, kind: EnumMember })), ...(mayNotApply(fact) ? [{ word: 'NA', detail: 'not applicable', kind: Constant }] : [])];
}

/** Keeps suggestions in their order. */
export function sortText(index: number): string {
  return String(index).padStart(5, '0');
}

/** Those who may take a decision, by their names in the contract. */
export function deciderSuggestions(fact: string | undefined, program: Program): Suggestion[] {
  const judgements = (program.judgements ?? []).filter(({ id }) => fact === undefined || id === fact);
  return [...new Set(judgements.flatMap((each) => deciders(each, program)))].map((word) => ({ word, kind: Value, ...titleOf(word, program) }));
}

/** The fact that a name in a file stands for. */
export function factCalled(name: string, program: Program): Fact | undefined {
  const found = readName(name, program, '');
  return found && 'fact' in found ? found.fact : undefined;
}

function titleOf(id: string, { parties }: Program): { detail?: string } {
  const title = parties.find((party) => party.id === id)?.title;
  return title === undefined ? {} : { detail: title };
}

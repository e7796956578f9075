import { FACTS_FORMAT, type RowTable } from '@remit/program';
import { findNodeAtLocation, getLocation, parseTree, type JSONPath, type Node } from 'jsonc-parser';
import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver';
import type { OpenFacts } from './keeper.ts';
import { deciderSuggestions, factCalled, factSuggestions, keySuggestions, periodSuggestions, sortText, valueSuggestions, type Suggestion } from './suggestions.ts';

const { Property, Constant, EnumMember } = CompletionItemKind;

/** What may stand at a place of a JSON document of facts: the names of properties, and values that the contract knows. */
export function completeJson(known: OpenFacts, offset: number): CompletionItem[] {
  const text = known.text.getText();
  const { path, isAtPropertyKey, previousNode } = getLocation(text, offset);
  const root = parseTree(text);
  const isWithin = previousNode !== undefined && previousNode.offset <= offset && offset <= previousNode.offset + previousNode.length;
  const [start, end] = isWithin ? [previousNode.offset, previousNode.offset + previousNode.length] : [offset - /[\w."/-]*$/.exec(text.slice(0, offset))![0].length, offset];
  const range = { start: known.text.positionAt(start), end: known.text.positionAt(end) };
  const behind = /^\s*:/.test(text.slice(end)) ? '' : ': ';
  const parent = nodeAt(root, path.slice(0, -1));
  const taken = new Set((parent?.children ?? []).map((child) => child.children?.[0]).filter((name) => name !== undefined && (name.offset > end || name.offset + name.length < start)).map((name) => String(name!.value)));
  const suggested = isAtPropertyKey ? propertiesAt(known, root, path).filter(({ word }) => !taken.has(word)) : valuesAt(known, root, path);
  return suggested.map(({ word, detail, kind, isBare }, index): CompletionItem => {
    const written = isBare ? word : JSON.stringify(word);
    return { label: word, kind, filterText: written, sortText: sortText(index), textEdit: { range, newText: isAtPropertyKey ? written + behind : written }, ...(detail === undefined ? {} : { detail }) };
  });
}

/** `isBare`: without quotation marks. */
type JsonSuggestion = Suggestion & { readonly isBare?: boolean };

function properties(...names: (readonly [name: string, detail: string])[]): JsonSuggestion[] {
  return names.map(([word, detail]) => ({ word, detail, kind: Property }));
}

const recorded = ['recordedAt', 'the day on which it came to be known'] as const;

function propertiesAt({ contract: { program } }: OpenFacts, root: Node | undefined, path: JSONPath): JsonSuggestion[] {
  const { groups, rows } = program;
  const [part, first, second] = path;
  const named = (list: readonly { id: string; title?: string }[]): JsonSuggestion[] => list.map(({ id, title }) => ({ word: id, kind: Property, ...(title === undefined ? {} : { detail: title }) }));
  if (path.length === 1) {
    return properties(['format', 'what kind of document this is'], ['observations', 'the values'],
      ...(groups.length === 0 ? [] : [['members', 'who belongs to the groups'] as const]), ...(rows.length === 0 ? [] : [['rows', 'single events'] as const]));
  }
  if (part === 'observations' && path.length === 3) {
    return properties(['fact', 'the fact that it is a value of'], ['period', 'when: 2026/27, 2026-04'], ['dims', 'whose it is: a key for each set and group'], ['value', 'the value'],
      recorded, ['id', 'a name of the value, for a correction of it'], ['supersedes', 'the id of the value that this one corrects'], ['decidedBy', 'who took the decision']);
  }
  const fact = factCalled(textAt(root, ['observations', first!, 'fact']), program);
  if (part === 'observations' && second === 'dims') return named([...program.groups, ...program.sets].filter(({ id }) => !fact || fact.each.includes(id)));
  if (part === 'observations' && second === 'value') {
    return properties(['numerator', fact?.parts?.numerator ?? 'how many'], ['denominator', fact?.parts?.denominator ?? 'out of how many'], ['excluded', 'how many are left out'], ['notApplicable', 'where the contract allows for that'], ['reason', 'why it is not applicable']);
  }
  if (part === 'members') return path.length === 2 ? named(groups) : properties(['key', 'the key of the member'], ['title', 'its name'], ['joined', 'the first day in the group'], ['left', 'the first day no longer in it'], recorded);
  if (part !== 'rows') return [];
  if (path.length === 2) return named(rows);
  const table = tableOf(rows, path);
  if (path[3] === 'values') return named(table?.columns ?? []);
  if (path[3] === 'dims') return named([...program.groups, ...program.sets].filter(({ id }) => table?.each.includes(id)));
  return properties(['period', 'when'], ['dims', 'whose it is'], ['values', 'what is known of it'], recorded);
}

function valuesAt({ contract: { program }, file, others }: OpenFacts, root: Node | undefined, path: JSONPath): JsonSuggestion[] {
  const [part, first] = path;
  const documents = [file.document, ...others.map((other) => other.file.document)];
  const bare = (suggestions: Suggestion[]): JsonSuggestion[] => suggestions.map((one) => (one.word === 'true' || one.word === 'false' ? { ...one, isBare: true } : one.word === 'NA' ? { ...one, word: '{ "notApplicable": true }', isBare: true } : one));
  if (part === 'format') return [{ word: FACTS_FORMAT, kind: Constant }];
  if (part === 'observations') {
    const fact = factCalled(textAt(root, ['observations', first!, 'fact']), program);
    switch (path[2]) {
      case 'fact': return factSuggestions(program, false);
      case 'period': return periodSuggestions(program, new Set(fact ? [fact.grain] : []));
      case 'value': return fact && path.length === 3 ? bare(valueSuggestions(fact, ['true', 'false'])) : path[3] === 'notApplicable' ? [{ word: 'true', kind: EnumMember, isBare: true }] : [];
      case 'dims': return path.length === 4 ? keySuggestions(String(path[3]), program, documents) : [];
      case 'decidedBy': return deciderSuggestions(fact?.id, program);
      default: return [];
    }
  }
  if (part !== 'rows') return [];
  const table = tableOf(program.rows, path);
  if (path[3] === 'period') return periodSuggestions(program, new Set(table ? [table.grain] : []));
  if (path[3] === 'dims' && path.length === 5) return keySuggestions(String(path[4]), program, documents);
  const column = path[3] === 'values' ? table?.columns.find(({ id }) => id === path[4]) : undefined;
  return column ? bare(valueSuggestions(column, ['true', 'false'])) : [];
}

function tableOf(rows: readonly RowTable[], path: JSONPath): RowTable | undefined {
  return rows.find(({ id }) => id === path[1]);
}

function nodeAt(root: Node | undefined, path: JSONPath): Node | undefined {
  return root && findNodeAtLocation(root, path);
}

function textAt(root: Node | undefined, path: JSONPath): string {
  const value: unknown = nodeAt(root, path)?.value;
  return typeof value === 'string' ? value : '';
}

import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { editDistance } from '../../diagnostics/close-names.ts';
import { topicMisspelt, topicTwice } from '../../diagnostics/topics.ts';
import { TOPICS_BY_CLAUSE } from '../../model/topics.ts';
import { defineCheck, type Check, type Place, type Report } from '../check.ts';
import { cstOf } from '../place.ts';

/** A slip of the hand is one or two letters; two short words may differ by as much and both be meant. */
const SLIP = 2;
const SHORT = 5;

function misspelt(topic: string, known: readonly string[]): string | undefined {
  if (topic.length < SHORT || known.includes(topic)) return undefined;
  return known.find((other) => other.length >= SHORT && editDistance(topic, other, SLIP) <= SLIP);
}

function spelling(topic: string, place: Place, report: Report): void {
  const known = misspelt(topic, TOPICS_BY_CLAUSE.get(place.node.$type) ?? []);
  if (known === undefined) return;
  const cst = cstOf(place);
  report(topicMisspelt, { topic, known }, place, { corrections: cst ? [{ title: `Write '${known}'`, edits: [{ offset: cst.offset, end: cst.end, text: known }] }] : [] });
}

/** A clause that lists topics in one property. */
function list<T extends AstNode>(type: T['$type'], property: keyof T & string): Check {
  return defineCheck<T>(type, (clause, report) => {
    const seen = new Set<string>();
    (clause[property] as readonly string[]).forEach((topic, index) => {
      const place = { node: clause, property, index };
      if (seen.has(topic)) report(topicTwice, { topic }, place);
      else spelling(topic, place, report);
      seen.add(topic);
    });
  });
}

/** A clause that names one topic, or none. */
function one<T extends AstNode>(type: T['$type'], property: keyof T & string): Check {
  return defineCheck<T>(type, (clause, report) => {
    const topic = clause[property] as string | undefined;
    if (topic !== undefined) spelling(topic, { node: clause, property }, report);
  });
}

/** Each topic, and each set of topics, is named once, and topics are spelt as the checks look for them. */
export const topicsFit: readonly Check[] = [
  list<ast.TopicSet>(ast.TopicSet.$type, 'topics'),
  list<ast.ProvidesFor>(ast.ProvidesFor.$type, 'topics'),
  list<ast.ServiceClause>(ast.ServiceClause.$type, 'kinds'),
  list<ast.AccountableBy>(ast.AccountableBy.$type, 'ways'),
  one<ast.AwardedBy>(ast.AwardedBy.$type, 'route'),
  one<ast.SelectedBy>(ast.SelectedBy.$type, 'grounds'),
  one<ast.ManagedBy>(ast.ManagedBy.$type, 'means'),
  defineCheck<ast.FlowsDown>(ast.FlowsDown.$type, (clause, report) => {
    const sets = new Set<AstNode>();
    for (const item of clause.items) {
      const set = item.set?.ref;
      if (!set) continue;
      if (sets.has(set)) report(topicTwice, { topic: set.name }, { node: item });
      sets.add(set);
    }
    const seen = new Set<string>();
    for (const item of clause.items) {
      if (item.topic === undefined) continue;
      const holder = clause.items.map((other) => other.set?.ref).find((set) => set?.topics.includes(item.topic!));
      if (seen.has(item.topic)) report(topicTwice, { topic: item.topic }, { node: item });
      else if (holder) report(topicTwice, { topic: item.topic, set: holder.name }, { node: item });
      else spelling(item.topic, { node: item }, report);
      seen.add(item.topic);
    }
  }),
];

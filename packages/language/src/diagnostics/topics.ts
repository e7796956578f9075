import { defineDiagnostic } from './entry.ts';

/** Topics that flow down to subcontracts. */
export const topicTwice = defineDiagnostic<{ topic: string; set?: string }>({
  code: 'MOD-265',
  severity: 'warning',
  title: 'A topic named twice',
  message: ({ topic, set }) => (set === undefined ? `'${topic}' is named already. Name it once.` : `'${topic}' is in the set '${set}' already. Leave it out here.`),
  why: 'A reader looks for the difference between the two, and there is none.',
  remedy: 'Name each topic once.',
  bad: 'flows down audit, reporting, audit',
  good: 'flows down audit, reporting',
});

export const topicMisspelt = defineDiagnostic<{ topic: string; known: string }>({
  code: 'MOD-266',
  severity: 'warning',
  title: 'A topic that looks misspelt',
  message: ({ topic, known }) => `'${topic}' is no topic that Remit knows, but '${known}' is one. Write '${known}' if that is meant: checks of what flows down look for that word.`,
  why: 'A check for the topic would not find it, and would say that it is missing.',
  remedy: 'Correct the word, or use one that is not so close to another topic.',
  bad: 'flows down audit, safegarding',
  good: 'flows down audit, safeguarding',
});

/** All entries of this area. */
export const topicEntries = [topicTwice, topicMisspelt];

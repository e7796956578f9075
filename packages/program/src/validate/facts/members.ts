import type { FactsCheck } from './check.ts';
import { dayInWords } from '../../in-words.ts';
import { appendPointer } from '../../pointer.ts';
import { defineFinding, finding } from '../finding.ts';

const twice = defineFinding({
  code: 'FCT-014', title: 'Two members of one key',
  message: "'{group}' lists the member '{key}' twice{day}.",
  why: 'It would not be certain from when to when the member belongs, and it could be paid twice.',
  fix: "List each member once; what came to be known later is a further entry with its own 'recordedAt'.",
});
const never = defineFinding({
  code: 'FCT-015', title: 'Member who never belongs',
  message: "'{key}' joined '{group}' on {joined} and left on {left}, so there is no day on which it belongs.",
  why: 'It would get nothing, and its figures would count for nobody.',
  fix: 'Correct the dates; the second is the first day on which the member no longer belongs.',
});

/** Members are listed once for each day of knowledge, and belong for at least a day. */
export const members: FactsCheck = {
  kinds: [twice, never],
  run({ members: groups = {} }, report) {
    for (const [group, list] of Object.entries(groups)) {
      const at = appendPointer('/members', group);
      const seen = new Set<string>();
      list.forEach(({ key, joined, left, recordedAt }, index) => {
        const known = JSON.stringify([key, recordedAt]);
        if (seen.has(known)) report(finding(twice, `${at}/${index}/key`, { group, key, day: recordedAt === undefined ? '' : `, each time as known on ${dayInWords(recordedAt)}` }));
        seen.add(known);
        if (joined !== undefined && left !== undefined && left <= joined) report(finding(never, `${at}/${index}`, { group, key, joined: dayInWords(joined), left: dayInWords(left) }));
      });
    }
  },
};

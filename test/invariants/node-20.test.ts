import { expect, it } from 'vitest';
import { sources } from '../helpers/sources.ts';

/** What came after Node 20, the oldest that the command and the server run on; the tests run on a newer one and would not notice. */
const later = /\b(?:Map|Object)\.groupBy\(|\bPromise\.(?:withResolvers|try)\(|\bArray\.fromAsync\(|\bIterator\.from\(|\bRegExp\.escape\(|\bimport\.meta\.(?:dirname|filename|main)\b|\.(?:keys|values|entries)\(\)\.(?:map|filter|flatMap|some|every|find|reduce|forEach|toArray|take|drop)\(|\.(?:isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference)\(/;

it('uses nothing that Node 20 does not have', () => {
  const found = sources().flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => (later.test(line.replace(/\bObject\.(?:keys|values|entries)\(.*?\)/g, '')) ? [`${path}:${index + 1} ${line.trim()}`] : [])));
  expect(found).toEqual([]);
});

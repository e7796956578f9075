import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { PROFILES, TEXTS } from '@remit/std';

const page = readFileSync('docs/library.md', 'utf8');

it('docs/library.md lists every file and every profile that comes with Remit, and no other', () => {
  expect([...page.matchAll(/^\| `(std\/[^`]+)` \|/gm)].map((match) => match[1]!).sort()).toEqual(Object.keys(TEXTS).sort());
  expect([...page.matchAll(/^\| `([a-z][a-z0-9-]*)` \|/gm)].map((match) => match[1]!)).toEqual(PROFILES.map(({ name }) => name));
});

it('docs/library.md counts the measures as they are', () => {
  for (const [, file, count] of page.matchAll(/^\| `(std\/[^`]+)` \| shells of (\d+) measures/gm)) {
    expect([...TEXTS[file!]!.matchAll(/^measure /gm)].length, file).toBe(Number(count));
  }
});

import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { URI } from 'langium';
import { describe, expect, it } from 'vitest';
import { damaged, wordsOf } from './damage.ts';
import { Visitor } from './visitor.ts';

/** Every how many damages the formatter and completion are tried as well. */
const editorEvery = 31;

/** The contract files that are damaged: all examples and all contracts of the tests. */
export function contractFiles(): string[] {
  return [...globSync('examples/**/*.remit'), ...globSync('test/fixtures/contracts/**/*.remit')].map(file => file.replaceAll('\\', '/')).sort();
}

/**
 * Visits every second damage of every file, from number `part` on: cut after each word, each word deleted, each keyword misspelt.
 * Two of these side by side visit all of them.
 */
export function visitFiles(part: 0 | 1): void {
  const visitor = new Visitor();
  describe(`half-typed files, part ${part + 1}`, () => {
    for (const file of contractFiles()) {
      it(file, async () => {
        const text = readFileSync(file, 'utf8');
        const words = wordsOf(visitor.services.remit, text);
        const before = visitor.visited;
        let number = 0;
        for (const damage of damaged(text, words)) {
          if (number % 2 === part) await visitor.visit(URI.file(path.resolve(file)), damage, number % editorEvery === 0);
          number++;
        }
        expect(number).toBe(2 * words.words.length + words.keywords);
        expect(visitor.visited - before).toBe(Math.floor((number + 1 - part) / 2));
      });
    }
  });
}

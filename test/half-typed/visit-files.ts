import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { URI } from 'langium';
import { describe, expect, it } from 'vitest';
import { damaged, wordsOf } from './damage.ts';
import { Visitor } from './visitor.ts';

/** Every how many damages the formatter and completion are tried as well. */
const editorEvery = 31;

/**
 * The contract files that are damaged: all examples and all contracts of the tests, but for the scenarios of the care
 * models, which are long and say the same few things over and over.
 */
export function contractFiles(): string[] {
  const files = [...globSync('examples/**/*.remit'), ...globSync('test/fixtures/contracts/**/*.remit')].map(file => file.replaceAll('\\', '/')).sort();
  return files.filter(file => !/^examples\/care-models\/.*\/scenarios\.remit$/.test(file));
}

/** For a short run: of how many damages one is visited. Made of digits, or all are visited. */
const step = /^[1-9]\d{0,3}$/.test(process.env.HALF_TYPED_STEP ?? '') ? Number.parseInt(process.env.HALF_TYPED_STEP!, 10) : 1;

/** Of the longest contracts one damage in 32 is visited, so that the suite stays within its eight minutes; of all others every one. */
function strideOf(file: string): number {
  return /^examples\/(care-models|unitingcare)\//.test(file) ? 32 * step : step;
}

/**
 * Visits every second damage of every file, from number `part` on: cut after each word, each word deleted, each keyword misspelt.
 * Two of these side by side visit all of them, but for those that the stride of a file leaves out and a short run passes over.
 */
export function visitFiles(part: 0 | 1): void {
  const visitor = new Visitor();
  describe(`half-typed files, part ${part + 1}`, () => {
    for (const file of contractFiles()) {
      it(file, async () => {
        const text = readFileSync(file, 'utf8');
        const words = wordsOf(visitor.services.remit, text);
        const before = visitor.visited;
        const stride = strideOf(file);
        let [number, taken] = [0, 0];
        for (const damage of damaged(text, words)) {
          if (number++ % stride !== 0) continue;
          if (taken % 2 === part) await visitor.visit(URI.file(path.resolve(file)), damage, taken % editorEvery === 0);
          taken++;
        }
        expect(number).toBe(2 * words.words.length + words.keywords);
        expect(visitor.visited - before).toBe(Math.floor((Math.ceil(number / stride) + 1 - part) / 2));
      });
    }
  });
}

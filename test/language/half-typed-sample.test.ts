import { readFileSync } from 'node:fs';
import path from 'node:path';
import { URI } from 'langium';
import { describe, expect, it } from 'vitest';
import { damaged, wordsOf } from '../half-typed/damage.ts';
import { contractFiles } from '../half-typed/visit-files.ts';
import { Visitor } from '../half-typed/visitor.ts';

/** Every how many damages one is visited; a prime, so that all kinds have their turn. */
const every = 211;

describe('a fixed sample of half-typed files', () => {
  const visitor = new Visitor();
  it('gives findings, never an exception', async () => {
    let number = 0;
    for (const file of contractFiles()) {
      const text = readFileSync(file, 'utf8');
      for (const damage of damaged(text, wordsOf(visitor.services.remit, text))) {
        if (number++ % every === 0) await visitor.visit(URI.file(path.resolve(file)), damage, true);
      }
    }
    expect(visitor.visited).toBe(Math.ceil(number / every));
    expect(visitor.visited).toBeGreaterThan(200);
  }, 120_000);
});

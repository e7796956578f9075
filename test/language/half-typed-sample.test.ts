import { createRemitServices } from '@remit/language';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { build, unfit } from '../half-typed/builds.ts';
import { damaged, keywordsOf } from '../half-typed/damage.ts';

const sample = ['a-shared-savings', 'k-alliance', 'p-passing-on'];

describe('a fixed sample of half-typed files', () => {
  const services = createRemitServices();
  const keywords = keywordsOf(services);
  for (const name of sample) {
    it(name, async () => {
      const all = [...damaged(readFileSync(`test/fixtures/contracts/${name}.remit`, 'utf8'), keywords)];
      const chosen = all.filter((_, index) => index % 29 === 0);
      expect(chosen.length).toBeGreaterThan(20);
      for (const damage of chosen) expect(unfit(await build(services, damage.text)), `${damage.kind} at ${damage.at}`).toBeUndefined();
    });
  }
});

import { buildDocuments, createRemitServices } from '@remit/language';
import { describe, expect, it } from 'vitest';

const forms: Readonly<Record<string, (depth: number) => string>> = {
  brackets: depth => `${'('.repeat(depth)}1${')'.repeat(depth)}`,
  conditions: depth => `${'if 1 at least 2 then 3 otherwise '.repeat(depth)}4`,
  minus: depth => `${'-'.repeat(depth)}1`,
  not: depth => `${'not '.repeat(depth)}yes`,
  of: depth => `${'5% of '.repeat(depth)}1`,
  sums: depth => `1${' + 1'.repeat(depth)}`,
};

const services = createRemitServices();

describe('deep nesting', () => {
  for (const [name, form] of Object.entries(forms)) {
    it(`of ${name} is one clear finding, never a crash`, async () => {
      const [document] = await buildDocuments(services, [{ uri: `file:///deep-${name}.remit`, text: `let A = ${form(20_000)}\n` }]);
      expect(document!.diagnostics!.map(diagnostic => diagnostic.code)).toContain('SYN-006');
      expect(document!.diagnostics!.filter(diagnostic => String(diagnostic.code).startsWith('SYN'))).toHaveLength(1);
    });

    it(`of ${name} to a depth people write is read`, async () => {
      const [document] = await buildDocuments(services, [{ uri: `file:///fine-${name}.remit`, text: `let A = ${form(30)}\n` }]);
      expect(document!.parseResult.parserErrors).toEqual([]);
      expect(document!.diagnostics!.map(diagnostic => diagnostic.code)).not.toContain('SYN-006');
    });
  }
});

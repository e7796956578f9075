import { describe, expect, it } from 'vitest';
import { canonicalJson } from '@remit/program/canonical';
import { sha256Hex } from '@remit/program/hash';
import { paymentKey, postingKey } from '@remit/program/keys';

const ofCanonical = (identity: unknown): string => sha256Hex(canonicalJson(identity)).slice(0, 32);
const base = { line: 'Activity', period: '2026-04', payer: 'Council', payee: 'A81001', seq: 3 };

describe('keys are hashes of canonical JSON', () => {
  it.each([
    ['no member', base],
    ['a fund', { ...base, fund: 'Budget' }],
    ['a member', { ...base, dims: { Clinics: 'A81001' } }],
    ['a name that is a number', { ...base, dims: { 7: 'A' } }],
    ['members and elements, not in order', { ...base, fund: 'Budget', dims: { Zones: 'z', Clinics: 'A', 10: 'x', 9: 'y' } }],
    ['signs that are escaped', { ...base, payee: 'a"b\\ud83d\n\u0007\u2028€😀é', dims: { 'Ü"': '\\ud' } }],
  ])('of postings: %s', (_, posting) => {
    expect(postingKey('C "1"', posting)).toBe(ofCanonical({ contract: 'C "1"', ...posting }));
  });

  it('of postings without members, however that is written', () => {
    expect(postingKey('C', { ...base, dims: {} })).toBe(postingKey('C', base));
  });

  it('of payments', () => {
    const payment = { payer: 'Zoë "Z"', payee: 'A\\B', seq: 1 };
    expect(paymentKey('C', payment)).toBe(ofCanonical({ contract: 'C', ...payment }));
  });

  it('and refuse what has no canonical text', () => {
    expect(() => postingKey('C', { ...base, payee: 'a\ud800' })).toThrow(TypeError);
    expect(() => postingKey('C', { ...base, dims: { Clinics: 'a\udc00' } })).toThrow(TypeError);
    expect(() => paymentKey('C', { payer: 'a', payee: 'b', seq: 1.5 })).toThrow(TypeError);
    expect(() => paymentKey('C', { payer: 'a', payee: 'b', seq: -0 })).toThrow(TypeError);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { factsHash } from '@remit/program/hash';
import { canonicalJson, documentHash, legKey, paymentKey, postingKey, sha256Hex, type FactsDocument } from '@remit/program';

describe('canonical JSON', () => {
  it('sorts members by UTF-16 code units and writes the shortest escapes', () => {
    const document = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude02': 5, '\u0080': 6, '\u00f6': 7 };
    expect(canonicalJson(document)).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😂":5,"\ufb33":3}');
    expect(canonicalJson(['\u0000\u001f"\\/\b\t\n\f\r£'])).toBe('["\\u0000\\u001f\\"\\\\/\\b\\t\\n\\f\\r£"]');
  });

  it('does not depend on the order in which members were added, and leaves out undefined ones', () => {
    expect(canonicalJson({ b: [1, { d: true, c: null }], a: 'x', e: undefined })).toBe(canonicalJson({ a: 'x', b: [1, { c: null, d: true }] }));
  });

  it('keeps members named like what objects inherit', () => {
    expect(canonicalJson(JSON.parse('{"__proto__":"p","constructor":"c","toString":"t"}'))).toBe('{"__proto__":"p","constructor":"c","toString":"t"}');
  });

  it.each([
    ['a fraction', { lines: [{ amount: 0.5 }] }, 'The number 0.5 at "/lines/0/amount"'],
    ['a large number', { a: 2 ** 53 }, 'The number 9007199254740992 at "/a"'],
    ['negative zero', [-0], 'The number 0 at "/0"'],
    ['no number', [NaN], 'The number NaN at "/0"'],
    ['infinity', [Infinity], 'The number Infinity at "/0"'],
    ['half a character', { a: '\ud83d' }, 'The text at "/a" is not well-formed'],
    ['half a character in a name', { '\ud83d': 1 }, 'The text at "" is not well-formed'],
    ['a BigInt', { 'a/b': 1n }, 'JSON has no word for the bigint at "/a~1b"'],
    ['a function', [() => 1], 'JSON has no word for the function at "/0"'],
    ['nothing in a list', [undefined], 'JSON has no word for the undefined at "/0"'],
    ['a gap in a list', [, 1], 'The list at "" has gaps'],
    ['a date', { a: new Date(0) }, 'The value at "/a" is not a plain object'],
    ['a map', { a: new Map() }, 'The value at "/a" is not a plain object'],
    ['an object with a spelling of its own', { a: { toJSON: () => 1 } }, 'The value at "/a" is not a plain object'],
  ])('refuses %s', (_, document, message) => {
    expect(() => canonicalJson(document)).toThrow(TypeError);
    expect(() => canonicalJson(document)).toThrow(message);
  });

  it('refuses a document that contains itself, but not one that holds a thing twice', () => {
    const circle: { inner?: unknown } = {};
    circle.inner = [circle];
    expect(() => canonicalJson(circle)).toThrow('The document contains itself at "/inner/0".');
    const shared = { x: 1 };
    expect(canonicalJson([shared, shared])).toBe('[{"x":1},{"x":1}]');
  });

  it('does not run out of stack', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 50_000; level++) deep = [deep];
    expect(canonicalJson(deep)).toHaveLength(100_001);
  });
});

describe('hashes', () => {
  it('are SHA-256', () => {
    expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sha256Hex(new Uint8Array([0x61, 0x62, 0x63]))).toBe(sha256Hex('abc'));
    expect(sha256Hex('£')).toBe(sha256Hex(new Uint8Array([0xc2, 0xa3])));
  });

  it('and keys are as the documentation works them out', () => {
    const page = readFileSync(new URL('../../docs/program/schema.md', import.meta.url), 'utf8');
    const [ledger, posting] = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(match => JSON.parse(match[1]!));
    const [canonical, hash] = [...page.matchAll(/```text\n([\s\S]*?)\n```/g)].map(match => match[1]!);
    expect(canonicalJson(ledger)).toBe(canonical);
    expect(documentHash(ledger)).toBe(hash);
    expect(canonicalJson(posting)).toBe(page.match(/^\{"contract".*"seq":1\}$/m)![0]);
    const { contract, ...entry } = posting;
    expect(page).toContain(`has the key \`${postingKey(contract, entry)}\``);
  });
});

describe('keys', () => {
  const leg = { line: 'Core', period: '2026-04', dims: { Practices: 'A81001' }, payer: 'Council', payee: 'A81001', fund: 'Budget' };

  it('depend on everything that identifies an entry', () => {
    const keys = [
      postingKey('c', { ...leg, seq: 1 }), postingKey('d', { ...leg, seq: 1 }), postingKey('c', { ...leg, seq: 2 }),
      ...Object.keys(leg).map(field => postingKey('c', { ...leg, [field]: field === 'dims' ? { Practices: 'B' } : 'other', seq: 1 })),
      postingKey('c', { ...leg, dims: undefined, seq: 1 }), postingKey('c', { ...leg, fund: undefined, seq: 1 }),
      paymentKey('c', { payer: 'Council', payee: 'A81001', seq: 1 }), paymentKey('c', { payer: 'A81001', payee: 'Council', seq: 1 }), paymentKey('c', { payer: 'Council', payee: 'A81001', seq: 2 }),
    ];
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.every(key => /^[0-9a-f]{32}$/.test(key))).toBe(true);
  });

  it('depend on nothing else', () => {
    const more = { ...leg, seq: 1, amount: '1.00', due: '2026-05-15', asOf: '2026-05-01', kind: 'accrual', key: '' };
    expect(postingKey('c', more)).toBe(postingKey('c', { ...leg, seq: 1 }));
    expect(postingKey('c', { ...leg, dims: {}, seq: 1 })).toBe(postingKey('c', { ...leg, dims: undefined, seq: 1 }));
    expect(legKey({ ...leg, dims: { B: '2', A: '1' } })).toBe(legKey({ ...leg, dims: { A: '1', B: '2' } }));
  });
});

it('the hash of facts does not depend on where they were read', () => {
  const facts = (at?: string, value = '7'): FactsDocument => ({
    format: 'remit-facts/1.0',
    observations: [{ fact: 'People', period: '2026-04', value, ...(at ? { at } : {}) }],
    members: { g: [{ key: 'A', ...(at ? { at } : {}) }] },
    rows: { ['__proto__']: [{ period: '2026-04', values: { a: '1' }, ...(at ? { at } : {}) }] },
  });
  expect(factsHash(facts('a.csv:2'))).toBe(factsHash(facts('b.csv:9')));
  expect(factsHash(facts('a.csv:2'))).toBe(documentHash(facts()));
  expect(factsHash(facts('a.csv:2', '8'))).not.toBe(factsHash(facts('a.csv:2')));
});

import { describe, expect, it } from 'vitest';
import { decodeText } from '@remit/language/project/decode';

describe('decodeText', () => {
  it('reads UTF-8 and drops a byte order mark', () => {
    expect(decodeText(new TextEncoder().encode('\uFEFF£1'))).toEqual({ text: '£1' });
  });

  it('does not mistake a written replacement character for a wrong byte', () => {
    expect(decodeText(new TextEncoder().encode('a\uFFFDb'))).toEqual({ text: 'a\uFFFDb' });
    const bytes = new Uint8Array([...new TextEncoder().encode('a\uFFFDb\n£'), 0xa3]);
    expect(decodeText(bytes).problem).toEqual({ line: 1, character: 1, looksLike: 'Windows-1252' });
  });

  it('finds the place of a Windows pound sign', () => {
    const bytes = new Uint8Array([...new TextEncoder().encode('one\r\ntwo '), 0xa3, 0x31]);
    expect(decodeText(bytes)).toEqual({ text: 'one\r\ntwo \uFFFD1', problem: { line: 1, character: 4, looksLike: 'Windows-1252' } });
  });

  it('knows a sign cut off at the end of the file', () => {
    expect(decodeText(new Uint8Array([0x61, 0xc2])).problem).toEqual({ line: 0, character: 1, looksLike: 'Windows-1252' });
  });

  it('names UTF-16 in both byte orders', () => {
    expect(decodeText(new Uint8Array([0xff, 0xfe, 0x61, 0]))).toEqual({ text: 'a', problem: { line: 0, character: 0, looksLike: 'UTF-16' } });
    expect(decodeText(new Uint8Array([0xfe, 0xff, 0, 0x61]))).toEqual({ text: 'a', problem: { line: 0, character: 0, looksLike: 'UTF-16' } });
  });
});

import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { readProjectFile } from '@remit/language/project/project-file';
import { defaultSettings, settingNames } from '@remit/language/project/project-settings';
import { projectSchema } from '@remit/language/project/project-schema';

const accepts = new Ajv2020().compile(projectSchema);
const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readProjectFile(bytes(text));
const found = (text: string) =>
  read(text).findings.map(({ code, range }) => `${code} ${range.start.line + 1}:${range.start.character + 1}-${range.end.line + 1}:${range.end.character + 1}`);

describe('a project file', () => {
  it('that is empty braces says nothing', () => {
    expect(read('{}')).toEqual({ settings: defaultSettings, findings: [] });
  });

  it('sets what it names', () => {
    const { settings, findings } = read('{ "$schema": "x", "include": ["contracts/**"], "exclude": ["contracts/old"], "libraries": ["@health/measures"], "out": "programs/made", "rules": { "OUT-019": "off" } }');
    expect(findings).toEqual([]);
    expect(settings).toEqual({ include: ['contracts/**'], exclude: ['contracts/old'], libraries: ['@health/measures'], out: 'programs/made', rules: new Map([['OUT-019', 'off']]), thresholds: new Map(), unreviewed: [], facts: new Map(), pages: undefined });
  });

  it('has the settings of its schema', () => {
    expect(Object.keys(projectSchema.properties ?? {}).sort()).toEqual([...settingNames].sort());
  });

  it.each([
    '{ "pages": "https://docs.example.org/remit" }', '{ "pages": "https://localhost:8080/a/" }', '{ "pages": "http://docs.example.org" }', '{ "pages": "docs" }', '{ "pages": "https://" }', '{ "pages": "https://a@b.example" }',
    '{ "pages": "https://docs.example.org/?x=1" }', '{ "pages": "https://docs.example.org/#a" }', '{ "pages": "javascript:alert(1)" }', '{ "pages": 7 }', '{ "pages": "https://a.example/b c" }',
    '{}', '{ "include": ["contracts/**"], "out": "made", "libraries": ["@health/measures", "outcomes"], "rules": { "OUT-019": "off" } }', '{ "include": "contracts" }', '{ "include": [""] }',
    '{ "libraries": ["Not A Package"] }', '{ "rules": { "OUT010": "off" } }', '{ "rules": { "OUT-019": "loud" } }', '{ "inclued": [] }', '{ "out": 7 }', '[]', '{ "facts": { "a.csv": "a.remit" } }', '{ "facts": { "a.csv": "a" } }', '{ "facts": { "a.csv": "/a.remit" } }',
  ])('%s is accepted by the schema if and only if it has no findings', (text) => {
    expect(accepts(JSON.parse(text))).toBe(read(text).findings.length === 0);
  });

  it('says which facts are for which contract', () => {
    const { settings, findings } = read('{ "facts": { "reported/*.csv": "./contracts/a.remit", "b.json": "b.remit" } }');
    expect([settings.facts, findings]).toEqual([new Map([['reported/*.csv', 'contracts/a.remit'], ['b.json', 'b.remit']]), []]);
    expect(found('{ "facts": { "a.csv": "a", "b.csv": "../b.remit", "c.csv": 1, "[": "c.remit", "d.csv": "d.remit", "d.csv": "e.remit" } }')).toEqual(['CFG-038 1:23-1:26', 'CFG-038 1:37-1:49', 'CFG-003 1:60-1:61', 'CFG-004 1:63-1:66', 'CFG-005 1:99-1:106']);
    expect(found('{ "facts": ["a.csv"] }')).toEqual(['CFG-003 1:12-1:21']);
  });

  it('may start with a byte order mark', () => {
    expect(read('\uFEFF{ "out": "made" }').settings.out).toBe('made');
  });

  it('reports a name that is nearly right, with the right one', () => {
    const { findings } = read('{\n  "inclued": ["a"]\n}');
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      code: 'CFG-002',
      severity: 1,
      message: 'There is no setting "inclued", so this has no effect. Did you mean "include"?',
      range: { start: { line: 1, character: 2 }, end: { line: 1, character: 11 } },
      data: { replacement: '"include"' },
    });
  });

  it('lists the settings when no name is near', () => {
    expect(read('{ "currency": "GBP" }').findings[0]!.message).toBe(
      'There is no setting "currency", so this has no effect. There are "$schema", "include", "exclude", "libraries", "out", "rules", "thresholds", "unreviewed", "facts", "pages".',
    );
  });

  it.each([
    ['{ "__proto__": { "out": "x" } }', ['CFG-002 1:3-1:14']],
    ['{ "constructor": 1 }', ['CFG-002 1:3-1:16']],
    ['{ "include": "a" }', ['CFG-003 1:14-1:17']],
    ['{ "include": ["a", 3, ""] }', ['CFG-003 1:20-1:21', 'CFG-003 1:23-1:25']],
    ['{ "out": ["a"] }', ['CFG-003 1:10-1:15']],
    ['{ "$schema": 1 }', ['CFG-003 1:14-1:15']],
    ['[]', ['CFG-003 1:1-1:3']],
    ['{ "out": "a", "out": "b" }', ['CFG-005 1:15-1:20']],
    ['{ "exclude": ["a\\\\b"] }', ['CFG-004 1:15-1:21']],
    ['{ "exclude": ["/a"] }', ['CFG-004 1:15-1:19']],
    ['{ "exclude": ["C:/a"] }', ['CFG-004 1:15-1:21']],
    ['{ "exclude": ["../a"] }', ['CFG-004 1:15-1:21']],
    ['{ "exclude": ["!a"] }', ['CFG-004 1:15-1:19']],
    ['{ "exclude": ["a[b"] }', ['CFG-004 1:15-1:20']],
    ['{ "libraries": ["./measures.remit"] }', ['CFG-006 1:17-1:35']],
    ['{ "libraries": ["std"] }', ['CFG-006 1:17-1:22']],
    ['{ "libraries": ["../../etc"] }', ['CFG-006 1:17-1:28']],
    ['{ "out": "../made" }', ['CFG-007 1:10-1:19']],
    ['{ "out": "/made" }', ['CFG-007 1:10-1:17']],
    ['{ "out": "./" }', ['CFG-007 1:10-1:14']],
    ['{ "out": "a\\u0000b" }', ['CFG-007 1:10-1:20']],
    ['{ "out": "a\\nb" }', ['CFG-007 1:10-1:16']],
    ['{ "rules": [] }', ['CFG-003 1:12-1:14']],
    ['{ "rules": { "OUT-019": "loud" } }', ['CFG-003 1:25-1:31']],
    ['{ "rules": { "OUT-019": false } }', ['CFG-003 1:25-1:30']],
    ['{ "rules": { "outcome": "off" } }', ['CFG-009 1:14-1:23']],
    ['{ "rules": { "REF-001": "off" } }', ['CFG-009 1:14-1:23']],
    ['{ "rules": { "OUT-019": "off", "OUT-019": "off" } }', ['CFG-005 1:32-1:41']],
    ['{ "out": "" }', ['CFG-007 1:10-1:12']],
  ])('%s is refused at its place', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    ['{ "out": "a",\n }', 'CFG-001 2:2-2:3', 'comma after the last item'],
    ['', 'CFG-001 1:1-1:2', 'too early'],
    ['// notes\n{}', 'CFG-001 1:1-1:2', 'Comments are not possible'],
  ])('%j is not JSON', (text, place, words) => {
    expect(found(text)).toEqual([place]);
    expect(read(text).findings[0]!.message).toContain(words);
    expect(read(text).settings).toEqual(defaultSettings);
  });

  it('keeps the good items beside a wrong one', () => {
    expect(read('{ "include": ["a", "/b", "c"] }').settings.include).toEqual(['a', 'c']);
  });

  it('has to be UTF-8', () => {
    const { findings } = readProjectFile(new Uint8Array([...bytes('{\n "out": "'), 0xa3, ...bytes('" }')]));
    expect(findings.map(({ code, range, message }) => [code, range.start, message])).toEqual([
      ['CFG-001', { line: 1, character: 9 }, '"remit.json" is not UTF-8: this character was probably saved in an older Windows encoding, so signs such as £ cannot be read with certainty. Save the file again with the encoding UTF-8.'],
    ]);
  });
});

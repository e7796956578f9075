import { describe, expect, it } from 'vitest';
import { importsOf, sources } from '../helpers/sources.ts';

const MAY_IMPORT: Record<string, string[]> = {
  program: [],
  std: [],
  runtime: ['program'],
  language: ['program'],
  compiler: ['language', 'program', 'runtime', 'std'],
  story: ['program', 'runtime'],
  stepper: ['program', 'runtime', 'story'],
  views: ['language', 'program', 'runtime'],
  compare: ['story', 'compiler', 'language', 'program', 'runtime'],
  server: ['compare', 'views', 'stepper', 'story', 'compiler', 'language', 'program', 'runtime', 'std'],
  cli: ['compare', 'server', 'views', 'stepper', 'story', 'compiler', 'language', 'program', 'runtime', 'std'],
  vscode: ['server', 'views', 'language'],
};
const WORLDLESS = ['program', 'runtime', 'language', 'story', 'stepper', 'compare', 'views'];
const CLOCKLESS = ['program', 'runtime', 'language', 'compiler'];

const all = sources();

describe('architecture', () => {
  it('finds sources of every package', () => {
    expect(Object.keys(MAY_IMPORT).filter((name) => !all.some((source) => source.package === name))).toEqual([]);
  });

  it('lets arrows point downwards only', () => {
    const upward = all.flatMap((source) =>
      importsOf(source)
        .flatMap((specifier) => /^@remit\/([a-z]+)/.exec(specifier)?.[1] ?? [])
        .filter((target) => !MAY_IMPORT[source.package]?.includes(target))
        .map((target) => `${source.path} -> ${target}`));
    expect(upward).toEqual([]);
  });

  it('reaches into other packages by name, never by path', () => {
    const across = all.flatMap((source) =>
      importsOf(source)
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => new URL(specifier, `file:///${source.path}`).pathname)
        .filter((target) => !target.startsWith(`/packages/${source.package}/`))
        .map((target) => `${source.path} -> ${target}`))
      .filter((edge) => !/-> \/packages\/std\/.*\.json$/.test(edge) && !edge.endsWith('.remit'));
    expect(across).toEqual([]);
  });

  it('keeps the world out of program, runtime and language', () => {
    const worldly = all.filter((source) => WORLDLESS.includes(source.package)).flatMap((source) =>
      importsOf(source)
        .filter((specifier) => specifier.startsWith('node:') || specifier === 'vscode' || specifier === 'fs')
        .map((specifier) => `${source.path} -> ${specifier}`));
    expect(worldly).toEqual([]);
  });

  it('keeps clocks, randomness and floats off the way from text to payment', () => {
    const forbidden = /\bDate\.now\(|\bnew Date\(|\bMath\.(random|round)\(|\bparseFloat\(|\.toFixed\(/;
    const found = all.filter((source) => CLOCKLESS.includes(source.package)).flatMap((source) =>
      source.text.split('\n').flatMap((line, index) => forbidden.test(line) ? [`${source.path}:${index + 1} ${line.trim()}`] : []));
    expect(found).toEqual([]);
  });

  it('lets only the lowering of the compiler read the AST', () => {
    const readers = all
      .filter((source) => source.package !== 'language')
      .filter((source) => /from '@remit\/language\/(ast|generated\/ast)'/.test(source.text) || /import[^;]*\bast\b[^;]*from '@remit\/language'/.test(source.text))
      .map((source) => source.path)
      .filter((path) => !path.startsWith('packages/compiler/src/lower/'));
    expect(readers).toEqual([]);
  });

  it('shows the views of a contract nothing but plain data', () => {
    const taken = all.filter((source) => source.package === 'views').flatMap(({ path, text }) =>
      [...text.matchAll(/^(import|export) (type )?[^;]*? from '(@remit\/language[^']*)'/gm)].filter(([, , type, from]) => !type || from !== '@remit/language/overview/overview').map(([line]) => `${path}: ${line}`));
    expect(taken).toEqual([]);
  });

  it('draws without a clock, without randomness and without the world', () => {
    const found = all.filter((source) => source.package === 'views' && /\bDate\.now\(|\bnew Date\(|\bMath\.random\(|\bdocument\.|\bwindow\./.test(source.text)).map(({ path }) => path);
    expect(found).toEqual([]);
  });

  it('keeps files small', () => {
    const lengths = all.map((source) => ({ path: source.path, lines: source.text.split('\n').length })).sort((a, b) => a.lines - b.lines);
    expect(lengths[Math.floor(lengths.length / 2)]?.lines).toBeLessThan(80);
    expect(lengths.filter(({ lines }) => lines > 400).map(({ path }) => path)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { URI } from 'langium';
import { MemoryFiles } from './support/memory-files.ts';
import { load, loaderServices } from './support/services.ts';

const measure = (name: string) => `measure ${name} "m" { count of contacts better when higher }\n`;

describe('imports', () => {
  it('are followed to the end, each file once, by whatever path it is named', async () => {
    const files = new MemoryFiles({
      '/p/a.remit': 'import "./lib/b.remit"\nimport "./lib/../lib/./b.remit"\nimport "../p/lib/b.remit"\n',
      '/p/lib/b.remit': 'import "../c.remit"\n',
      '/p/c.remit': measure('C'),
      '/p/other.remit': measure('Other'),
    });
    const { documents, roots, findings } = await load(loaderServices(files), { files: ['/p/a.remit'] });
    expect(findings).toEqual([]);
    expect(roots).toEqual(['/p/a.remit']);
    expect(documents).toEqual(['/p/a.remit', '/p/c.remit', '/p/lib/b.remit']);
  });

  it('may form a circle', async () => {
    const files = new MemoryFiles({ '/p/a.remit': 'import "./b.remit"', '/p/b.remit': 'import "./a.remit"\nimport "./b.remit"' });
    const services = loaderServices(files);
    const { documents, findings } = await load(services, { files: ['/p/a.remit'] });
    expect(findings).toEqual([]);
    expect(documents).toEqual(['/p/a.remit', '/p/b.remit']);
    const { ProjectLoader } = services.workspace;
    expect(ProjectLoader.importersOf(URI.file('/p/b.remit')).map(({ path }) => path)).toEqual(['/p/a.remit', '/p/b.remit']);
    expect(ProjectLoader.resolveImport(URI.file('/p/a.remit'), './b.remit')?.path).toBe('/p/b.remit');
    expect(ProjectLoader.resolveImport(URI.file('/p/a.remit'), './c.remit')).toBeUndefined();
  });

  const there = {
    '/p/measures.remit': '',
    '/p/lib/x.remit': '',
    '/p/notes.txt': '',
    '/p/link.remit': null,
    '/p/sub': null,
  };
  const wrong: [path: string, code: string, message: string][] = [
    ['./measure.remit', 'IMP-001', 'The file "./measure.remit" cannot be found, so nothing is imported from it: there is no file "measure.remit". Did you mean "./measures.remit"?'],
    ['./zzz/measures.remit', 'IMP-001', 'The file "./zzz/measures.remit" cannot be found, so nothing is imported from it: there is no folder "zzz". Check the path: it starts at the folder of this file.'],
    ['./measures', 'IMP-001', 'The file "./measures" cannot be found, so nothing is imported from it: there is no file "measures". Did you mean "./measures.remit"?'],
    ['./Measures.remit', 'IMP-001', 'There is no file "Measures.remit", but there is "measures.remit". Capital and small letters count, as they do on other computers. Write "./measures.remit".'],
    ['./Lib/x.remit', 'IMP-001', 'There is no folder "Lib", but there is "lib". Capital and small letters count, as they do on other computers. Write "./lib/x.remit".'],
    ['./lib', 'IMP-001', '"./lib" is a folder, so nothing is imported. Import the files in it one by one, such as "./lib/measures.remit".'],
    ['./notes.txt/x.remit', 'IMP-001', '"notes.txt" in "./notes.txt/x.remit" is a file, not a folder, so nothing is imported. Check the path.'],
    ['./notes.txt', 'IMP-002', '"./notes.txt" is not a contract file: only files whose name ends in ".remit" can be imported.'],
    ['', 'IMP-002', '"" cannot be imported. The path is empty. Write the file to import, such as "./measures.remit".'],
    ['.\\measures.remit', 'IMP-002', '".\\measures.remit" cannot be imported. Write folders with "/" instead of "\\": that works on every computer.'],
    ['/p/measures.remit', 'IMP-002', '"/p/measures.remit" cannot be imported. The path starts at the root of a disk, which is different on every computer. Write it relative to this file, such as "../measures.remit".'],
    ['C:/p/measures.remit', 'IMP-002', '"C:/p/measures.remit" cannot be imported. The path starts at the root of a disk, which is different on every computer. Write it relative to this file, such as "../measures.remit".'],
    ['https://example.org/x.remit', 'IMP-002', '"https://example.org/x.remit" cannot be imported. Files are imported from the project, a library listed in remit.json or "std/…", not from an address.'],
    ['measures.remit', 'IMP-002', '"measures.remit" is a file of this project: write its path from here, "./measures.remit".'],
    ['std/calender/england.remit', 'IMP-006', 'The library that comes with Remit has no file "std/calender/england.remit", so nothing is imported. Did you mean "std/calendar/england.remit"?'],
    ['@health/measures/x.remit', 'IMP-007', '"@health/measures" is not a library of this project, so nothing is imported from it. Make a project file remit.json with "libraries": ["@health/measures"]; a file of the project itself is written with "./" in front.'],
    ['./link.remit', 'IMP-009', '"link.remit" in "./link.remit" is a link to another place, and what it leads to can differ from computer to computer. Import the file itself, or list its package under "libraries" in remit.json.'],
    ['./sub/x.remit', 'IMP-009', '"sub" in "./sub/x.remit" is a link to another place, and what it leads to can differ from computer to computer. Import the file itself, or list its package under "libraries" in remit.json.'],
  ];
  it('that lead nowhere are reported, each with what to write instead', async () => {
    const files = new MemoryFiles({ ...there, '/p/a.remit': wrong.map(([path]) => `import "${path}"`).join('\n') });
    const { findings, documents } = await load(loaderServices(files, { 'std/calendar/england.remit': '' }), { files: ['/p/a.remit'] });
    expect(findings).toEqual(wrong.map(([, code, message], index) => `/p/a.remit:${index + 1}:8 ${code} ${message}`));
    expect(documents).toEqual(['/p/a.remit']);
  });

  it('of a file that cannot be read say so', async () => {
    const files = new MemoryFiles({ '/p/a.remit': 'import "./b.remit"', '/p/b.remit': '' });
    const read = files.readBinary.bind(files);
    files.readBinary = (uri) => (uri.path.endsWith('/b.remit') ? Promise.reject(new Error('EACCES')) : read(uri));
    const { findings } = await load(loaderServices(files), { files: ['/p/a.remit'] });
    expect(findings).toEqual(['/p/a.remit:1:8 IMP-010 The file "./b.remit" is there but cannot be read, so nothing is imported from it. Check that you may open it.']);
  });
});

describe('libraries', () => {
  const project = { '/w/p/remit.json': '{ "libraries": ["@health/measures", "plain"] }' };

  it('are found upward of the project file, and their files import each other', async () => {
    const files = new MemoryFiles({
      ...project,
      '/w/p/deep/a.remit': 'import "@health/measures/nda.remit"\nimport "plain"\n',
      '/w/node_modules/@health/measures/nda.remit': 'import "./more.remit"',
      '/w/node_modules/@health/measures/more.remit': '',
      '/w/p/node_modules/plain/index.remit': '',
    });
    const { findings, documents } = await load(loaderServices(files), { files: ['/w/p/deep/a.remit'] });
    expect(findings).toEqual([]);
    expect(documents).toEqual([
      '/w/node_modules/@health/measures/more.remit', '/w/node_modules/@health/measures/nda.remit',
      '/w/p/deep/a.remit', '/w/p/node_modules/plain/index.remit',
    ]);
  });

  const wrong: [path: string, finding: string][] = [
    ['@health/measure/nda.remit', 'IMP-007 "@health/measure" is not a library of this project, so nothing is imported from it. Did you mean "@health/measures"? Add "@health/measure" to "libraries" in remit.json; a file of the project itself is written with "./" in front.'],
    ['plain/x.remit', 'IMP-008 The library "plain" is listed in remit.json but not installed, so nothing is imported from it. Install it with: npm install plain'],
    ['@health/measures/nad.remit', 'IMP-001 The file "@health/measures/nad.remit" cannot be found, so nothing is imported from it: there is no file "nad.remit". Did you mean "@health/measures/nda.remit"?'],
    ['@health/measures/../../../etc/x.remit', 'IMP-002 "@health/measures/../../../etc/x.remit" cannot be imported. A path into a library cannot contain "..".'],
  ];
  it('that are not there are reported', async () => {
    const files = new MemoryFiles({ ...project, '/w/p/a.remit': wrong.map(([path]) => `import "${path}"`).join('\n'), '/w/node_modules/@health/measures/nda.remit': '' });
    const { findings } = await load(loaderServices(files), { files: ['/w/p/a.remit'] });
    expect(findings).toEqual(wrong.map(([, finding], index) => `/w/p/a.remit:${index + 1}:8 ${finding}`));
  });

  it('come with Remit under "std", and may import each other', async () => {
    const files = new MemoryFiles({ '/p/a.remit': 'import "std/calendars/all.remit"' });
    const std = { 'std/calendars/all.remit': 'import "./england.remit"\nimport "std/x.remit"', 'std/calendars/england.remit': '', 'std/x.remit': '' };
    const { findings, documents } = await load(loaderServices(files, std), { files: ['/p/a.remit'] });
    expect(findings).toEqual([]);
    expect(documents).toEqual(['/p/a.remit', 'remit-std:/calendars/all.remit', 'remit-std:/calendars/england.remit', 'remit-std:/x.remit']);
  });
});

describe('a search', () => {
  const tree = {
    '/w/top.remit': '',
    '/w/p/remit.json': '{ "exclude": ["drafts", "**/*.old.remit"], "out": "made" }',
    '/w/p/a.remit': '',
    '/w/p/a.old.remit': '',
    '/w/p/sub/b.remit': '',
    '/w/p/drafts/c.remit': '',
    '/w/p/made/d.remit': '',
    '/w/p/build/e.remit': '',
    '/w/p/.hidden/f.remit': '',
    '/w/p/node_modules/x/g.remit': '',
    '/w/p/.h.remit': '',
    '/w/p/notes.txt': '',
    '/w/p/linked': null,
    '/w/q/remit.json': '{ "include": ["contracts/**"] }',
    '/w/q/contracts/x.remit': '',
    '/w/q/other/y.remit': '',
  };

  it('takes what the nearest project file includes', async () => {
    const { roots } = await load(loaderServices(new MemoryFiles(tree)), { folders: ['/w'] });
    expect(roots).toEqual(['/w/p/a.remit', '/w/p/sub/b.remit', '/w/q/contracts/x.remit', '/w/top.remit']);
  });

  it('reads the project file above the folder it starts in', async () => {
    const { roots } = await load(loaderServices(new MemoryFiles(tree)), { folders: ['/w/q/other'] });
    expect(roots).toEqual([]);
  });

  it('does not keep a file from being loaded that is named or imported', async () => {
    const files = new MemoryFiles({ ...tree, '/w/p/a.remit': 'import "./drafts/c.remit"' });
    const { documents } = await load(loaderServices(files), { files: ['/w/p/a.remit', '/w/p/a.old.remit'] });
    expect(documents).toEqual(['/w/p/a.old.remit', '/w/p/a.remit', '/w/p/drafts/c.remit']);
  });

  it('reports what is wrong in the project files it met', async () => {
    const { findings } = await load(loaderServices(new MemoryFiles({ ...tree, '/w/q/remit.json': '{ "includes": [] }' })), { folders: ['/w'] });
    expect(findings).toEqual(['/w/q/remit.json:1:3 CFG-002 There is no setting "includes", so this has no effect. Did you mean "include"?']);
  });
});

it('a file that is not UTF-8 is reported at the wrong sign', async () => {
  const files = new MemoryFiles({ '/p/a.remit': 'import "./b.remit"', '/p/b.remit': new Uint8Array([0x2f, 0x2f, 0x0a, 0x2f, 0x2f, 0x20, 0xa3]) });
  const { findings } = await load(loaderServices(files), { files: ['/p/a.remit'] });
  expect(findings).toEqual([
    '/p/b.remit:2:4 LEX-090 "b.remit" is not UTF-8: this character was probably saved in an older Windows encoding, so signs such as £ cannot be read with certainty. Save the file again with the encoding UTF-8.',
  ]);
});

it('a file asked for that cannot be read is named', async () => {
  const { loaded } = await load(loaderServices(new MemoryFiles({ '/p/a.remit': '' })), { files: ['/p/a.remit', '/p/b.remit'] });
  expect(loaded.unreadable.map(({ path }) => path)).toEqual(['/p/b.remit']);
});

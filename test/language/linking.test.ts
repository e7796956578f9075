import { buildDocuments, createRemitServices, standardLibrary, type ast } from '@remit/language';
import { DocumentState, EmptyFileSystemProvider, URI, type FileSystemNode, type LangiumDocument } from 'langium';
import { describe, expect, it } from 'vitest';

const frame = (body: string): string => `contract C {\n term 1 April 2026 to 31 March 2031\n years start 1 April\n currency GBP\n rounding to £0.01, half up\n${body}\n}\n`;

/** Files that exist outside the documents already loaded. */
class MemoryFiles extends EmptyFileSystemProvider {
  readonly files = new Map<string, string>();

  override async readFile(uri?: URI): Promise<string> {
    const text = this.files.get(String(uri));
    if (text === undefined) throw new Error(`There is no ${String(uri)}.`);
    return text;
  }

  override async stat(uri?: URI): Promise<FileSystemNode> {
    await this.readFile(uri);
    return { isFile: true, isDirectory: false, uri: uri! };
  }
}

const disk = new MemoryFiles();
const withDisk = (): ReturnType<typeof createRemitServices> => createRemitServices({ fileSystemProvider: () => disk });

async function edit(services: ReturnType<typeof createRemitServices>, document: LangiumDocument, text: string): Promise<void> {
  disk.files.set(document.uri.toString(), text);
  await services.shared.workspace.DocumentBuilder.update([document.uri], []);
}

const codes = (document: LangiumDocument | undefined): unknown[] => (document?.diagnostics ?? []).map(diagnostic => diagnostic.code).sort();

describe('imports', () => {
  const shared = { uri: 'file:///c/shared.remit', text: 'let Rate = 5%\nlet Other = 3\n' };
  const user = { uri: 'file:///c/user.remit', text: `import "./shared.remit"\n${frame('let Twice = 2 * Rate')}` };

  it('make only the names of the imported file visible', async () => {
    const [, , stranger] = await buildDocuments(createRemitServices(), [shared, user, { uri: 'file:///c/stranger.remit', text: frame('let Twice = 2 * Rate') }]);
    expect(codes(stranger)).toEqual(['REF-001']);
  });

  it('take only the names they list', async () => {
    const [, named] = await buildDocuments(createRemitServices(), [shared, { uri: 'file:///c/named.remit', text: `import { Other } from "./shared.remit"\n${frame('let A = Other   let B = Rate')}` }]);
    expect(codes(named)).toEqual(['REF-001']);
  });

  it('leave importers alone when what a file exports is the same, and move their references', async () => {
    const services = withDisk();
    const [library, importer] = await buildDocuments(services, [shared, user]);
    const diagnostics = importer!.diagnostics;
    const before = importer!.references[0]!;
    await edit(services, library!, `// a note\n${shared.text.replaceAll(' = ', '  =  ')}`);
    expect(importer!.diagnostics).toBe(diagnostics);
    expect((before as { ref?: unknown }).ref).toBe((library!.parseResult.value as ast.RemitFile).declarations[0]);
  });

  it('check importers again, without linking them, when a figure changes that their checks look at', async () => {
    const services = withDisk();
    const scored = (high: string): string => `measure Rating { score from 0 to ${high}   better when higher }\nlet Price = £5\n`;
    const rated = { uri: 'file:///c/rated.remit', text: `import "./scored.remit"\n${frame('provider Trust "Trust"   outcome Good { measured by Rating   target 60   accountable Trust 100% }')}` };
    const [library, importer] = await buildDocuments(services, [{ uri: 'file:///c/scored.remit', text: scored('100') }, rated]);
    const linked: string[] = [];
    services.shared.workspace.DocumentBuilder.onDocumentPhase(DocumentState.Linked, document => void linked.push(document.uri.path));
    expect(codes(importer)).not.toContain('OUT-007');
    await edit(services, library!, scored('50'));
    expect(codes(importer)).toContain('OUT-007');
    const found = importer!.diagnostics;
    await edit(services, library!, `// a note\n${scored('50')}`);
    expect(importer!.diagnostics).toBe(found);
    // Rules look at prices and shares too.
    await edit(services, library!, scored('50').replace('£5', '£7'));
    expect(importer!.diagnostics).not.toBe(found);
    expect(linked).toEqual(['/c/scored.remit', '/c/scored.remit', '/c/scored.remit']);
  });

  it('link importers again when a figure becomes another kind of value', async () => {
    const services = withDisk();
    const [library, importer] = await buildDocuments(services, [shared, { uri: user.uri, text: `import "./shared.remit"\n${frame('let Sum = Other + £2')}` }]);
    expect(codes(importer)).toContain('DATA-011');
    await edit(services, library!, 'let Rate = 5%\nlet Other = £3\n');
    expect(codes(importer)).not.toContain('DATA-011');
  });

  it('link importers again when the file imports another', async () => {
    const services = withDisk();
    disk.files.set('file:///c/one.remit', 'let Base = 5');
    disk.files.set('file:///c/two.remit', 'let Base = £5');
    const [library, importer] = await buildDocuments(services, [
      { uri: 'file:///c/between.remit', text: 'import "./one.remit"\nlet Made = Base' },
      { uri: 'file:///c/outer.remit', text: `import "./between.remit"\n${frame('let Sum = Made + £2')}` },
    ]);
    expect(codes(importer)).toContain('DATA-011');
    await edit(services, library!, 'import "./two.remit"\nlet Made = Base');
    expect(codes(importer)).not.toContain('DATA-011');
  });

  it('link importers again when a name changes, and when it comes back', async () => {
    const services = withDisk();
    const [library, importer] = await buildDocuments(services, [shared, user]);
    await edit(services, library!, 'let Share = 5%\nlet Other = 3\n');
    expect(codes(importer)).toEqual(['REF-001']);
    await edit(services, library!, shared.text);
    expect(codes(importer)).toEqual([]);
  });

  it('leave a file with an unknown name alone while unrelated files are edited', async () => {
    const services = withDisk();
    const [library, broken] = await buildDocuments(services, [shared, { uri: 'file:///c/broken.remit', text: frame('let A = Nowhere') }]);
    const diagnostics = broken!.diagnostics;
    await edit(services, library!, 'let Renamed = 1\n');
    expect(codes(broken)).toEqual(['REF-001']);
    expect(broken!.diagnostics).toBe(diagnostics);
  });

  it('find a file that is added later', async () => {
    const services = createRemitServices();
    const [importer] = await buildDocuments(services, [user]);
    expect(codes(importer)).toEqual(['IMP-001']);
    expect(importer!.references.some(({ error }) => error !== undefined)).toBe(true);
    await buildDocuments(services, [shared]);
    expect(codes(importer)).toEqual([]);
    expect(importer!.references.some(({ error }) => error !== undefined)).toBe(false);
  });

  it('lose their names again when their file is deleted', async () => {
    const services = createRemitServices();
    const [library, importer] = await buildDocuments(services, [shared, user]);
    await services.shared.workspace.DocumentBuilder.update([], [library!.uri]);
    expect(codes(importer)).toEqual(['IMP-001']);
    expect(importer!.references.some(({ error }) => error !== undefined)).toBe(true);
  });

  it('read the built-in library from what the host injects', async () => {
    const services = createRemitServices(undefined, { standardLibrary: standardLibrary({ 'std/rates.remit': 'let Rate = 5%\n' }) });
    const [document] = await buildDocuments(services, [{ uri: 'file:///c/a.remit', text: `import "std/rates.remit"\n${frame('let A = Rate')}` }]);
    expect(codes(document)).toEqual([]);
    expect(document!.references[0]!.error).toBeUndefined();
    expect(services.shared.workspace.LangiumDocuments.hasDocument(URI.parse('remit-std:/rates.remit'))).toBe(true);
  });

  it('give a scenario of another file the names inside its contract', async () => {
    const [, scenario] = await buildDocuments(createRemitServices(), [
      { uri: 'file:///c/contract.remit', text: frame('fact Spend { money between £0 and £5, each year }') },
      { uri: 'file:///c/scenario.remit', text: 'import "./contract.remit"\nscenario "One" for C { in 2026/27 { Spend = £3 } }\n' },
    ]);
    expect(codes(scenario)).toEqual([]);
  });

  it('load the files they name, and what those name in turn', async () => {
    disk.files.set('file:///d/b.remit', 'import "./sub/c.remit"\nlet B = C\n');
    disk.files.set('file:///d/sub/c.remit', 'let C = 2\n');
    const services = withDisk();
    const [document] = await buildDocuments(services, [{ uri: 'file:///d/a.remit', text: 'import "./b.remit"\nlet A = B\n' }]);
    expect(codes(document)).toEqual([]);
    expect(services.shared.workspace.LangiumDocuments.all.map(each => each.uri.path).toArray().sort()).toEqual(['/d/a.remit', '/d/b.remit', '/d/sub/c.remit']);
  });

  it('may go round in a circle', async () => {
    const documents = await buildDocuments(createRemitServices(), [
      { uri: 'file:///c/a.remit', text: 'import "./b.remit"\nlet A = 1 + B\n' },
      { uri: 'file:///c/b.remit', text: 'import "./a.remit"\nlet B = 2\n' },
    ]);
    expect(documents.map(codes)).toEqual([[], []]);
  });
});

describe('names', () => {
  it('that are prototype keys are only names', async () => {
    const [document] = await buildDocuments(createRemitServices(), [{ uri: 'file:///c/p.remit', text: frame('let Constructor = 1   let A = Constructor   let B = ToString') }]);
    expect(codes(document)).toEqual(['REF-001']);
  });

  it('are linked in time that grows with the length of the file, not with its square', async () => {
    const linked = async (count: number): Promise<number> => {
      const lets = Array.from({ length: count }, (_, index) => `let A${index} = ${index === 0 ? '1' : `A${index - 1} + A0`}`);
      const services = createRemitServices();
      const start = performance.now();
      const [document] = await buildDocuments(services, [{ uri: 'file:///c/long.remit', text: frame(lets.join('\n')) }], { validation: false });
      expect(document!.references.every(reference => !reference.error)).toBe(true);
      return performance.now() - start;
    };
    await linked(500);
    const short = await linked(500);
    const long = await linked(4_000);
    // Eight times the length; the square would be sixty-four times the time.
    expect(long / short).toBeLessThan(32);
  });
});

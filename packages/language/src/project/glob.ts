import picomatch from 'picomatch/posix.js';

const options = { nonegate: true, noextglob: true, strictBrackets: true, windows: false } as const;

/** What is wrong with a glob of a project file, in words; undefined if nothing is. */
export function globProblem(glob: string): string | undefined {
  if (glob.includes('\\')) return 'It contains a backslash: write folders with "/", on every computer.';
  if (glob.startsWith('/') || /^[A-Za-z]:/.test(glob)) return 'It starts at the root of a disk: globs start at the folder of the project file.';
  if (glob.split('/').includes('..')) return 'It leads out of the folder of the project file with "..".';
  if (glob.startsWith('!')) return 'It starts with "!": list what does not belong under "exclude".';
  try {
    picomatch.makeRe(glob, options);
  } catch {
    return 'A bracket or brace in it is opened and not closed, or closed and not opened.';
  }
  return undefined;
}

/** Whether a path (with "/", without "./" in front) is meant by one of the globs. A glob that names a folder means all that is in it. */
export type PathTest = (path: string) => boolean;

/** Makes one test of several globs. Globs with a problem match nothing. */
export function matchAny(globs: readonly string[]): PathTest {
  const tests = globs.filter((glob) => !globProblem(glob)).map((glob) => {
    const plain = glob.replace(/^(\.\/)+/, '').replace(/\/+$/, '');
    if (plain === '' || plain === '.') return () => true;
    const whole = picomatch(plain, options);
    const within = picomatch(`${plain}/**`, options);
    return (path: string) => whole(path) || within(path);
  });
  return (path) => tests.some((test) => test(path));
}

/** Whether a word on the command line is a glob rather than a name. */
export function isGlob(text: string): boolean {
  return picomatch.scan(text, options).isGlob;
}

/** The folder that every match of a glob lies in, and the rest of the glob. */
export function globBase(glob: string): { base: string; rest: string } {
  const { base, glob: rest } = picomatch.scan(glob, options);
  return { base, rest };
}

import 'mocha/mocha.js';

interface Runner {
  on(event: 'pass' | 'pending', listener: () => void): void;
}

/** What the browser build of mocha puts into the worker. */
interface Mocha {
  setup(options: object): void;
  run(done: (failures: number) => void): Runner;
}

interface Host {
  mocha: Mocha;
  describe(title: string, define: () => void): void;
  it(title: string, test: () => void | Promise<void>): void;
  before(prepare: () => void | Promise<void>): void;
  after(tidy: () => void | Promise<void>): void;
  afterEach(tidy: () => void | Promise<void>): void;
}

const host = globalThis as unknown as Host;

/** The runner, which the browser build makes by itself. */
export const mocha = host.mocha;

/** As mocha's own, which exist only once the runner has been set up. */
export const describe: Host['describe'] = (title, define) => host.describe(title, define);

/** As mocha's own, which exist only once the runner has been set up. */
export const it: Host['it'] = (title, test) => host.it(title, test);

/** As mocha's own, which exist only once the runner has been set up. */
export const before: Host['before'] = (prepare) => host.before(prepare);

/** As mocha's own, which exist only once the runner has been set up. */
export const after: Host['after'] = (tidy) => host.after(tidy);

/** As mocha's own, which exist only once the runner has been set up. */
export const afterEach: Host['afterEach'] = (tidy) => host.afterEach(tidy);

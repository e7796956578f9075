import Mocha from 'mocha';
import { options, report } from './report.ts';

/** Called by VS Code in its extension host; resolves if every test passed, rejects otherwise, also if none ran. */
export async function run(): Promise<void> {
  const mocha = new Mocha(options);
  mocha.suite.emit('pre-require', globalThis, 'suite', mocha);
  const { defineSuites } = await import('./suites.ts');
  defineSuites();
  await report((done) => mocha.run(done));
}

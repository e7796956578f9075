import { options, report } from '../report.ts';
import { defineSuites } from '../suites.ts';
import { mocha } from './mocha.ts';

/** Called by VS Code in the extension host of a browser's worker; resolves if every test passed, rejects otherwise, also if none ran. */
export async function run(): Promise<void> {
  mocha.setup(options);
  defineSuites();
  await report((done) => mocha.run(done));
}

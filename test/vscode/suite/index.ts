import Mocha from 'mocha';

/** Called by VS Code in its extension host; resolves if every test passed, rejects otherwise, also if none ran. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', color: false, timeout: 60_000, reporter: 'spec' });
  mocha.suite.emit('pre-require', globalThis, 'suite', mocha);
  const { defineFeatures } = await import('./features.suite.ts');
  const { defineActivation, defineSuite } = await import('./extension.suite.ts');
  defineActivation();
  defineFeatures();
  defineSuite();
  let passed = 0;
  let pending = 0;
  console.log('[[suite begin]]');
  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    runner.on('pass', () => (passed += 1));
    runner.on('pending', () => (pending += 1));
  });
  console.log(`${passed} passed, ${failures} failed, ${pending} left out`);
  console.log('[[suite end]]');
  if (failures > 0) throw new Error(`${failures} test(s) failed`);
  if (pending > 0) throw new Error(`${pending} test(s) were left out`);
  if (passed === 0) throw new Error('no test ran');
}

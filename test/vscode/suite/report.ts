/** What is used of mocha's runner, in Node and in a browser. */
interface Run {
  (done: (failures: number) => void): { on(event: 'pass' | 'pending', listener: () => void): void };
}

/** How mocha is set up everywhere. */
export const options = { ui: 'bdd', color: false, timeout: 60_000, reporter: 'spec', ...(__GREP__ ? { grep: __GREP__ } : {}) } as const;

/** Runs the tests that were defined; rejects if any failed or was left out, and if there were none. */
export async function report(run: Run): Promise<void> {
  let passed = 0;
  let pending = 0;
  console.log('[[suite begin]]');
  const failures = await new Promise<number>((resolve) => {
    const runner = run(resolve);
    runner.on('pass', () => (passed += 1));
    runner.on('pending', () => (pending += 1));
  });
  console.log(`${passed} passed, ${failures} failed, ${pending} left out`);
  console.log('[[suite end]]');
  if (failures > 0) throw new Error(`${failures} test(s) failed`);
  if (pending > 0) throw new Error(`${pending} test(s) were left out`);
  if (passed === 0) throw new Error('no test ran');
}

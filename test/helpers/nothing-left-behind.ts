import { afterAll, expect } from 'vitest';

const before = shared();

/** Test files run one after another in the same processes, so that what they load is loaded once: none may leave anything behind. */
afterAll(() => {
  expect(shared()).toEqual(before);
});

/** What files share: where they are, the environment, and what all objects inherit. */
function shared(): unknown {
  const names = [Object.prototype, Array.prototype, Function.prototype, Map.prototype, String.prototype, Object, Function].map(each => Object.getOwnPropertyNames(each).sort());
  return { folder: process.cwd(), environment: { ...process.env, VITEST_POOL_ID: undefined, VITEST_WORKER_ID: undefined }, names };
}

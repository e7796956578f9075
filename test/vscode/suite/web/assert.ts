/** What the suite uses of `node:assert/strict`, for a worker without Node. */
function assert(value: unknown, message = `${String(value)} is not true`): asserts value {
  if (!value) throw new Error(message);
}

function written(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (part === undefined ? '(undefined)' : part), 1);
}

function sorted(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return Array.isArray(value) ? value.map(sorted) : value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => [key, sorted(part)]));
}

assert.ok = assert;

assert.equal = (actual: unknown, expected: unknown, message = 'not equal'): void => {
  assert(Object.is(actual, expected), `${message}: expected ${written(expected)}, got ${written(actual)}`);
};

assert.notEqual = (actual: unknown, other: unknown, message = 'equal'): void => {
  assert(!Object.is(actual, other), `${message}: both are ${written(actual)}`);
};

assert.deepEqual = (actual: unknown, expected: unknown, message = 'not equal'): void => {
  assert(written(sorted(actual)) === written(sorted(expected)), `${message}: expected ${written(expected)}, got ${written(actual)}`);
};

assert.match = (text: string, pattern: RegExp, message = 'no match'): void => {
  assert(pattern.test(text), `${message}: ${pattern} does not match ${JSON.stringify(text)}`);
};

assert.doesNotMatch = (text: string, pattern: RegExp, message = 'a match'): void => {
  assert(!pattern.test(text), `${message}: ${pattern} matches ${JSON.stringify(text)}`);
};

export default assert;

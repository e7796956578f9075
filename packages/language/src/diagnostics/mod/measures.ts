import { defineDiagnostic } from '../entry.ts';

/** MOD: bounds and effects that cannot come true. Levels that a measure cannot come to are OUT-007. */

export const differentThings = defineDiagnostic<{ first: string; second: string }>({
  code: 'MOD-022',
  severity: 'error',
  title: 'An effect that compares different things',
  message: ({ first, second }) => `'${first}' is compared with '${second}'. Count the same thing on both sides.`,
  why: 'A reduction of one thing against another has no meaning.',
  remedy: 'Write the same noun twice.',
  bad: 'reduction of visits in Treated against falls in Controls',
  good: 'reduction of falls in Treated against falls in Controls',
});

export const boundsBackwards = defineDiagnostic<{ low: string; high: string }>({
  code: 'MOD-025',
  severity: 'error',
  title: 'Bounds that leave no room',
  message: ({ low, high }) => `No value lies between ${low} and ${high}. Write the lower bound first.`,
  why: 'Every figure that is reported would be refused.',
  remedy: 'Write the lower bound first and the higher one after it.',
  bad: 'fact Spend { money between £50m and £25m }',
  good: 'fact Spend { money between £25m and £50m }',
});

import { defineDiagnostic } from '../entry.ts';

/** MOD: bounds, levels and effects that cannot come true. */

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

export const levelOutOfRange = defineDiagnostic<{ level: string; figure: string; measure: string; low: string; high: string }>({
  code: 'MOD-026',
  severity: 'error',
  title: 'A level that the measure cannot come to',
  message: ({ level, figure, measure, low, high }) => `The ${level} is ${figure}, but '${measure}' always lies between ${low} and ${high}.`,
  why: 'A level that can never be reached, or is always reached, pays the same whatever is achieved.',
  remedy: 'Correct the level, or the bounds of the measure.',
  bad: 'measure Control { proportion AtTarget / Tested … }\noutcome GlucoseControl { measured by Control   target 680% … }',
  good: 'measure Control { proportion AtTarget / Tested … }\noutcome GlucoseControl { measured by Control   target 68% … }',
});

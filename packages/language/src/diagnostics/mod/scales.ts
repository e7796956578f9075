import { defineDiagnostic } from '../entry.ts';

/** MOD: parts and ramps that leave values out or run the wrong way. Bands that do are OUT-008. */

export const partsBroken = defineDiagnostic<{ detail: string }>({
  code: 'MOD-011',
  severity: 'error',
  title: 'Parts that leave a gap or overlap',
  message: ({ detail }) => `${detail} Each pound must fall into exactly one part.`,
  why: 'A pound in a gap would be shared by nobody; one in two parts would be shared twice.',
  remedy: "Let each part start where the one before ends; the first with 'first', the last with 'beyond'.",
  bad: 'in parts { first 2%: nothing, beyond 3%: ICB pays Trust 50% }',
  good: 'in parts { first 2%: nothing, beyond 2%: ICB pays Trust 50% }',
});

export const rampBackwards = defineDiagnostic<{ direction: string; from: string; to: string }>({
  code: 'MOD-012',
  severity: 'error',
  title: 'A ramp that runs the wrong way',
  message: ({ direction, from, to }) => `'${direction}' from ${from} to ${to} runs the other way. ${direction === 'rising' ? "Write the lower level first, or 'falling'." : "Write the higher level first, or 'rising'."}`,
  why: 'The score would jump instead of rising, and doing better would pay less.',
  remedy: 'Exchange the levels or the word.',
  bad: 'Control rising from 70% to 60%',
  good: 'Control rising from 60% to 70%',
});

export const emptyPart = defineDiagnostic<{ low: string; high: string }>({
  code: 'MOD-028',
  severity: 'error',
  title: 'A part that holds nothing',
  message: ({ low, high }) => `No pound lies in this part: it starts at ${low} and ends at ${high}. Write the lower end first.`,
  why: 'What is written for it would never be paid, and the pounds that were meant would be paid by another line.',
  remedy: 'Exchange or correct the ends.',
  bad: 'in parts { first £100: 0%, £100 to £50: 50%, beyond £50: 80% }',
  good: 'in parts { first £50: 0%, £50 to £100: 50%, beyond £100: 80% }',
});

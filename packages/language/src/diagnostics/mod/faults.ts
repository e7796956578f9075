import { defineDiagnostic } from '../entry.ts';

/** MOD: faults of Remit itself. */

export const checkBroken = defineDiagnostic<{ fault: string }>({
  code: 'MOD-027',
  severity: 'error',
  title: 'A check that broke down',
  message: ({ fault }) =>
    `This could not be checked, because of a fault in Remit and not in your text. Please report it to those who keep Remit, with this file and these words: "${fault}". If it is urgent, write what is marked here in another way.`,
  why: 'What was not checked could pay wrongly, so nothing is compiled from it.',
  remedy: 'Report it with the file. Until it is mended, say the same in other words or in smaller parts.',
  bad: '// any text on which a check breaks down',
  good: '',
});

export const brokenHole = defineDiagnostic<{ problem: 'empty' | 'open'; text: string }>({
  code: 'MOD-366',
  severity: 'warning',
  title: 'Braces in the wording that show nothing',
  message: ({ problem, text }) => problem === 'empty'
    ? `Nothing is named between '${text}', so the printed contract shows the braces. Write the name of what is to stand here, such as '{Core.amount}', or take the braces out.`
    : `This '{' is not closed, so the printed contract shows it as it is. Close it after the name, as in '{Core.amount}', or take it out.`,
  why: 'The printed contract would have a brace where a figure or a title should stand.',
  remedy: 'Write a name between two braces.',
  bad: '"""The commissioner pays {}."""\npayment Core { … }',
  good: '"""The commissioner pays {Core.amount}."""\npayment Core { … }',
});

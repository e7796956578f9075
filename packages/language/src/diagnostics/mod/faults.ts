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

import type { EncodingProblem } from './decode.ts';

/** What to tell somebody whose file is not UTF-8. */
export function encodingMessage(file: string, problem: EncodingProblem): string {
  const why = problem.looksLike === 'UTF-16'
    ? 'it was saved as UTF-16'
    : 'this character was probably saved in an older Windows encoding';
  return `"${file}" is not UTF-8: ${why}, so signs such as £ cannot be read with certainty. Save the file again with the encoding UTF-8.`;
}

/** Name of the request for the programs of the contracts in a file. */
export const compileRequest = 'remit/compile';

/** The file whose contracts are to be compiled. */
export interface CompileParams {
  uri: string;
}

/**
 * Programs and maps to be written, as `remit compile` writes them; or why there are none: the file has no contract, or it or
 * what it imports has so many errors.
 */
export type CompileAnswer =
  | { files: CompiledFile[]; contracts: string[] }
  | { refused: 'no contract' | 'not found' }
  | { refused: 'errors'; errors: number; uri: string };

/** A file to be written. */
export interface CompiledFile {
  uri: string;
  text: string;
}

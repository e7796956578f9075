/** The compiler: contract text to program. A library without a file system; hosts load and link the documents. */
export { compileContract, type CompiledContract } from './compile.ts';
export { compileProject, type CompiledProject, type ProjectContract } from './compile-project.ts';
export { CATALOGUE, type CompilerCode } from './diagnostics/catalogue.ts';
export type { Finding, RelatedPlace } from './diagnostics/findings.ts';
export type { Place } from './emit/origin.ts';

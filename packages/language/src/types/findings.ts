import type { AstNode } from 'langium';
import type { DiagnosticEntry } from '../diagnostics/entry.ts';

/** Where type inference hands what it finds. */
export type Findings = <Params>(entry: DiagnosticEntry<Params>, params: Params, node: AstNode) => void;

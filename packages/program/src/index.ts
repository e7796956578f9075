export type * from './expression.ts';
export * from './program.ts';
export * from './facts.ts';
export * from './ledger.ts';
export * from './result.ts';
export * from './source-map.ts';
export * from './scenario.ts';

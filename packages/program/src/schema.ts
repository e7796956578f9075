/** JSON Schemas (2020-12) of every document. */
export * from './schema/index.ts';

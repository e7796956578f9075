/** The syntax tree of Remit: every declaration and clause as its own type, named in the field's words. */
export * from './generated/ast.ts';

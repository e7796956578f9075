export { compareTexts } from './compare-texts.ts';
export type { ChangeKind, ClauseChange, ComparedPlace, ComparedText, ContractInText, DeclarationChange, Renaming, TextComparison } from './compared.ts';
export { isRenamedIn } from './renaming.ts';

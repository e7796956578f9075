import { defineFinding } from '@remit/program/validate/finding';

export const noLevel = defineFinding({
  code: 'SCN-101', title: 'Facts that have no such level',
  message: "The scenario takes facts it does not give {otherwise}, and for {facts} the contract does not say what that is.",
  why: 'Without them the scenario would not be worked through to its end.',
  fix: 'Give these facts in the scenario.',
});
/** The kinds above. */
export const scenarioKinds = [noLevel];

import { defineFinding } from '@remit/program/validate/finding';

export const valuesAwaited = defineFinding({
  code: 'FCT-260', title: 'Values still to come',
  message: "{count} that '{contract}' needs: {values}.",
  why: 'While a value is missing, a payment that rests on it is held, or goes by what the contract says for that case; the value is never taken for nothing.',
  fix: 'Give the values when they are known. Until then leave them out, or leave their cells empty.',
});
export const notCompared = defineFinding({
  code: 'FCT-261', title: 'Facts whose contract has errors',
  message: "These facts are not checked at the moment, because the contract in '{file}' has errors.",
  why: 'What a value is, and for when it is given, is for the contract to say.',
  fix: 'Mend the errors of the contract; then these facts are checked again.',
});

/** The kinds above, which an editor tells about files of facts. */
export const awaitedKinds = [valuesAwaited, notCompared];

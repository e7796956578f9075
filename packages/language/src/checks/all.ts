import type { Check } from './check.ts';
import { boundsRunUpwards } from './amounts/bounds-run-upwards.ts';
import { effectsCompareLike } from './amounts/effects-compare-like.ts';
import { expectedWithinBounds } from './amounts/expected-within-bounds.ts';
import { figuresHaveSigns } from './amounts/figures-have-signs.ts';
import { figuresOfOneKind } from './amounts/figures-of-one-kind.ts';
import { fractionsInBrackets } from './amounts/fractions-in-brackets.ts';
import { listsOfOne } from './amounts/lists-of-one.ts';
import { nounsBesideNumbers } from './amounts/nouns-beside-numbers.ts';
import { partsComplete } from './amounts/parts-complete.ts';
import { passedOnOnce } from './amounts/passed-on-once.ts';
import { pricesSayHowLong } from './amounts/prices-say-how-long.ts';
import { rampsRunTheRightWay } from './amounts/ramps-run-the-right-way.ts';
import { sharesAddUp } from './amounts/shares-add-up.ts';
import { weightsAlike } from './amounts/weights-alike.ts';
import { yearsInOrder } from './amounts/years-in-order.ts';
import { clausesAgree } from './clauses/clauses-agree.ts';
import { clausesOnce } from './clauses/clauses-once.ts';
import { declarationsInContracts } from './clauses/declarations-in-contracts.ts';
import { overflowGoesElsewhere } from './clauses/overflow-goes-elsewhere.ts';
import { requiredClauses } from './clauses/required-clauses.ts';
import { topicsFit } from './clauses/topics-fit.ts';
import { contractMandatoryClauses } from './contract/mandatory-clauses.ts';
import { profileKnown } from './contract/profile-known.ts';
import { nothingLeftToWrite } from './contract/nothing-left-to-write.ts';
import { statesInOrder } from './contract/states-in-order.ts';
import { termRunsForwards } from './contract/term-runs-forwards.ts';
import { importsResolve } from './imports/imports-resolve.ts';
import { namesStartWithACapital } from './names/names-start-with-a-capital.ts';
import { uniqueNames } from './names/unique-names.ts';
import { wordingHolesFilled } from './names/wording-holes-filled.ts';
import { expectationsFit } from './scenarios/expectations-fit.ts';
import { tablesComplete } from './tables/tables-complete.ts';
import { amountsFit } from './types/amounts-fit.ts';
import { noValueCycles } from './types/no-value-cycles.ts';
import { oneCurrency } from './types/one-currency.ts';
import { ruleLimitsFit } from './types/rule-limits-fit.ts';

/** Every check of the structure of the text. */
export const allChecks: readonly Check[] = [
  ...amountsFit,
  ...boundsRunUpwards,
  clausesAgree,
  ...clausesOnce,
  contractMandatoryClauses,
  declarationsInContracts,
  effectsCompareLike,
  expectationsFit,
  expectedWithinBounds,
  ...figuresHaveSigns,
  ...figuresOfOneKind,
  fractionsInBrackets,
  importsResolve,
  listsOfOne,
  ...namesStartWithACapital,
  ...nounsBesideNumbers,
  noValueCycles,
  oneCurrency,
  ...overflowGoesElsewhere,
  ...partsComplete,
  passedOnOnce,
  pricesSayHowLong,
  profileKnown,
  rampsRunTheRightWay,
  ...requiredClauses,
  ruleLimitsFit,
  ...sharesAddUp,
  ...statesInOrder,
  nothingLeftToWrite,
  tablesComplete,
  ...termRunsForwards,
  ...topicsFit,
  ...uniqueNames,
  weightsAlike,
  wordingHolesFilled,
  ...yearsInOrder,
];

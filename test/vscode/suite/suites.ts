import { defineDebugging } from './debugging.suite.ts';
import { defineActivation, defineSuite } from './extension.suite.ts';
import { defineFacts } from './facts.suite.ts';
import { defineFeatures } from './features.suite.ts';
import { defineFindingWay } from './finding-way.suite.ts';
import { defineHardships } from './hardships.suite.ts';
import { defineLoad } from './load.suite.ts';
import { defineLog } from './log.suite.ts';
import { definePreview, definePreviewRestricted } from './preview.suite.ts';
import { definePreviewVersions } from './preview-versions.suite.ts';
import { defineRestricted } from './restricted.suite.ts';
import { defineReviewing, defineReviewingRestricted } from './reviewing.suite.ts';
import { defineElsewhere, defineOnlyFacts } from './only-facts.suite.ts';
import { defineScenarios } from './scenarios.suite.ts';
import { defineViews } from './views.suite.ts';
import { defineVirtual } from './virtual.suite.ts';
import { defineWhatIf } from './what-if.suite.ts';

/** Defines the tests of this session, in the order in which they are run. */
export function defineSuites(): void {
  const whole = [defineActivation, defineFeatures, defineViews, defineFindingWay, defineVirtual, defineHardships, defineLoad, defineSuite, definePreview, definePreviewVersions, defineReviewing, defineWhatIf, defineScenarios, defineDebugging, defineFacts, defineLog];
  const restricted = [defineActivation, defineRestricted, definePreviewRestricted, defineReviewingRestricted, defineLog];
  const all = { whole, restricted, facts: [defineOnlyFacts, defineLog], elsewhere: [defineElsewhere] };
  for (const define of all[__SESSION__]) define();
}

import { defineActivation, defineSuite } from './extension.suite.ts';
import { defineFeatures } from './features.suite.ts';
import { defineHardships } from './hardships.suite.ts';
import { defineLog } from './log.suite.ts';
import { defineRestricted } from './restricted.suite.ts';
import { defineViews } from './views.suite.ts';
import { defineVirtual } from './virtual.suite.ts';

/** Defines the tests of this session, in the order in which they are run. */
export function defineSuites(): void {
  const whole = [defineActivation, defineFeatures, defineViews, defineVirtual, defineHardships, defineSuite, defineLog];
  const restricted = [defineActivation, defineRestricted, defineLog];
  for (const define of __SESSION__ === 'restricted' ? restricted : whole) define();
}

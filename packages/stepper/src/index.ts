/** Steps through the calculation of a payment: the calculation, and a session of the Debug Adapter Protocol. Pure, without files or a clock. */
export type { AskedPayment, Material } from './calculation/asked.ts';
export { calculate, type Calculation } from './calculation/calculation.ts';
export { CannotStep } from './calculation/cannot-step.ts';
export { NamedValues, type NamedValue } from './calculation/named-values.ts';
export { stackOf, type Step, type UsedValue } from './calculation/step.ts';
export type { SourcePlace } from '@remit/program/source-place';
export { DebugSession, type Send } from './session/debug-session.ts';
export type { StepperHost } from './session/host.ts';
export type { LaunchArguments } from './session/launch-arguments.ts';

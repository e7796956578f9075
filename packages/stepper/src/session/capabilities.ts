import type { DebugProtocol } from '@vscode/debugprotocol';
import { exceptionFilters } from './breakpoints.ts';

/** What a session can do. */
export const capabilities: DebugProtocol.Capabilities = {
  supportsConfigurationDoneRequest: true,
  supportsFunctionBreakpoints: true,
  supportsEvaluateForHovers: true,
  exceptionBreakpointFilters: [...exceptionFilters],
  supportsStepBack: true,
  supportsRestartFrame: true,
  supportsGotoTargetsRequest: true,
  supportsCompletionsRequest: true,
  supportsRestartRequest: true,
  supportsExceptionInfoRequest: true,
  supportsLoadedSourcesRequest: true,
  supportsTerminateRequest: true,
  supportsBreakpointLocationsRequest: true,
};

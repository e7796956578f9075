import type { Material } from '../calculation/asked.ts';
import type { LaunchArguments } from './launch-arguments.ts';

/** What surrounds a session: it has the files and the compiler, which the session has not. */
export interface StepperHost {
  /**
   * Loads what a launch configuration names.
   *
   * @throws CannotStep in words for the author where that cannot be had: no such file, a contract with errors, facts that are refused
   */
  load(wanted: LaunchArguments): Promise<Material>;
  /** The text of a source that an editor cannot open by itself, such as one of the shipped library. Absent: there is none. */
  textOf?(uri: string): string | undefined;
}

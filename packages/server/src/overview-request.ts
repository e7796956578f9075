import type { Overview, SourcePlace } from '@remit/language/overview/overview';
import type { Program } from '@remit/program';

/**
 * Request for what a file says, as plain data for pictures and a summary. Its parameters are an `OverviewRequest`, its answer is an `OverviewAnswer`, or
 * null where there is no such contract file or it has not been checked to its end. It waits until no check is under way.
 */
export const overviewRequest = 'remit/overview';

/** Which file, and how it is told. */
export interface OverviewRequest {
  textDocument: { uri: string };
  /** The year whose levels curves are drawn with, as the contract names it; the first of the version told if not given. */
  year?: string;
  /** The day whose version of varied contracts is told (YYYY-MM-DD); their last versions if not given. */
  on?: string;
}

/** A contract as plain data. */
export interface OverviewedContract {
  /** Files are named by their addresses in it. It has the sums too that a run of the program tells, where there is one. */
  overview: Overview;
  /** Absent where the compiler has objections that leave none. */
  program?: Program;
}

/** What a file says. */
export interface OverviewAnswer {
  /** The version of the text that this is about; null for a file that is not open. */
  version: number | null;
  /** Whether the text and all that it imports can be read without errors. What has errors is not told: it might mean something else than its author meant. */
  isSound: boolean;
  /** The address of the file, and those of all files that it imports, directly or not. */
  files: string[];
  /** Its contracts in written order; none while it is not sound. */
  contracts: OverviewedContract[];
  /** Where the declarations of the files stand, so that a reader of the text can be followed. */
  declarations: SourcePlace[];
}

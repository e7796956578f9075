import type { SourcePlace } from '@remit/language/overview/overview';
import type { OverviewedContract } from '@remit/server/overview-request';

/** What the page of the preview remembers, so that it comes back as it was. */
export interface PreviewState {
  /** The address of the file that was shown. */
  uri?: string;
  /** The name of its contract. */
  contract?: string;
  /** The year that was chosen. */
  year?: string;
  /** The day whose version of varied contracts was chosen (YYYY-MM-DD); empty for the last. */
  on?: string;
  tab?: string;
  /** How large pictures are, in percent; 0 is as wide as the view. */
  zoom?: number;
  isTable?: boolean;
}

/** A finding as the preview lists it. Lines and columns count from 1. */
export interface ListedFinding {
  severity: 'error' | 'warning' | 'note';
  /** Absent for one of another extension. */
  code?: string;
  message: string;
  place: SourcePlace;
  /** The file and line in words. */
  where: string;
}

/** What the page shows besides findings. */
export interface PreviewContent {
  /** The address of the file that is shown, and what people call it. */
  uri?: string;
  file?: string;
  /** The names of all contracts of the file. */
  contracts: { name: string; title: string }[];
  /** The contract that is shown; absent where there is none. */
  shown?: OverviewedContract;
  /** The year that was chosen, if it is a year of the contract. */
  year?: string;
  declarations: SourcePlace[];
  /** What a reader must know about what is shown, or why nothing is. */
  note?: string;
  /** Whether the text was newer than what is shown, and has errors. */
  isStale: boolean;
}

/** What the extension tells the page. */
export type ToPage =
  | { type: 'content'; content: PreviewContent }
  | { type: 'findings'; findings: ListedFinding[] }
  | { type: 'at'; at: CursorPlace | undefined };

/** Where the cursor is; line and column count from 1. */
export interface CursorPlace { file: string; line: number; column: number }

/** What the page asks of the extension. */
export type FromPage =
  | { type: 'ready'; state: PreviewState }
  | { type: 'go'; place: SourcePlace }
  | { type: 'choose'; contract?: string; year?: string; on?: string }
  | { type: 'code'; code: string }
  | { type: 'copy'; text: string }
  | { type: 'save'; name: string; svg: string };

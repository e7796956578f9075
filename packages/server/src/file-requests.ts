/**
 * Requests by which the server reads files through the editor, which knows file systems that the server cannot reach: those of a
 * browser, of another computer, of a repository that was never cloned. Their parameters are a `FileRequest`; each may be cancelled,
 * and each answers null where there is no such file or folder or it may not be read.
 */
export const fileRequests = {
  /** Answers a `FileStat`. */
  stat: 'remit/stat',
  /** Answers a `FileContent`. */
  readFile: 'remit/readFile',
  /** Answers a `FolderContent`. */
  readDirectory: 'remit/readDirectory',
} as const;

/** What each of the file requests is about. */
export interface FileRequest {
  /** The address of a file or folder. */
  uri: string;
}

/** A `link` leads somewhere else. */
export type FileKind = 'file' | 'folder' | 'link';

/** What there is at an address; a link counts as what it leads to. */
export interface FileStat {
  kind: FileKind;
}

/** The bytes of a file, as text that every transport carries. */
export interface FileContent {
  base64: string;
}

/** The names in a folder, in no particular order. */
export interface FolderContent {
  entries: { name: string; kind: FileKind }[];
}

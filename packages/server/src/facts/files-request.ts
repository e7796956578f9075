/** Name of the request for the files from which the facts of contracts can be taken. Parameters `FactsFilesRequest`; answers `FactsFilesAnswer`. */
export const factsFilesRequest = 'remit/factsFiles';

/** Which file is meant: that of contracts, or of scenarios for some. */
export interface FactsFilesRequest { uri: string }

/** Their addresses: those first that belong to the contracts, by their project or their names; then others around that may hold facts. */
export interface FactsFilesAnswer { files: string[] }

/** Why nothing can be compared, in words for the author: what is the matter and what to do. */
export class CannotCompare extends Error {}

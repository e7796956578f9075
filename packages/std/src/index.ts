/** The library that is shipped with Remit: texts by the path they are imported by, such as "std/mssp.remit". */
export { TEXTS } from './texts.ts';

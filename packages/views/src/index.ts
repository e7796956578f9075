/** Pictures and a plain-English summary of a contract: first as plain data, then as SVG or text. The chart library is loaded when a picture is drawn. */
export { PICTURES, type Mark, type PictureBase, type PictureKind, type ViewTable } from './picture.ts';
export { reckoned } from './reckoned.ts';
export { pictureOf, type Picture, type PictureOptions } from './pictures.ts';
export { renderPicture, type FrameOptions } from './render.ts';
export { pictureStyle } from './svg/palette.ts';
export { summaryOf, type Summary, type SummarySection, type SummarySentence } from './summary/summary.ts';
export { versionWords } from './version-words.ts';
export { summaryText, type SummaryFormat } from './summary/text.ts';

import type { Overview } from '@remit/language/overview/overview';
import type { Program } from '@remit/program';
import { conflictPicture, type ConflictPicture } from './pictures/conflicts.ts';
import { curvesPicture, type CurvesPicture } from './pictures/curves.ts';
import { deliveryPicture, type DeliveryPicture } from './pictures/delivery.ts';
import { moneyPicture, type MoneyPicture } from './pictures/money.ts';
import { timelinePicture, type TimelinePicture } from './pictures/timeline.ts';
import type { PictureKind } from './picture.ts';
import { toldVersion } from './version-words.ts';

/** Any picture. */
export type Picture = MoneyPicture | DeliveryPicture | TimelinePicture | CurvesPicture | ConflictPicture;

/** What a picture is made of besides the overview. */
export interface PictureOptions {
  /** The year whose money is shown, as the contract names it; its first if not given. */
  readonly year?: string;
  /** The compiled contract: the timeline takes due dates and deadlines from it. */
  readonly program?: Program;
}

/** Makes a picture of a contract, as plain data. Of a varied contract it says which version it is of. */
export function pictureOf(kind: PictureKind, overview: Overview, options: PictureOptions = {}): Picture {
  const picture = madeOf(kind, overview, options);
  const version = toldVersion(overview);
  return version === undefined ? picture : { ...picture, description: `The contract ${version}. ${picture.description}` };
}

function madeOf(kind: PictureKind, overview: Overview, { year, program }: PictureOptions): Picture {
  switch (kind) {
    case 'money': return moneyPicture(overview, year);
    case 'delivery': return deliveryPicture(overview);
    case 'timeline': return timelinePicture(overview, program);
    case 'curves': return curvesPicture(overview, year);
    case 'conflicts': return conflictPicture(overview);
  }
}

import { isBusinessDay } from '@remit/compiler/time/business-days';
import { holidayCalendar } from '@remit/compiler/time/calendars';
import { civilFrom } from '@remit/compiler/time/civil';
import type { HintHost } from '@remit/language/lsp/inlay-hints/hint';

/** What hints beside the text rest on: the calendars by which programs are made, and the day of the computer. */
export const inlayHintHost: HintHost = {
  isPaymentDay: (name, { year, month, day }) => {
    const [calendar, date] = [holidayCalendar(name), civilFrom(year, month, day)];
    const isOpen = calendar && date ? isBusinessDay(date, calendar) : undefined;
    return typeof isOpen === 'boolean' ? isOpen : undefined;
  },
  today: () => {
    const now = new Date();
    return { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() };
  },
};

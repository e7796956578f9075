const least = 40;
const most = 300;

/**
 * Makes the pictures in a view as large as wanted, by their own attributes: in percent, or 0 for as they were drawn for the view, whose words are as
 * small as can be read. A picture that is wider than the view says so.
 */
export function resize(view: Element, percent: number): void {
  for (const svg of view.querySelectorAll('svg.remit-picture')) {
    const [, , width, height] = (svg.getAttribute('viewBox') ?? '').split(' ').map(Number);
    if (!width || !height) continue;
    const scale = percent > 0 ? percent / 100 : 1;
    svg.setAttribute('width', String(Math.round(width * scale)));
    svg.setAttribute('height', String(Math.round(height * scale)));
    const room = svg.parentElement;
    const hint = room?.previousElementSibling;
    if (room && hint instanceof HTMLElement && hint.classList.contains('wider')) hint.hidden = room.scrollWidth <= room.clientWidth + 1;
  }
}

/** How wide a picture is drawn for a view: in steps, so that it is not drawn anew for each point that the view is made wider. */
export function roomIn(view: Element): number {
  return Math.max(360, Math.floor(view.clientWidth / 10) * 10);
}

/** How large the picture in a view is, in percent. */
export function sizeOf(view: Element): number {
  const svg = view.querySelector('svg.remit-picture');
  const width = Number(svg?.getAttribute('viewBox')?.split(' ')[2]);
  return svg && width > 0 ? Math.round((Number(svg.getAttribute('width')) / width) * 100) : 100;
}

/** The next size above or below one. */
export function stepped(percent: number, by: 1 | -1): number {
  const next = by > 0 ? Math.floor(percent / 20 + 1) * 20 : Math.ceil(percent / 20 - 1) * 20;
  return Math.max(least, Math.min(most, next));
}

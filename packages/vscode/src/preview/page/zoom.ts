const least = 40;
const most = 300;
/** A picture is made to fit the view, but not so small that its words cannot be read. */
const leastToFit = 0.9;

/** Makes the pictures in a view as large as wanted, by their own attributes: in percent, or 0 for as wide as the view. */
export function resize(view: Element, percent: number): void {
  for (const svg of view.querySelectorAll('svg.remit-picture')) {
    const [, , width, height] = (svg.getAttribute('viewBox') ?? '').split(' ').map(Number);
    if (!width || !height) continue;
    const scale = percent > 0 ? percent / 100 : Math.max(leastToFit, Math.min(1, (svg.parentElement?.clientWidth ?? width) / width));
    svg.setAttribute('width', String(Math.round(width * scale)));
    svg.setAttribute('height', String(Math.round(height * scale)));
  }
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

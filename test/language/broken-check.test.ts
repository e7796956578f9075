import { buildDocuments, createRemitServices } from '@remit/language';
import { afterEach, expect, it, vi } from 'vitest';

afterEach(() => void vi.restoreAllMocks());

const text = `let A = 1 + £2
let B = A + 1
let C = B + A + 1
provider Trust
provider Trust
`;

it('a check that breaks down is one finding, the others go on, and the details go to the log alone', async () => {
  const errors = vi.spyOn(console, 'error');
  const services = createRemitServices();
  const fault = new Error('no such thing');
  vi.spyOn(services.remit.types.TypeComputer, 'inference').mockImplementation(() => { throw fault; });
  const logged: unknown[] = [];
  Object.defineProperty(services.remit.faults, 'FaultLog', { value: (...details: unknown[]) => logged.push(details) });
  const [document] = await buildDocuments(services, [{ uri: 'file:///a.remit', text }]);
  const found = document!.diagnostics!.map(({ code, range, message, severity }) => ({ code, line: range.start.line + 1, message, severity }));
  expect(found.map(({ code, line }) => `${line} ${code}`)).toEqual(['5 MOD-001', '1 MOD-027']);
  expect(found[1]).toMatchObject({
    severity: 1,
    message: 'This could not be checked, because of a fault in Remit and not in your text. Please report it to those who keep Remit, with this file and these words: "no such thing". If it is urgent, write what is marked here in another way.',
  });
  expect(logged).toEqual([1, 2, 3].map(() => [fault, 'file:///a.remit']));
  expect(errors).not.toHaveBeenCalled();
});

it('without a log nothing is written anywhere', async () => {
  const errors = vi.spyOn(console, 'error');
  const services = createRemitServices();
  vi.spyOn(services.remit.types.TypeComputer, 'inference').mockImplementation(() => { throw new Error('no such thing'); });
  const [document] = await buildDocuments(services, [{ uri: 'file:///a.remit', text }]);
  expect(document!.diagnostics!.filter(({ code }) => code === 'MOD-027')).toHaveLength(1);
  expect(errors).not.toHaveBeenCalled();
});

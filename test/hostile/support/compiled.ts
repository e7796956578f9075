import { Folder } from '../../cli/support/run.ts';
import { clinics } from './clinics.ts';

let made: Promise<{ program: string; map: string }> | undefined;

/** The program and the map of the clinics, compiled once. */
export function compiledClinics(): Promise<{ program: string; map: string }> {
  return (made ??= compile());
}

async function compile(): Promise<{ program: string; map: string }> {
  const folder = new Folder({ 'c.remit': clinics });
  const { code, stderr } = await folder.remit('compile', 'c.remit', '--out', '.');
  if (code !== 0) throw new Error(stderr);
  return { program: folder.read('Clinics.program.json'), map: folder.read('Clinics.map.json') };
}

/** The words after `remit` that run the clinics as of a day on which two years' payments are open. */
export const runClinics = (facts: string, ...more: string[]): string[] => ['run', 'P.program.json', '--facts', facts, '--as-of', '2027-08-01', '--out', 'made/', '--ledger-out', 'new.json', ...more];

import { counted } from '@remit/story/money';
import type { Renaming } from '@remit/language/compare/index';
import type { ContractComparison, ScenarioComparison } from './compared-money.ts';

/** So many parties that are called otherwise are named. */
const MOST_NAMES = 3;

/** What a contract pays otherwise, in one sentence. */
export function toldContract({ name, what, scenarios, renamed, isBroken }: Pick<ContractComparison, 'name' | 'what' | 'scenarios'> & { /** Parties that are called otherwise. */ readonly renamed: readonly Renaming[]; readonly isBroken: { readonly before: boolean; readonly after: boolean } }): string {
  if (what === 'new') return isBroken.after ? `Contract "${name}" is new, and cannot be compiled as it stands.` : `Contract "${name}" is new.`;
  if (what === 'gone') return `Contract "${name}" is gone.`;
  if (what === 'broken') {
    const when = isBroken.before && isBroken.after ? 'Neither before nor now could' : isBroken.before ? 'Before,' : 'Now,';
    return `${when === 'Neither before nor now could' ? `Neither before nor now can contract "${name}" be compiled` : `${when} contract "${name}" ${isBroken.before ? 'could' : 'can'}not be compiled`}, so what it pays cannot be compared.`;
  }
  const count = (kind: ScenarioComparison['what']): number => scenarios.filter((one) => one.what === kind).length;
  const [changed, refused, fresh, gone] = [count('changed'), count('refused'), count('new'), count('gone')];
  const held = scenarios.filter((one) => one.what === 'same' && one.holds.both > 0).length;
  const both = scenarios.length - fresh - gone;
  const more = [
    refused > 0 ? `${counted(refused, 'scenario')} could not be worked through` : '',
    fresh > 0 ? `${counted(fresh, 'scenario is', 'scenarios are')} new` : '',
    gone > 0 ? `${counted(gone, 'scenario is', 'scenarios are')} gone` : '',
  ].filter((part) => part !== '');
  const ending = [more.length === 0 ? '.' : `; ${more.join(', ')}.`, ...(held > 0 ? [`In ${counted(held, 'scenario')} some payments are held before and now, so what they come to was not compared.`] : []), ...(what === 'compared' ? namesInWords(renamed) : [])].join(' ');
  if (what === 'unchanged' && changed === 0) return `No change to any payment of contract "${name}"${ending}`;
  if (both === 0) return `Contract "${name}" has no scenario in both states, so what it pays was not compared${ending}`;
  if (changed === 0) return `No payment of contract "${name}" is other in the ${counted(both - refused, 'scenario')} of both states${ending}`;
  return `Contract "${name}" differs in ${changed} of ${counted(both, 'scenario')}${ending}`;
}

/** Who is taken for one, since it says the same under another name; a reader may know better. */
function namesInWords(renamed: readonly Renaming[]): string[] {
  const told = renamed.slice(0, MOST_NAMES).map(({ before, after }) => `"${after}" is taken to be the party that was called "${before}".`);
  return [...told, ...(renamed.length > told.length ? [`So are ${renamed.length - told.length} more parties under other names.`] : [])];
}

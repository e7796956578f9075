/** In which contracts a name is another than before. */
import * as ast from '../ast.ts';
import type { ContractInText, Renaming } from './compared.ts';
import type { Entry } from './entry.ts';
import type { Pair } from './pairs.ts';

/** What is called otherwise, and where: other contracts of the same files may mean something else by the same name. */
export function renamingOf({ before, after }: Pair, contracts: readonly Entry[]): Renaming {
  const { naming: { kind, name } } = before;
  const within = contractAround(before, contracts);
  const except = within ? [] : contracts.filter(({ members }) => members.some((one) => one.naming.name === name)).map(inText);
  return { kind, before: name, after: after.naming.name, ...(within ? { within: inText(within) } : {}), ...(except.length > 0 ? { except } : {}) };
}

/** Whether a name is another in a contract of the first state. */
export function isRenamedIn({ within, except = [] }: Renaming, contract: ContractInText): boolean {
  const isIt = ({ name, path }: ContractInText): boolean => name === contract.name && path === contract.path;
  return within ? isIt(within) : !except.some(isIt);
}

/** The contract that a declaration stands in, that a scenario is for, or that it is. */
function contractAround(entry: Entry, contracts: readonly Entry[]): Entry | undefined {
  if (ast.isScenario(entry.node)) {
    const contract = entry.node.contract?.ref;
    return contracts.find(({ node }) => node === contract);
  }
  for (let at: Entry | undefined = entry; at; at = at.within) if (ast.isContract(at.node)) return at;
  return undefined;
}

function inText({ naming: { name }, file }: Entry): ContractInText {
  return { name, path: file };
}

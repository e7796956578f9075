import { describe, expect, it } from 'vitest';
import { ast, buildDocuments } from '@remit/language';
import { KNOWN_TOPICS } from '@remit/language/model/topics';
import { createProjectServices } from '@remit/language/project/index';
import { standardLibrary } from '@remit/language/scoping/standard-library';
import { TEXTS } from '@remit/std';
import { EmptyFileSystem } from 'langium';
import { workedWithLibrary } from './support/compile.ts';

describe('std/flow-down.remit', () => {
  it('holds in its standard set every topic that checks look for, and no unknown one in the others', async () => {
    const { shared } = createProjectServices(EmptyFileSystem, standardLibrary(TEXTS));
    const [document] = await buildDocuments({ shared }, [{ uri: 'file:///f.remit', text: TEXTS['std/flow-down.remit']! }]);
    const sets = document!.parseResult.value.declarations.filter(ast.isTopicSet);
    expect(sets.map(({ name }) => name)).toEqual(['StandardFlowDown', 'SupportFlowDown', 'GrantFlowDown']);
    expect(sets[0]!.topics.toSorted()).toEqual(KNOWN_TOPICS.toSorted());
    expect(sets.flatMap(({ topics }) => topics).filter((topic) => !KNOWN_TOPICS.includes(topic))).toEqual([]);
  });

  it('moves no money: a subcontract pays what it pays', async () => {
    await workedWithLibrary('import { StandardFlowDown } from "std/flow-down.remit"\n', `  provider Small
  payment Core { from Payer to Payee   paid yearly, due 30 days after the period   amount £1,000 }
  subcontract Feet {
    by Payee to Small
    term 1 April 2026 to 31 March 2031
    pays 12.5% of Core, yearly, within 30 days of the end of the period
    recoveries: passed down
    flows down StandardFlowDown, open-book
  }`, 'in 2026/27 { }\nexpect Feet in 2026/27 is £125.00');
  });
});

import { readFileSync } from 'node:fs';
import { compileProject } from '@remit/compiler';
import { ast, buildDocuments, createRemitServices, type RemitDocument } from '@remit/language';
import { formatDocument } from '@remit/language/format/format-document';
import { arrangementsOf, TOPICS_BY_CLAUSE } from '@remit/language/model/topics';
import { AstUtils, type AstNode } from 'langium';
import { beforeAll, describe, expect, it } from 'vitest';
import { editor } from '../helpers/editor.ts';

const TEXT = readFileSync('test/fixtures/contracts/words-for-review.remit', 'utf8');
let count = 0;

async function read(text: string): Promise<RemitDocument> {
  const [document] = await buildDocuments(createRemitServices(), [{ uri: `file:///review-${count++}.remit`, text }]);
  return document!;
}

let whole: RemitDocument;
beforeAll(async () => {
  whole = await read(TEXT);
});

function all<T extends AstNode>(is: (node: unknown) => node is T, document = whole): T[] {
  return AstUtils.streamAst(document.parseResult.value).filter(is).toArray();
}

const tidy = (nodes: readonly AstNode[]): string[] => nodes.map((node) => node.$cstNode!.text.replace(/\s+/g, ' '));

describe('words for review', () => {
  it('are read into fields of their own', () => {
    const [value] = all(ast.isStatedValue);
    expect([value!.value, value!.atRisk].map((levels) => tidy(levels!.entries))).toEqual([['£1,320,000 in 2026/27', '£1,440,000 from 2027/28'], ['0% in 2026/27', '8% from 2027/28']]);
    expect(all(ast.isStandardForm).map(({ form, alterations }) => [form, ...alterations])).toEqual([['nhs-standard-contract', 'General Condition 9', 'General Condition 12.3']]);
    expect(all(ast.isAwardedBy).map(({ $container, body, date, route, reasons }) => [$container.$type, body.ref?.name, date, route, reasons])).toEqual([
      ['Contract', 'AwardPanel', '12 January 2026', 'most-suitable-provider', 'Two bidders; minutes of 12 January 2026'],
      ['Payment', 'AwardPanel', undefined, undefined, undefined],
      ['Subcontract', 'Trust', '20 January 2026', 'competition', 'Three bids'],
    ]);
    expect(all(ast.isPaidBy).map(({ $container, party }) => [($container as ast.Party).name, party.ref?.name])).toEqual([['Institute', 'ICB'], ['Director', 'Trust']]);
    expect(all(ast.isRefersTo)[0]!.parties.map(({ ref }) => ref?.name)).toEqual(['Trust', 'Homecare']);
    expect(all(ast.isDelegates).map(({ functions, party, instrument }) => [functions, party.ref?.name, instrument])).toEqual([[['purchasing', 'contract-management'], 'Trust', 'Delegation agreement of 12 January 2026']]);
    expect(all(ast.isAlsoIn)[0]!.contract).toBe('Whole-population budget of Solway');
    expect(all(ast.isSelectedBy).map(({ party, grounds, all: counted }) => [party.ref?.name, grounds, counted])).toEqual([['Trust', 'risk', true]]);
    expect(all(ast.isExpectedCount).map(({ count: number, noun }) => [number, noun])).toEqual([['3,100', 'eligible']]);
    expect(all(ast.isFollowedFor).map(({ duration }) => [duration.count, duration.unit])).toEqual([['91', 'days']]);
    expect(all(ast.isProxyFor).map(({ outcome, reason }) => [outcome.ref?.name, reason])).toEqual([['Independence', 'Without a plan nobody goes home safely']]);
    expect(all(ast.isAllocatedTo).map(({ allocations, span }) => [allocations.map(({ target, amount }) => [target.ref?.name, amount?.lexeme]), span?.grain])).toEqual([
      [[['Core', '£1,200,000'], ['Results', '£120,000'], ['Hoped', undefined]], 'year'],
      [[['Price', undefined]], undefined],
    ]);
    expect(all(ast.isFundRemainder).map(({ target, fate, wording }) => [target?.ref?.name, fate, wording])).toEqual([[undefined, 'reinvested', 'Clause 12'], ['ICB', undefined, undefined], [undefined, 'carried', undefined]]);
    expect([all(ast.isToBeAgreed).map(({ $container }) => ($container as ast.Fact).name), all(ast.isLet).filter(({ toBeAgreed }) => toBeAgreed).map(({ name, published }) => [name, published])])
      .toEqual([['Uplift2028'], [['Hoped', false], ['Price', true]]]);
    expect(all(ast.isLiability).map(({ party }) => party?.ref?.name)).toEqual([undefined, 'Wards']);
    expect(all(ast.isMaterial).map(({ mandatory, consent }) => [mandatory, consent?.date, consent?.until])).toEqual([[true, '2 February 2026', '31 March 2029']]);
    expect(all(ast.isGuarantee).map(({ given, until }) => [given, until])).toEqual([['2 February 2026', '31 December 2029']]);
    expect(all(ast.isRegistration).map(({ from }) => from)).toEqual(['1 April 2020', '3 January 2022']);
    expect(all(ast.isAccountableBy).map(({ ways, how }) => [ways.length, how])).toEqual([[6, 'Schedule 4'], [0, 'published accounts']]);
    expect(all(ast.isControls).map(({ party, description }) => [party?.ref?.name, description])).toEqual([['Trust', 'What its wards and teams spend'], [undefined, 'Joint finance group, monthly']]);
    expect(all(ast.isGoals)[0]!.fact.ref?.name).toBe('GoalsSet');
    expect(all(ast.isProposedBy).map(({ party, date, assessor }) => [party.ref?.name, date, assessor?.ref?.name])).toEqual([['Trust', '5 May 2025', 'AwardPanel']]);
    expect(all(ast.isRollOut).map(({ date, body, criteria }) => [date, body?.ref?.name, criteria])).toEqual([['31 December 2029', 'AwardPanel', 'independence is better than with the neighbour']]);
    expect(all(ast.isServiceClause).map(({ kinds }) => kinds)).toEqual([['health', 'social-care', 'essential'], ['social-care', 'essential']]);
    expect(arrangementsOf(all(ast.isContract)[0]!)).toEqual(['break', 'extension', 'disputes']);
  });

  it('stand in one order when the text is laid out, and stay the words they are', async () => {
    const once = formatDocument(whole)!;
    const again = await read(once);
    expect(again.diagnostics).toEqual([]);
    expect(formatDocument(again)).toBe(once);
    const untidy = 'contract C {\nprovides for break\nreconciliations to 31 March 2030\nawarded by P\nvalue £5 each year\nterm 1 April 2026 to 31 March 2029\nperson P {accountable by open-book paid by P}\n}\n';
    expect(formatDocument(await read(untidy))).toBe(
      'contract C {\n  term  1 April 2026 to 31 March 2029\n  value £5 each year\n  awarded by P\n  reconciliations to 31 March 2030\n  provides for break\n  person P { paid by P   accountable by open-book }\n}\n');
  });

  it('change nothing of the program', async () => {
    const programOf = (document: RemitDocument): string => JSON.stringify(compileProject([document]).contracts.map(({ program }) => program));
    const kinds = new Set<string>([...TOPICS_BY_CLAUSE.keys()].filter((type) => type !== ast.TopicSet.$type && type !== ast.FlowedDown.$type));
    for (const type of [ast.StatedValue, ast.ReconciliationsTo, ast.PaidBy, ast.RefersTo, ast.Delegates, ast.AlsoIn, ast.ExpectedCount, ast.FollowedFor, ast.LinkedWith, ast.ProxyFor, ast.ToBeAgreed,
      ast.AllocatedTo, ast.FundRemainder, ast.Liability, ast.Goals, ast.ProposedBy, ast.RollOut]) kinds.add(type.$type);
    const places = AstUtils.streamAst(whole.parseResult.value).filter(({ $type, $cstNode }) => kinds.has($type) && $cstNode !== undefined).map(({ $cstNode }) => $cstNode!).toArray();
    expect(places.length).toBe(45);
    const bare = places.reduceRight((text, { offset, end }) => `${text.slice(0, offset)}${text.slice(end)}`, TEXT).replaceAll(', to be agreed', '').replaceAll(/, (?=\})/g, '').replaceAll(/once,\s*\}/g, 'once }');
    const without = await read(bare);
    expect(without.parseResult.parserErrors).toEqual([]);
    expect(programOf(whole).length).toBeGreaterThan(5_000);
    expect(programOf(without)).toBe(programOf(whole));
  });

  it('that are misspelt or named twice are told, by the list of their clause', async () => {
    const found = async (clause: string): Promise<string[]> =>
      ((await read(`contract C {\n  term 1 April 2026 to 31 March 2029\n  years start 1 April\n  currency GBP\n  rounding to £0.01, half up\n  ${clause}\n  person P\n}\n`)).diagnostics ?? []).map(({ code, message }) => `${code} ${String(message).slice(0, 40)}`);
    expect(await found('provides for disputes, brake-out, exclusivity')).toEqual([]);
    expect(await found('provides for exclusivty')).toEqual(["MOD-266 'exclusivty' is no topic that Remit know"]);
    expect(await found('provides for disputes, disputes')).toEqual(["MOD-265 'disputes' is named already. Name it onc"]);
    expect(await found('awarded by P, competitoin')).toEqual(["MOD-266 'competitoin' is no topic that Remit kno"]);
    expect(await found('awarded by P, safegarding')).toEqual([]);
    expect(await found('value £5 each year\n  value £6 each year')).toEqual(["MOD-003 The contract 'C' has a second 'value' cl"]);
  });

  it('are offered where they may stand', async () => {
    const labels = async (clause: string): Promise<string[]> =>
      (await editor().complete({ uri: `file:///offered-${count++}.remit`, text: `contract C {\n  term 1 April 2026 to 31 March 2029\n  ${clause}\n  person P\n}\n` })).map(({ label }) => label);
    expect(await labels('provides for <|>')).toEqual(expect.arrayContaining(['break', 'step-in', 'policy-stop']));
    expect(await labels('awarded by P, <|>')).toEqual(expect.arrayContaining(['direct-award-c', 'competition']));
    expect(await labels('<|>')).toEqual(expect.arrayContaining(['provides for', 'awarded by', 'standard form']));
  });
});

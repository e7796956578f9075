import type { LangiumDocument } from 'langium';
import * as ast from '../ast.ts';
import { clauseOf } from '../model/clauses.ts';
import { linkOf } from '../rules/subcontracts.ts';
import { figuresOf } from '../rules/figures.ts';
import { createGraphs } from '../rules/graphs/graphs.ts';
import type { ContractYear } from '../rules/contract-years.ts';
import type { RemitServices } from '../services.ts';
import { contractSays, definedOnly } from './contract-says.ts';
import { curvesOf } from './curves.ts';
import { datesOf, variationDays } from './dates.ts';
import { flowsOf, withinTerm, yearlyOf } from './flows.ts';
import { bodiesOf, conflictsOf, tiesOf } from './governance.ts';
import { holdersOf } from './holders.ts';
import { Naming } from './naming.ts';
import { measuresOf, outcomesOf, populationsOf } from './outcomes.ts';
import type { Overview, OverviewSubcontract, OverviewYear } from './overview.ts';
import { payablesOf } from './payables.ts';
import { peopleOf } from './people.ts';
import { tablesOf } from './tables.ts';
import { changesSizes, figuresOfText, toldText, variationsOf, type ToldText } from './versions.ts';

export type { Overview } from './overview.ts';

/** How to make overviews. */
export interface OverviewOptions {
  /** What a file is called in them, by its address; the address if not given. */
  readonly fileOf?: (uri: string) => string;
  /** The year whose levels curves are drawn with, as the contract names it; the first of the version told if not given. */
  readonly year?: string;
  /** The day whose version of a varied contract is told (YYYY-MM-DD); the last if not given. */
  readonly on?: string;
}

/** The contracts of a linked document as plain data, in written order. Half-typed text is no obstacle: what it does not say yet is left out. */
export function overviewsOf(document: LangiumDocument, services: RemitServices, options: OverviewOptions = {}): Overview[] {
  const file = document.parseResult.value;
  return ast.isRemitFile(file) ? file.contracts.map((contract) => overviewOf(contract, services, options)) : [];
}

function overviewOf(contract: ast.Contract, services: RemitServices, { fileOf = (uri) => uri, year, on }: OverviewOptions): Overview {
  const naming = new Naming(fileOf);
  const variations = contract.declarations.filter(ast.isVariation);
  const { years } = figuresOf(contract);
  const told = toldText(contract, on, naming);
  const about = { variations: variationsOf(variations, naming), days: variationDays(variations, naming), changesSizes: changesSizes(variations), years, wanted: year };
  return told.text.read(() => overviewOfText(contract, told, about, services, naming));
}

/** What is told of a contract whichever text of it is. */
interface OfAllTexts {
  readonly variations: Overview['variations'];
  readonly days: Overview['dates'];
  readonly changesSizes: boolean;
  readonly years: readonly ContractYear[];
  readonly wanted: string | undefined;
}

function overviewOfText(contract: ast.Contract, { text, versions }: ToldText, { variations, days, changesSizes: sizesChange, years, wanted }: OfAllTexts, services: RemitServices, naming: Naming): Overview {
  const graphs = createGraphs(contract, services, text.which === 'written' ? undefined : text);
  const { money, delivery, visible } = graphs;
  const figures = figuresOfText(graphs.figures, years, text);
  const own = contract.declarations;
  const seen = [...own, ...visible.filter((node) => !own.includes(node as ast.Declaration))];
  const funds = seen.filter(ast.isFund);
  const year = figures.years.find(({ name }) => name === wanted) ?? figures.years[0];
  const tiers = new Map(delivery.links.map(({ by, tier }) => [by, tier]));
  const currency = clauseOf(contract, ast.isCurrencyClause)?.code;
  return definedOnly({
    ...naming.named(contract), currency, says: contractSays(contract, naming),
    years: figures.years.map(toldYear), termYears: years.map(toldYear),
    holders: holdersOf(seen, figures, naming),
    populations: populationsOf(own.filter(ast.isPopulation), years, sizesChange ? figures : graphs.figures, naming),
    outcomes: outcomesOf(seen.filter(ast.isOutcome), naming),
    measures: measuresOf(seen, naming),
    payables: payablesOf(own, graphs.results, figures, funds, naming),
    flows: flowsOf(money, figures, funds, naming),
    subcontracts: own.filter(ast.isSubcontract).flatMap((by): OverviewSubcontract[] => {
      const link = linkOf(by);
      if (!link) return [];
      const term = clauseOf(by, ast.isTermClause);
      return [definedOnly({
        ...naming.named(by), head: naming.idOf(link.head), subcontractor: naming.idOf(link.subcontractor), tier: tiers.get(by), yearly: yearlyOf(by, figures, funds),
        passedOn: by.clauses.some(ast.isPassesOn) ? figures.years.map(() => null) : undefined, people: peopleOf(by.clauses.filter((clause) => ast.isSubcontractPays(clause) || ast.isPassesOn(clause)), naming), during: figures.years.map((one) => withinTerm(by, one) !== 'none'),
        term: term && naming.wordsAfter(term, /^term /),
        pays: by.clauses.filter((clause) => ast.isSubcontractPays(clause) || ast.isPassesOn(clause)).map((clause) => naming.wordsOf(clause)),
        terms: by.clauses.filter((clause) => ast.isSubcontractRecoveries(clause) || ast.isMaterial(clause) || ast.isConsent(clause) || ast.isLiability(clause) || ast.isSurvives(clause) || ast.isCoverClause(clause)).map((clause) => naming.wordsOf(clause)),
      })];
    }),
    ...curvesOf(own, contract, year, naming),
    tables: tablesOf(own, naming),
    dates: [...datesOf(contract, naming), ...days],
    bodies: bodiesOf(graphs, naming), ties: tiesOf(graphs, naming), conflicts: conflictsOf(graphs, naming),
    variations, versions,
    pilot: own.filter(ast.isPilot).flatMap(({ clauses }) => clauses.map((clause) => naming.wordsOf(clause))),
    rules: own.filter(ast.isRules).flatMap(({ rules }) => rules.map((rule) => naming.wordsOf(rule))),
  });
}

function toldYear({ name, key }: ContractYear): OverviewYear {
  return { name, start: key };
}

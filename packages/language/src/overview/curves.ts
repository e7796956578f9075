import { AstUtils, type AstNode } from 'langium';
import { formatNumber } from '@remit/program/rational';
import * as ast from '../ast.ts';
import { quantityValue } from '../model/literals.ts';
import { measureRange, ratesOf } from '../model/measure-range.ts';
import { treeOf } from '../model/tree.ts';
import type { ContractYear } from '../rules/contract-years.ts';
import { readYears } from '../rules/contract-years.ts';
import { plainSum, type PlainSum } from '../rules/plain-sum.ts';
import { definedOnly } from './contract-says.ts';
import type { Naming } from './naming.ts';
import type { CurveLevel, NotDrawn, OverviewCurve } from './overview.ts';
import { curveIdOf } from './payables.ts';
import { piecesOf, type At } from './pieces.ts';

const levelNames = ['baseline', 'floor', 'target', 'stretch'] as const;
const levelIs = { baseline: ast.isBaseline, floor: ast.isFloor, target: ast.isTarget, stretch: ast.isStretch } as const;

/** The curves of a contract that the text alone tells, and those that it does not tell. Levels that change are those of a year. */
export function curvesOf(declarations: readonly ast.Declaration[], contract: ast.Contract, year: ContractYear | undefined, naming: Naming): { curves: OverviewCurve[]; notDrawn: NotDrawn[] } {
  const [curves, notDrawn]: [OverviewCurve[], NotDrawn[]] = [[], []];
  for (const declaration of declarations) {
    if (ast.isVariation(declaration)) continue;
    const scales = ast.isCurve(declaration) ? [declaration] : treeOf(declaration).filter((node): node is ast.Scored => ast.isScored(node));
    for (const node of scales) {
      if (!node.scale) continue;
      const outcome = ast.isScored(node) ? outcomeOf(node.value) : undefined;
      const at = levelsOf(outcome, contract, year);
      const item = AstUtils.getContainerOfType(node, ast.isSharedItem);
      const place = naming.placeOf(item ?? node);
      const title = titleOf(node, item, outcome, naming);
      const drawn = piecesOf(node.scale, at, outcome && rangeOf(outcome));
      if (typeof drawn === 'string') {
        notDrawn.push({ title, why: drawn, at: place });
        continue;
      }
      const weight = item && quantityValue(item.weight);
      curves.push(definedOnly({
        id: curveIdOf(place), name: naming.named(declaration).name, title, at: place,
        payable: ast.isCurve(declaration) || ast.isLet(declaration) ? undefined : naming.idOf(declaration),
        within: naming.titleOf(declaration), scores: scoredWords(node, item, naming),
        outcome: outcome && naming.idOf(outcome),
        shape: ast.isRamp(node.scale) ? 'ramp' as const : ast.isBands(node.scale) ? 'bands' as const : 'parts' as const,
        unit: drawn.unit, height: drawn.height,
        pieces: drawn.pieces.map(({ points, node: piece }) => ({ points: points.map(({ x, y }) => ({ x: formatNumber(x), y: formatNumber(y) })), at: naming.placeOf(piece) })),
        levels: outcome ? levelsDrawn(outcome, at, drawn.unit, naming) : [],
        weight: weight && formatNumber(weight.value),
        year: outcome && changes(outcome) ? year?.name : undefined,
      }));
    }
  }
  return { curves, notDrawn };
}

function titleOf(node: ast.Scored | ast.Curve, item: ast.SharedItem | undefined, outcome: ast.Outcome | undefined, naming: Naming): string {
  if (item?.name !== undefined) return item.name;
  if (ast.isCurve(node)) return naming.titleOf(node);
  if (outcome) return naming.titleOf(outcome);
  const value: AstNode | undefined = node.value;
  const target = ast.isReference(value) ? value.target?.ref : undefined;
  if (target) return naming.titleOf(target);
  const owner = AstUtils.getContainerOfType(node, (one): one is ast.Declaration => ast.isDeclaration(one));
  return owner ? naming.titleOf(owner) : '';
}

/** What is scored where a reader cannot tell it from the title. */
function scoredWords(node: ast.Scored | ast.Curve, item: ast.SharedItem | undefined, naming: Naming): string | undefined {
  const value: AstNode | undefined = ast.isCurve(node) ? undefined : node.value;
  return value && (item?.name !== undefined || !ast.isReference(value)) ? naming.wordsOf(value).text : undefined;
}

function outcomeOf(value: AstNode | undefined): ast.Outcome | undefined {
  const target = ast.isReference(value) ? value.target?.ref : undefined;
  return ast.isOutcome(target) ? target : undefined;
}

/** The levels of an outcome in a year, for the places where its scale names them. */
function levelsOf(outcome: ast.Outcome | undefined, contract: ast.Contract, year: ContractYear | undefined): At {
  const quantity = (level: string | undefined): ast.Quantity | undefined => {
    const is = levelNames.find((one) => one === level);
    const value = is && outcome?.clauses.find((clause): clause is ast.Baseline => levelIs[is](clause))?.value;
    if (!ast.isLevelTable(value)) return undefined;
    return value.entries.length === 1 ? value.entries[0]!.value : year && readYears(value.entries, contract)(year);
  };
  return {
    figure: (node) => {
      const level = ast.isLevelValue(node) ? quantity(node.level) : undefined;
      const literal = level ?? (ast.isQuantity(node) ? node : undefined);
      const sum: PlainSum | undefined = literal ? quantityValue(literal) : plainSum(node);
      return sum && { ...sum, ...(literal && literal.rates.length > 0 && { rates: literal.rates.map((rate) => rate.$cstNode?.text.replace(/\s+/g, ' ') ?? '').join(' ') }) };
    },
    level: quantity,
  };
}

function levelsDrawn(outcome: ast.Outcome, at: At, unit: OverviewCurve['unit'], naming: Naming): CurveLevel[] {
  return levelNames.flatMap((level): CurveLevel[] => {
    const quantity = at.level(level);
    const figure = quantity && at.figure(quantity);
    const clause = outcome.clauses.find((one) => levelIs[level](one));
    if (!quantity || !figure || !clause || figure.kind !== unit.kind || (figure.rates ?? '') !== (unit.rates ?? '')) return [];
    return [{ level, x: formatNumber(figure.value), text: quantity.$cstNode?.text.replace(/\s+/g, ' ') ?? '', at: naming.placeOf(clause) }];
  });
}

function changes(outcome: ast.Outcome): boolean {
  return outcome.clauses.some((clause) => (ast.isTarget(clause) || ast.isBaseline(clause) || ast.isFloor(clause) || ast.isStretch(clause)) && ast.isLevelTable(clause.value) && clause.value.entries.length > 1);
}

/** The ends of what the measure of an outcome can come to, where the text gives both in the same rates. */
function rangeOf(outcome: ast.Outcome): ReturnType<typeof measureRange> {
  const measure = outcome.clauses.find(ast.isMeasuredBy)?.measure?.ref;
  const quantity = outcome.clauses.find(ast.isBaseline)?.value ?? outcome.clauses.find(ast.isTarget)?.value;
  const range = ast.isMeasure(measure) ? measureRange(measure) : undefined;
  const own = ast.isLevelTable(quantity) && quantity.entries[0]?.value ? ratesOf(quantity.entries[0].value) : '';
  return range && range.rates === own ? range : undefined;
}

import { ast, createRemitServices } from '@remit/language';
import { URI } from 'langium';
import { describe, expect, it } from 'vitest';

const services = createRemitServices();

/** The structure of an expression, in brackets. */
function shape(node: ast.Expression | ast.Amount | ast.SharedOut | undefined): string {
  if (!node) return '?';
  if (ast.isAmount(node)) return [shape(node.value), ...node.steps.map(step => `> ${step.$type}`)].join(' ');
  if (ast.isQuantity(node)) return [`${node.negative ? '-' : ''}${node.lexeme}`, node.noun, ...node.rates.map(rate => `per ${rate.size ?? ''}${rate.noun ?? ''}${rate.source ? `@${rate.source.$refText}` : ''}`)].filter(Boolean).join('_');
  if (ast.isReference(node)) return `${node.target.$refText}${node.period ? `@${node.period.$type}` : ''}`;
  if (ast.isArithmetic(node) || ast.isLogic(node)) return `(${shape(node.left)} ${node.operator} ${shape(node.right)})`;
  if (ast.isOf(node)) return `(${shape(node.left)} of ${shape(node.right)})`;
  if (ast.isComparison(node)) return `(${shape(node.left)} ${node.operator ?? node.state ?? (node.oneOf ? 'one of' : 'is')} ${[...node.items, ...(node.right ? [node.right] : [])].map(shape).join(' ')})`.replace(' )', ')');
  if (ast.isNot(node)) return `(not ${shape(node.operand)})`;
  if (ast.isMinus(node)) return `(- ${shape(node.operand)})`;
  if (ast.isBracket(node)) return `[${shape(node.inner)}]`;
  if (ast.isConditional(node)) return `(if ${shape(node.condition)} then ${shape(node.consequence)} else ${shape(node.alternative)})`;
  if (ast.isScored(node)) return `(${shape(node.value)} ${node.scale.$type})`;
  if (ast.isAggregate(node)) return `(${node.function} ${node.items.map(shape).join(', ')}${node.dimensions.length ? ` across ${node.dimensions.map(each => each.$refText).join(' ')}` : ''}${node.period ? ` in ${node.period.$type}` : ''}${node.condition ? ` where ${shape(node.condition)}` : ''})`;
  if (ast.isYearTable(node)) return `{${node.entries.map(entry => `${shape(entry.value)}`).join(' ')}}`;
  if (ast.isRounded(node)) return `(round ${shape(node.operand)} ${node.rounding.unit}${node.rounding.places ? ' places' : ''} ${node.rounding.mode ?? ''})`;
  return node.$type;
}

function read(text: string): string {
  const result = services.shared.workspace.LangiumDocumentFactory.fromString<ast.RemitFile>(`let X = ${text}\n`, URI.parse('file:///x.remit')).parseResult;
  expect(result.parserErrors.map(error => error.message), text).toEqual([]);
  expect(result.value.declarations, text).toHaveLength(1);
  return shape((result.value.declarations[0] as ast.Let).amount);
}

describe('expressions bind as authors read them', () => {
  it.each([
    ['1 - 5% of B', '(1 - (5% of B))'],
    ['5% of B * C', '((5% of B) * C)'],
    ['50% of 12% of Core', '(50% of (12% of Core))'],
    ['5/6 of Families', '(5/6 of Families)'],
    ['A - B - C', '((A - B) - C)'],
    ['A / B / C', '((A / B) / C)'],
    ['A + B * C', '(A + (B * C))'],
    ['-A * B', '((- A) * B)'],
    ['not A at least 5 and B', '((not (A at least 5)) and B)'],
    ['A or B and C', '(A or (B and C))'],
    ['A more than B + 1', '(A more than (B + 1))'],
    ['A is not applicable', '(A applicable)'],
    ['A is one of (B, C)', '(A one of B C)'],
    ['if A then 1 otherwise if B then 2 otherwise 3', '(if A then 1 else (if B then 2 else 3))'],
    ['if A then 1 otherwise 2 then up to 5', '(if A then 1 else 2) > CapStep'],
    ['(A then up to 5) * 2', '([A > CapStep] * 2)'],
    ['average of A across G / B', '((average A across G) / B)'],
    ['total of 5% of A in the year', '(total (5% of A) in RelativePeriod)'],
    ['total of (A * B) across G where A at least 2 and B', '(total (A * B) across G where ((A at least 2) and B))'],
    ['highest of (40,400)', '(highest 40,400)'],
    ['highest of (40, 400)', '(highest 40, 400)'],
    ['£1,320 per person in Adults per year', '£1,320_per person@Adults_per year'],
    ['92 per 1,000 people', '92_per 1,000people'],
    ['2% in 2027/28, 4% from 2028/29', '{2% 4%}'],
    ['A in 2027/28 + B', '(A@FinancialYear + B)'],
    ['A rising from 60% to 70%', '(A Ramp)'],
    ['A in bands { below 5: 1, otherwise: 2 }', '(A Bands)'],
    ['round A / B to 2 places, half up', '(round (A / B) 2 places half up)'],
    ['2000/12', '2000/12'],
    ['A-B', '(A - B)'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));
});

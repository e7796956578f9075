/** Names that would make a value depend on itself. */
import { AstUtils, isReference, type AstNode, type MultiReference, type Reference, type ReferenceInfo } from 'langium';
import * as ast from '../../ast.ts';
import { groupedBy } from '../../model/grouped.ts';
import { isWorkedOut, mayRead } from '../../types/value-reads.ts';

/** References by which a value reads another. */
const READING = new Set(['Reference.target', 'Rate.source', 'Earned.payment', 'MeasuredBy.measure']);
const READERS = new Set([...READING].map((property) => property.split('.')[0]!));

/**
 * Whether a name at a place would make the value around the place depend on itself, directly or through others of its file; undefined where none can.
 *
 * @param node the node of the last word before the place
 */
export function closingCircle({ container, property }: ReferenceInfo, node: AstNode | undefined): ((target: AstNode) => boolean) | undefined {
  if (!READING.has(`${container.$type}.${property}`) || AstUtils.getContainerOfType(node, ast.isAdvance)) return undefined;
  const own = AstUtils.getContainerOfType(node, (each): each is AstNode => isWorkedOut(each));
  if (!own) return undefined;
  let readers: ReadonlySet<AstNode> | undefined;
  return (target) => {
    const value = valueOf(target);
    return mayRead(value) && (readers ??= readersOf(own)).has(value);
  };
}

/** A value and all that read it, directly or through others. It goes from the few that name it, and does not look at what all the others read. */
function readersOf(own: AstNode): ReadonlySet<AstNode> {
  const byName = groupedBy(AstUtils.getDocument(own).references, ({ $refText }) => $refText);
  const readers = new Set([own]);
  for (const value of readers) {
    for (const name of namesOf(value)) for (const reference of byName.get(name) ?? []) holdersOf(reference, value).forEach((each) => readers.add(each));
  }
  return readers;
}

/** The declarations whose value rests on what a reference stands for, if that is this value. */
function holdersOf(reference: Reference | MultiReference, value: AstNode): AstNode[] {
  const reader = reference.$refNode?.astNode;
  if (!reader || !READERS.has(reader.$type) || !isReference(reference) || !reference.ref || valueOf(reference.ref) !== value) return [];
  const holders: AstNode[] = [];
  for (let each: AstNode | undefined = reader; each && !ast.isAdvance(each); each = each.$container) if (mayRead(each)) holders.push(each);
  return holders;
}

/** A column stands for its table. */
function valueOf(target: AstNode): AstNode {
  return ast.isColumn(target) ? AstUtils.getContainerOfType(target, ast.isTable)! : target;
}

function namesOf(value: AstNode): string[] {
  const columns = ast.isTable(value) ? value.columnLists.flatMap((list) => AstUtils.streamContents(list).filter(ast.isColumn).toArray()) : [];
  return [value as { name?: string }, ...columns].flatMap(({ name }) => name ?? []);
}

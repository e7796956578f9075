/** Which phrase of the language is being written, from where in the grammar a text ends. */
import { AstUtils, GrammarAST } from 'langium';
import { PHRASES, type PhrasePart } from './generated/phrases.ts';

/** A way to say the phrase, and which of its parts is at the cursor. */
export interface ActiveForm { readonly parts: readonly PhrasePart[]; readonly part: number }

/** The ways to say the phrase, the one that is being said, and how deep in the stack of elements its rule is. */
export interface ActiveForms { readonly forms: readonly ActiveForm[]; readonly active: number; readonly depth: number }

/**
 * The innermost phrase of which a word has been written and a part is still to come, or the last part is at the cursor.
 * @param stack the elements of the grammar that the text goes through, outermost first
 * @param isBehind whether the last word has ended, so that what follows is meant
 */
export function activeForms(stack: readonly GrammarAST.AbstractElement[], isBehind: boolean): ActiveForms | undefined {
  const isWord = GrammarAST.isKeyword(stack.at(-1));
  let last: ActiveForms | undefined;
  for (let depth = stack.length - 1; depth >= 0; depth--) {
    const place = pathOf(stack[depth]!);
    const found = place && formsAt(place, depth);
    if (!found) continue;
    const current = found.forms[found.active]!;
    const ended = isBehind && !(isWord && (depth === stack.length - 1) && !isLastWord(current, place.path));
    if (!ended) return found;
    const next = { ...found, forms: found.forms.map((form) => ({ ...form, part: form.part + 1 })) };
    if (current.part + 1 < current.parts.length) return withParts(next);
    last ??= found;
  }
  return last;
}

/** The phrases that go on with one of the elements that may come next, where the words before can be read in several ways. */
export function formsWithNext(elements: readonly GrammarAST.AbstractElement[]): { readonly forms: readonly ActiveForm[]; readonly rule: string } | undefined {
  const found = new Map<string, ActiveForm & { readonly rule: string }>();
  for (const element of elements) {
    const place = pathOf(element);
    for (const form of (place && formsAt(place, 0)?.forms) ?? []) {
      if (!isSaidBefore(form, place!.path)) continue;
      const label = form.parts.map(([text]) => text).join(' ');
      if (!found.has(label)) found.set(label, { ...form, rule: place!.rule });
    }
  }
  const [first] = found.values();
  return first && { forms: [...found.values()], rule: first.rule };
}

/** The rule that an element of the grammar stands in, and the way to it through the lists of elements. */
export function pathOf(element: GrammarAST.AbstractElement): { readonly rule: string; readonly path: string } | undefined {
  const rule = AstUtils.getContainerOfType(element, GrammarAST.isParserRule);
  if (!rule) return undefined;
  let path = '';
  for (let each = element; (each as unknown) !== rule; each = each.$container as GrammarAST.AbstractElement) {
    if (each.$containerProperty === 'elements') path = `${each.$containerIndex}.${path}`;
  }
  return { rule: rule.name, path };
}

/** The forms of the rule at a place, if a word of the form has been written. */
function formsAt({ rule, path }: { readonly rule: string; readonly path: string }, depth: number): ActiveForms | undefined {
  const forms = (PHRASES.get(rule) ?? []).flatMap((parts) => {
    const part = parts.findIndex(([, paths]) => paths.split(' ').some((each) => path.startsWith(each)));
    const isBegun = part >= 0 && (parts.slice(0, part + 1).some(([, , isWord]) => isWord === 1) || (part > 0 && parts[0]![0] === '‹number›'));
    return isBegun ? [{ parts, part }] : [];
  });
  return forms.length === 0 ? undefined : { forms, active: 0, depth };
}

/** Whether a word of the form comes before an element that may be next. */
function isSaidBefore({ parts, part }: ActiveForm, path: string): boolean {
  const [text, paths, isWord] = parts[part]!;
  return parts.slice(0, part).some(([earlier, , isEarlierWord]) => isEarlierWord === 1 && !earlier.startsWith('[')) || (isWord === 1 && !text.startsWith('[') && !path.startsWith(paths.split(' ')[0]!));
}

/** Whether a word is the last thing of its part, so that the next part comes behind it. */
function isLastWord({ parts, part }: ActiveForm, path: string): boolean {
  return parts[part]![1].split(' ').at(-1) === path;
}

/** Forms that have the part; the others have ended. */
function withParts(found: ActiveForms): ActiveForms {
  return { ...found, active: 0, forms: found.forms.filter(({ parts, part }) => part < parts.length) };
}

import ts from 'typescript';
import type { Position } from '../problem.ts';

/**
 * The position of a property of the object that a module exports, found in its source text: `['mock', 'prot']`.
 *
 * Of a path that the text does not spell out, the position of the deepest key that it does.
 */
export function locateProperty(text: string, path: readonly string[]): Position | undefined {
  const file = ts.createSourceFile('config.ts', text, ts.ScriptTarget.Latest, true);
  let found: ts.Node | undefined;
  let scope: ts.Node = file;
  for (const key of path) {
    const property = firstProperty(scope, key);
    if (!property) break;
    found = property.name;
    scope = property;
  }
  if (!found) return undefined;
  const { line, character } = file.getLineAndCharacterOfPosition(found.getStart());
  return { line: line + 1, column: character + 1 };
}

/** The first property of that name in the order of the text, nearest to the surface first. */
function firstProperty(
  scope: ts.Node,
  key: string,
): (ts.ObjectLiteralElementLike & { name: ts.PropertyName }) | undefined {
  const queue: ts.Node[] = [];
  ts.forEachChild(scope, (child) => void queue.push(child));
  for (let node = queue.shift(); node; node = queue.shift()) {
    if (ts.isObjectLiteralElementLike(node) && node.name && nameOf(node.name) === key) {
      return node as ts.ObjectLiteralElementLike & { name: ts.PropertyName };
    }
    ts.forEachChild(node, (child) => void queue.push(child));
  }
  return undefined;
}

function nameOf(name: ts.PropertyName): string {
  return ts.isStringLiteralLike(name) || ts.isIdentifier(name) || ts.isNumericLiteral(name)
    ? name.text
    : name.getText();
}

import { pathToFileURL } from 'node:url';
import type { Position } from '../problem.ts';

/** The first place in a file that an error's stack names; undefined where it names none. */
export function placeInStack(error: unknown, path: string): Position | undefined {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const names = [pathToFileURL(path).href, path];
  for (const line of stack.split('\n', 100)) {
    const name = names.find((one) => line.includes(one));
    if (name === undefined) continue;
    const rest = line.slice(line.indexOf(name) + name.length);
    const [, row, column] = /^(?:\?[^:\s)]*)?:(\d+)(?::(\d+))?/.exec(rest) ?? [];
    if (row !== undefined) return { line: Number(row), column: Number(column ?? 1) };
  }
  return undefined;
}

import { lineOfFault } from './json-fault.ts';

/** A file of settings as it was read: JSON with a section an environment, and `all` for every one. */
export interface SettingsFile {
  /** As it is told of: `settings.json`. */
  readonly path: string;
  readonly text: string;
}

/** A value of the file, and its line. */
export interface FileEntry {
  readonly section: string;
  /** Undefined for the section itself. */
  readonly key: string | undefined;
  readonly value: unknown;
  /** From 1. */
  readonly line: number;
  /** It stands there more than once. */
  readonly isRepeated: boolean;
}

/** What a file says, or why it says nothing: the message repeats nothing of it. */
export type ParsedFile =
  | { readonly ok: true; readonly entries: readonly FileEntry[] }
  | { readonly ok: false; readonly line: number; readonly message: string };

/** Reads sections and keys with their lines. */
export function parseSettingsFile({ text }: SettingsFile): ParsedFile {
  const source = text.replace(/^\uFEFF/, ' ');
  let tree: unknown;
  try {
    tree = JSON.parse(source);
  } catch {
    return { ok: false, line: lineOfFault(source), message: 'is not JSON from here on' };
  }
  if (!isObject(tree))
    return { ok: false, line: 1, message: 'must be an object with a section an environment' };
  const entries: FileEntry[] = [];
  const seen = new Set<string>();
  for (const { path, line } of keysOf(source)) {
    const [section = '', key] = path;
    const block = own(tree, section);
    const id = JSON.stringify(path);
    entries.push({
      section,
      key,
      value: key === undefined ? block : isObject(block) ? own(block, key) : undefined,
      line,
      isRepeated: seen.has(id),
    });
    seen.add(id);
  }
  return { ok: true, entries };
}

/** The keys of the two outer levels. What is scanned has been parsed: it is JSON. */
function* keysOf(text: string): Generator<{ readonly path: readonly string[]; readonly line: number }> {
  let [depth, line, section] = [0, 1, ''];
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"(?:\s*:)?|[{}[\]]|\n/g)) {
    if (token === '{' || token === '[') depth += 1;
    else if (token === '}' || token === ']') depth -= 1;
    else if (token !== '\n' && token.endsWith(':') && depth <= 2) {
      const name: string = JSON.parse(token.replace(/\s*:$/, ''));
      if (depth === 1) section = name;
      yield { path: depth === 1 ? [name] : [section, name], line };
    }
    line += token.split('\n').length - 1;
  }
}

function own(tree: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(tree, key) ? tree[key] : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import { type Document, splitRef } from '../document/document.ts';
import { ToolkitError } from '../error.ts';

/** A text of a document under a name of its own, its references rewritten to such names. */
export interface DetachedFile {
  readonly name: string;
  /** Of the source that it is a copy of. */
  readonly uri: string;
  readonly value: unknown;
}

/**
 * A document as files `0.json`, `1.json`, … that stand beside one another; the root is the first. Pointers are those
 * of the sources.
 *
 * A reference to a text that was not read, which is data in an example, becomes `x-unread-ref`: whatever reads the
 * files finds nothing that leads out of their folder.
 */
export function detachedFiles(document: Document): readonly DetachedFile[] {
  const uris = [
    document.root.uri,
    ...[...document.sources.keys()].filter((uri) => uri !== document.root.uri),
  ];
  const names = new Map(uris.map((uri, index) => [uri, `${index}.json`]));
  return uris.map((uri) => {
    const source = uri === document.root.uri ? document.root : document.sources.get(uri);
    return { name: names.get(uri) ?? '', uri, value: detached(source?.value, uri, names) };
  });
}

/** As deep as YAML may nest; JSON has no limit of its own. */
const maxDepth = 1000;

function detached(value: unknown, base: string, names: ReadonlyMap<string, string>, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth > maxDepth)
    throw new ToolkitError('E_INPUT', `${base} nests deeper than 1,000 levels`, {
      hint: 'Move the inner schemas or examples into components and refer to them.',
    });
  if (Array.isArray(value)) return value.map((item) => detached(item, base, names, depth + 1));
  const entries = Object.entries(value).map(([key, child]): [string, unknown] => {
    if (key !== '$ref' || typeof child !== 'string') return [key, detached(child, base, names, depth + 1)];
    if (child.startsWith('#')) return [key, child];
    const name = names.get(splitRef(child, base).source);
    const hash = child.indexOf('#');
    return name === undefined
      ? ['x-unread-ref', child]
      : [key, `${name}${hash < 0 ? '' : child.slice(hash)}`];
  });
  return Object.fromEntries(entries);
}

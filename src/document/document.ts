import type { Location, Problem } from '../problem.ts';
import { valueAt } from './pointer.ts';
import type { Source } from './source.ts';

/** An OpenAPI document with every text that its `$ref`s lead to. */
export interface Document {
  readonly root: Source;
  /** By URI, the root included. */
  readonly sources: ReadonlyMap<string, Source>;
  /** What got lost when it was upgraded; problems of its model. */
  readonly defects?: readonly Problem[];
}

/** A value of a document and where it stands, after its `$ref`s have been followed. */
export interface Resolved {
  readonly value: unknown;
  readonly at: Location;
  /** The places of the `$ref`s followed on the way, outermost first; empty where there was none. */
  readonly via: readonly Location[];
}

/**
 * Follows `$ref`s from a node until a node without one.
 *
 * Nothing else is resolved: children keep their `$ref`s. A reference to nothing, or one that leads back to
 * itself, is a located problem.
 */
export function resolve(
  document: Document,
  value: unknown,
  at: Location,
): { ok: true; resolved: Resolved } | { ok: false; problem: Problem } {
  const via: Location[] = [];
  let current = { value, at };
  for (let ref = refOf(current.value); ref !== undefined; ref = refOf(current.value)) {
    const key = (place: Location) => `${place.source}#${place.pointer}`;
    if (via.some((place) => key(place) === key(current.at))) {
      return { ok: false, problem: brokenRef(`"$ref: ${ref}" leads back to itself`, current.at) };
    }
    via.push(current.at);
    const next = follow(document, ref, current.at.source);
    if (!next) return { ok: false, problem: brokenRef(`"$ref: ${ref}" leads to nothing`, current.at) };
    current = next;
  }
  return { ok: true, resolved: { ...current, via } };
}

/** The place that a reference names and what is there, which may be a reference again; undefined where nothing is. */
export function follow(
  document: Document,
  ref: string,
  base: string,
): { readonly value: unknown; readonly at: Location } | undefined {
  const at = splitRef(ref, base);
  const source = document.sources.get(at.source);
  const value = source && valueAt(source.value, at.pointer);
  return value === undefined ? undefined : { value, at };
}

/** The `$ref` of a node that is a reference. */
export function refOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, '$ref')) return undefined;
  const ref = (value as { $ref: unknown }).$ref;
  return typeof ref === 'string' ? ref : undefined;
}

/** `('pets.yaml#/Pet', '/shop/openapi.yaml')` to `{ source: '/shop/pets.yaml', pointer: '/Pet' }`. */
export function splitRef(ref: string, base: string): Location {
  const hash = ref.indexOf('#');
  const file = hash < 0 ? ref : ref.slice(0, hash);
  const pointer = hash < 0 ? '' : ref.slice(hash + 1);
  return { source: file === '' ? base : absoluteUri(file, base), pointer: pointer === '/' ? '' : pointer };
}

/** A reference's file part against the text that it stands in: URLs by URL rules, files by path. */
export function absoluteUri(file: string, base: string): string {
  if (/^https?:\/\//i.test(file)) return file;
  if (/^https?:\/\//i.test(base)) return new URL(file, base).href;
  // A file of a revision refers to files of the same one: `git:main:spec/openapi.yaml`.
  const revision = /^git:[^:]*:/.exec(base)?.[0];
  if (revision !== undefined) {
    return revision + absoluteUri(file, `/${base.slice(revision.length)}`).slice(1);
  }
  // The base of URL resolution: paths with spaces, hashes and dots behave as in any other reference.
  const origin = base === '<stdin>' ? '/' : base;
  const url = new URL(
    file.replaceAll('%', '%25'),
    `file://${origin.split('/').map(encodeURIComponent).join('/')}`,
  );
  return decodeURIComponent(url.pathname).replaceAll('%25', '%');
}

function brokenRef(message: string, at: Location): Problem {
  return {
    code: 'ref-unresolved',
    severity: 'error',
    message,
    at,
    hint: 'Correct the reference, or add what it names.',
  };
}

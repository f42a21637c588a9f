/** A path template by its segments, as far as resources show in it. */
export interface PathShape {
  readonly segments: readonly Segment[];
  /** Behind a colon: `cancel` of `/jobs/{id}:cancel`. */
  readonly verb: string | undefined;
  /** The same for paths that differ in the names of their parameters or in a trailing slash: `/jobs/{}`. */
  readonly key: string;
}

/** `mixed` is what is neither: `{owner}-{repo}`. */
export type Segment =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'mixed'; readonly text: string };

/** More segments than any path of an API has. */
const maxSegments = 60;

/** Takes a path template apart. @example pathShape('/jobs/{id}/').key // '/jobs/{}' */
export function pathShape(path: string): PathShape {
  const bare = path.replace(/[?#].*$/s, '').replace(/\/+$/, '');
  const [, main = bare, verb] = /^(.*[^/]):([A-Za-z][\w-]*)$/s.exec(bare) ?? [];
  const segments = main.split('/').slice(1, maxSegments).map(segmentOf);
  const key = keyOf(segments);
  return { segments, verb, key: verb === undefined ? key : `${key}:${verb}` };
}

/** The key of a path of these segments. */
export function keyOf(segments: readonly Segment[]): string {
  return segments.map((segment) => `/${segment.kind === 'parameter' ? '{}' : segment.text}`).join('');
}

/** The literal segments, the names of resources: without a version or `api` at the start. */
export function literalsOf(segments: readonly Segment[]): readonly string[] {
  const literals = segments.flatMap((segment) => (segment.kind === 'literal' ? [segment.text] : []));
  const start = literals.findIndex((text) => !/^(?:api|v\d[\w.]*)$/i.test(text));
  return (start < 0 ? literals : literals.slice(start)).map((text) => text.replace(/\.(?:json|xml)$/i, ''));
}

/** The names of the path parameters in their order. */
export function parametersOf(segments: readonly Segment[]): readonly string[] {
  return segments.flatMap((segment) => (segment.kind === 'parameter' ? [segment.name] : []));
}

function segmentOf(text: string): Segment {
  const [, name] = /^\{([^{}]+)\}(?:\.(?:json|xml))?$/i.exec(text) ?? [];
  if (name !== undefined) return { kind: 'parameter', name };
  return { kind: /[{}]/.test(text) ? 'mixed' : 'literal', text };
}

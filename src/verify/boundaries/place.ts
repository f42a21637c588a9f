import { bodyFormatOf } from '../../http/media-type.ts';
import type { MediaType, Parameter, SchemaNode } from '../../model/model.ts';
import type { Constraints } from './constraints.ts';

/** Where in a request a place is: in a parameter, or in a body of a media type. */
export type Root =
  | { readonly kind: 'parameter'; readonly parameter: Parameter }
  | { readonly kind: 'body'; readonly mediaType: MediaType };

/** Under which a value stands that its schema gives no name. */
export const freeName = 'concordat';

/** A value in a request that has a schema: a parameter, a body, a property, an item of an array. */
export interface Place {
  readonly root: Root;
  /** From the root's value; `-` is the last item of an array. */
  readonly path: readonly string[];
  readonly node: SchemaNode;
  readonly constraints: Constraints;
  /** What it is part of; undefined for a root. */
  readonly parent: Place | undefined;
  /** Whether the value is the parent's, seen as one branch of its `oneOf` or `anyOf`. */
  readonly isBranch: boolean;
  /** Whether what it is part of must have it. */
  readonly isRequired: boolean;
}

/** `body /lines/-/quantity`, `query limit`: the same each time. */
export function placeLabel({ root, path }: Pick<Place, 'root' | 'path'>): string {
  const pointer = path.map((name) => `/${name}`).join('');
  if (root.kind === 'body') return pointer === '' ? 'body' : `body ${pointer}`;
  return `${root.parameter.in} ${root.parameter.name}${pointer}`;
}

/** The name of a place, or of what it is an item of. */
export function placeName({ root, path }: Pick<Place, 'root' | 'path'>): string {
  const own = path.findLast((name) => name !== '-');
  return own ?? (root.kind === 'parameter' ? root.parameter.name : '');
}

/** Whether values are written as JSON there, so that a number can be told from its digits. */
export function isJson({ root }: Pick<Place, 'root'>): boolean {
  const content = root.kind === 'body' ? root.mediaType : root.parameter.content[0];
  return content !== undefined && bodyFormatOf(content.name) === 'json';
}

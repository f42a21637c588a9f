import type { Response } from '../../model/model.ts';

/** What a response documents of one of its headers. */
export interface DocumentedHeader {
  /** The first example; undefined where there is none. */
  readonly example: unknown;
}

/** What a response documents of a header; undefined where it does not. @param name in lower case */
export function documentedHeader(response: Response | undefined, name: string): DocumentedHeader | undefined {
  if (!response || response.headers.length === 0) return undefined;
  let known = headers.get(response);
  if (!known) {
    known = new Map(
      // Of several of a name the first counts.
      response.headers
        .toReversed()
        .map((header) => [header.name.toLowerCase(), { example: header.examples[0]?.value }]),
    );
    headers.set(response, known);
  }
  return known.get(name);
}

/** A document's responses stay as they are. */
const headers = new WeakMap<Response, ReadonlyMap<string, DocumentedHeader>>();

/** How a list is read page by page: what the generator found in the document. */
export interface PageDefinition {
  /**
   * What moves on: the number of a page, the number of items to skip, a cursor, or nothing but the address that the
   * answer names.
   */
  readonly kind: 'page' | 'offset' | 'cursor' | 'link';
  /** The query parameter that moves on; absent for `link`. */
  readonly parameter?: string;
  /** The query parameter that `parameter` is a property of: `page` for `page[number]`. */
  readonly within?: string;
  /** The number of the first page. Default: 1. */
  readonly first?: number;
  /** The query parameter for the size of a page, and the size where it is not sent: `['page_size', 20]`. */
  readonly size?: readonly [parameter: string | null, preset: number];
  /** Where the items stand in the body: `['data']`. Default: the body itself. */
  readonly items?: readonly string[];
  /** Where the body tells how it goes on, by what it means. */
  readonly told?: Readonly<Partial<Record<ToldMeaning, readonly string[]>>>;
  /** The same in headers: `{ total: 'X-Total-Count' }`. */
  readonly headers?: Readonly<Partial<Record<ToldMeaning, string>>>;
  /** Whether a `Link` header with `rel="next"` leads on (RFC 8288). */
  readonly link?: true;
  /** The property of the last item that is the next cursor, where no answer tells one: `id`. */
  readonly lastItem?: string;
}

/** What answers tell: totals, the next position, or whether there is one. `next` is an address. */
export type ToldMeaning = 'total' | 'pages' | 'pageSize' | 'nextCursor' | 'nextPage' | 'next' | 'hasMore';

/** Which part of a list is asked for, and what of it. */
export interface PageQuery<Status extends string> {
  /** From 1. */
  readonly page: number;
  readonly page_size: number;
  readonly status?: Status;
}

/** Where a page lies in its list. */
export interface PageInfo {
  readonly page: number;
  readonly page_size: number;
  readonly total: number;
  readonly total_pages: number;
}

/** The query of a list, as it is after the document's defaults were filled in. */
export function filledQuery<Status extends string>(query: Partial<PageQuery<Status>>): PageQuery<Status> {
  // The generated types do not tell parameters with a default from those without.
  return query as PageQuery<Status>;
}

/** @param total items on all pages */
export function pageInfo({ page, page_size }: PageQuery<string>, total: number): PageInfo {
  return { page, page_size, total, total_pages: Math.ceil(total / page_size) };
}

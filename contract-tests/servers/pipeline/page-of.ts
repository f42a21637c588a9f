import type { Answer } from '../shared/answer.ts';
import { filledQuery, pageInfo } from '../shared/page.ts';

/** Answers with a page of a list that is at hand whole. */
export function pageOf(
  asked: { readonly page?: number; readonly page_size?: number },
  items: readonly unknown[],
): Answer {
  const query = filledQuery(asked);
  const start = (query.page - 1) * query.page_size;
  const data = items.slice(start, start + query.page_size);
  return { status: 200, body: { data, metadata: pageInfo(query, items.length) } };
}

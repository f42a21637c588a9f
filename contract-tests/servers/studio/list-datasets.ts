import type { Answer } from '../shared/answer.ts';
import type { DatasetStore, ListPlace } from './dataset-store.ts';
import { invalidField } from './refusals.ts';
import type { StudioInput } from './types.ts';

/** A page of an account's datasets, with a `Link` to the next. @throws Refusal 422 for a cursor that is none */
export function listDatasets(
  store: DatasetStore,
  account: string,
  query: StudioInput<'listDatasets'>['query'],
): Answer {
  const { modified_after, limit = 100, cursor } = query;
  const place = cursor === undefined ? undefined : placeOf(cursor);
  const after = modified_after === undefined ? undefined : instantOf(modified_after);
  // One more than is shown tells whether there is a next page.
  const found = store.list(account, limit + 1, after, place);
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const body = shown.map(({ dataset }) => dataset);
  if (!last || found.length <= limit) return { status: 200, body };
  const next = new URLSearchParams({
    limit: String(limit),
    ...(modified_after !== undefined && { modified_after }),
    cursor: cursorOf({ updatedAt: last.updatedAt, id: last.dataset.id }),
  });
  return { status: 200, headers: { Link: `</datasets/?${next}>; rel="next"` }, body };
}

function cursorOf({ updatedAt, id }: ListPlace): string {
  return Buffer.from(`${updatedAt} ${id}`).toString('base64url');
}

function placeOf(cursor: string): ListPlace {
  const text = Buffer.from(cursor, 'base64url').toString('latin1');
  const [, time, id] = /^(\d{1,15}) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text) ?? [];
  const place = { updatedAt: Number(time), id: id ?? '' };
  if (id !== undefined && cursorOf(place) === cursor) return place;
  throw invalidField('cursor', 'Is not a cursor of this list', 'format_error');
}

/** Milliseconds since 1970; a leap second counts as the one before it. */
function instantOf(dateTime: string): number {
  return Date.parse(
    dateTime
      .toUpperCase()
      .replace(' ', 'T')
      .replace(/:60(?=[.Z+-])/, ':59'),
  );
}

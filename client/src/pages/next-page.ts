import { valueAt } from '../value-at.ts';
import { linkTarget } from './link-header.ts';
import type { PageDefinition, ToldMeaning } from './page-definition.ts';

/** A page that has been read. */
export interface ReadPage {
  /** The query that it was asked for with. */
  readonly query: Readonly<Record<string, unknown>>;
  readonly data: unknown;
  readonly headers: Headers;
  readonly items: readonly unknown[];
  /** Items of all pages of this reading so far. */
  readonly seen: number;
  /** The number of the page, or of the items to skip, that the reading began with. */
  readonly start: number;
  /** Whether it was read from an address that the page before named. */
  readonly isFollowed: boolean;
}

/** Where to read on: another query, or an address as the server names it. */
export type NextPage =
  | { readonly query: Readonly<Record<string, unknown>>; readonly address?: undefined }
  | { readonly address: string };

/** Where a list goes on behind a page; undefined at its end. */
export function nextPage(definition: PageDefinition, page: ReadPage): NextPage | undefined {
  const told = teller(definition, page);
  const header = definition.link ? page.headers.get('link') : null;
  const address = linkTarget(header, 'next') ?? told('next');
  if (typeof address === 'string' && address !== '') return { address };
  const isToldByAddress = header !== null || tells(definition, 'next') || onlyLinks(definition);
  if (page.isFollowed || isToldByAddress) return undefined;
  if (String(told('hasMore')) === 'false') return undefined;
  const position =
    definition.kind === 'cursor' ? cursorAfter(definition, page, told) : numberAfter(definition, page, told);
  return position === undefined ? undefined : { query: moved(definition, page.query, position) };
}

/** The position that a query asks for, or undefined. */
export function positionIn(
  { parameter = '', within }: { readonly parameter?: string; readonly within?: string | undefined },
  query: ReadPage['query'],
): unknown {
  return valueAt(query, within === undefined ? [parameter] : [within, parameter]);
}

type Told = (meaning: ToldMeaning) => unknown;

function teller({ told, headers }: PageDefinition, page: ReadPage): Told {
  return (meaning) => {
    const [path, name] = [told?.[meaning], headers?.[meaning]];
    return (path && valueAt(page.data, path)) ?? (name && page.headers.get(name)) ?? undefined;
  };
}

function tells({ told, headers }: PageDefinition, meaning: ToldMeaning): boolean {
  return told?.[meaning] !== undefined || headers?.[meaning] !== undefined;
}

/** Whether a page without a `Link` header is the last one, because nothing else would tell. */
function onlyLinks(definition: PageDefinition): boolean {
  if (definition.kind === 'link') return true;
  const others = (['total', 'pages', 'nextCursor', 'nextPage', 'hasMore'] as const).some((meaning) =>
    tells(definition, meaning),
  );
  return definition.link === true && !others;
}

function cursorAfter({ lastItem }: PageDefinition, { items }: ReadPage, told: Told): unknown {
  // No item, or not told that there is more: the end.
  if (lastItem !== undefined) return told('hasMore') ? present(valueAt(items.at(-1), [lastItem])) : undefined;
  return present(told('nextCursor'));
}

function present(cursor: unknown): unknown {
  return cursor === null || cursor === '' ? undefined : cursor;
}

function numberAfter(definition: PageDefinition, page: ReadPage, told: Told): number | undefined {
  if (tells(definition, 'nextPage')) return numberOf(told('nextPage'));
  const isMore = String(told('hasMore')) === 'true';
  const { kind, first = 1 } = definition;
  const { items, seen, start } = page;
  const total = numberOf(told('total'));
  if (kind === 'offset') {
    // Nothing moves on behind an empty page.
    return items.length === 0 || start + seen >= (total ?? Infinity) ? undefined : start + seen;
  }
  if (items.length === 0 && !isMore) return undefined;
  const number = numberOf(positionIn(definition, page.query)) ?? first;
  const last = numberOf(told('pages'));
  if (last !== undefined && number - first + 1 >= last) return undefined;
  const skipped = (start - first) * sizeOf(definition, page, told);
  if (last === undefined && !isMore && skipped + seen >= (total ?? Infinity)) return undefined;
  return number + 1;
}

function sizeOf({ size, within }: PageDefinition, { query }: ReadPage, told: Told): number {
  const [parameter, preset = 0] = size ?? [];
  const asked = parameter ? positionIn({ parameter, within }, query) : undefined;
  return numberOf(told('pageSize')) ?? numberOf(asked) ?? preset;
}

function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  // Of all else than numbers it is false.
  return Number.isFinite(number) ? (number as number) : undefined;
}

function moved({ parameter = '', within }: PageDefinition, query: ReadPage['query'], position: unknown) {
  if (within === undefined) return { ...query, [parameter]: position };
  return { ...query, [within]: { ...(query[within] as object | undefined), [parameter]: position } };
}

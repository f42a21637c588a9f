import type { SchemaNode } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { plainName } from '../../resources/noun.ts';
import type { Listing } from './listing.ts';
import { queryPlace } from './query-place.ts';
import { toldPlaces } from './told-values.ts';

/** More of a text than this is not read. */
const maxText = 20_000;

/** Whether the document says that a page may have fewer items than were asked for. */
export function allowsShortPages(listing: Listing): boolean {
  const { world, operation, role } = listing;
  const name = role.page?.size.parameter;
  const place = name === undefined ? undefined : queryPlace(world.model, operation, name);
  const info = isObject(world.model.document.root.value) ? world.model.document.root.value.info : undefined;
  const about = isObject(info) ? info.description : undefined;
  const responses = operation.responses.map(({ description }) => description);
  const texts = [about, operation.summary, operation.description, place?.description, ...responses];
  return texts.some(
    (text) =>
      typeof text === 'string' &&
      /\b(?:fewer|less|smaller|shorter|at most|up to|not guaranteed|no more than)\b/i.test(
        text.slice(0, maxText),
      ),
  );
}

/**
 * What the total of a list counts, as far as its name and description say.
 *
 * @param isOfHeader whether that in a header is meant, where the body has one as well
 */
export function totalMeaning(listing: Listing, isOfHeader = false): 'all' | 'any' | 'vague' {
  const { told, toldInHeaders } = toldPlaces(listing);
  const path = isOfHeader ? undefined : told.total;
  const last = plainName(path?.at(-1) ?? toldInHeaders.total ?? '');
  const description =
    path === undefined ? headerText(listing, toldInHeaders.total) : propertyText(listing, path);
  if (
    /\b(?:approximate|approximately|estimate|estimated|roughly|at least|capped|cached|about)\b/i.test(
      description,
    )
  )
    return 'vague';
  if (/\b(?:on|of|in) (?:this|the|a) page\b/i.test(description)) return 'any';
  return last === 'count' || last === 'size' ? 'any' : 'all';
}

/** Whether the list has a documented default size of its pages. */
export function documentedDefault({ world, operation, role, facts }: Listing): number | undefined {
  const name = role.page?.size.parameter;
  const place = name === undefined ? undefined : queryPlace(world.model, operation, name);
  const value = place?.schema && facts.keyword(place.schema, 'default');
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 ? value : undefined;
}

function propertyText({ operation, facts }: Listing, path: readonly string[]): string {
  const success = operation.responses.find(({ status }) => status === '200');
  let schema: SchemaNode | undefined = success?.content.find(({ name }) => /json/i.test(name))?.schema;
  for (const name of path) schema = schema && facts.properties(schema).get(name)?.schema;
  const text = facts.keyword(schema, 'description');
  return typeof text === 'string' ? text.slice(0, maxText) : '';
}

function headerText({ operation }: Listing, name: string | undefined): string {
  const success = operation.responses.find(({ status }) => status === '200');
  return success?.headers.find((header) => header.name === name)?.description?.slice(0, maxText) ?? '';
}

/** Whether the document says when there is a link to the next page. */
export function saysLinkEnds({ world, operation }: Listing): boolean {
  const info = isObject(world.model.document.root.value) ? world.model.document.root.value.info : undefined;
  const about = isObject(info) ? info.description : undefined;
  const success = operation.responses.find(({ status }) => status === '200');
  const link = success?.headers.find(({ name }) => name.toLowerCase() === 'link');
  if (link?.required) return true;
  const texts = [link?.description, operation.description, about, success?.description];
  return texts.some(
    (text) =>
      typeof text === 'string' &&
      /\b(?:last|final) page\b|\b(?:if|while|when|unless|as long as) (?:there (?:is|are)|more)\b|\bmore (?:pages|items|results)\b/i.test(
        text.slice(0, maxText),
      ),
  );
}

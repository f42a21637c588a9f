import { setOwn } from '../../http/set-own.ts';
import type { Model, Operation, Parameter, SchemaNode } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { queryParameters } from '../../resources/query-parameters.ts';
import { isSearchField, withSearchFields } from '../../resources/search-fields.ts';
import { validatorOf } from '../../schema/validate.ts';
import { type CaseRequest, withBodyValue, withParameter } from '../request.ts';
import { schemaFactsOf } from './listing.ts';

/** Where a query has a value: a parameter, or a property of one that is an object. */
export interface QueryPlace {
  /** As it stands in a URL: `status`, `filter[status]`. */
  readonly name: string;
  readonly parameter: Parameter;
  /** The property, where the parameter is an object. */
  readonly key: string | undefined;
  readonly schema: SchemaNode | undefined;
  readonly description: string;
  readonly examples: readonly unknown[];
}

/** A place of a query with what to put there. */
export interface QueryTerm {
  readonly place: QueryPlace;
  readonly value: unknown;
}

/** The place of this name; undefined where the operation has none. */
export function queryPlace(model: Model, operation: Operation, name: string): QueryPlace | undefined {
  const facts = schemaFactsOf(model);
  const asked = withSearchFields(facts, operation);
  const part = queryParameters(facts, asked).find((one) => one.name === name);
  if (!part) return undefined;
  const own = asked.parameters.find((one) => one.in === 'query' && one.at === part.at);
  if (!own) return undefined;
  const isWhole = own.name === name && own.schema === part.schema;
  const [, bracketed] = /\[([^\]]+)\]$/.exec(name) ?? [];
  return {
    name,
    parameter: own,
    key: isWhole ? undefined : own.style === 'deepObject' ? bracketed : name,
    schema: part.schema ?? part.content[0]?.schema,
    description: part.description ?? '',
    examples: part.examples.map(({ value }) => value),
  };
}

/** The request with these values in its query; properties of one parameter go together. */
export function withQuery(model: Model, request: CaseRequest, terms: readonly QueryTerm[]): CaseRequest {
  return terms.reduce((changed, term) => {
    const { parameter, key } = term.place;
    const { value } = term;
    if (isSearchField(parameter)) return withField(model, changed, term);
    if (key === undefined) return withParameter(changed, { parameter, value });
    const before = changed.parameters.find((one) => one.parameter === parameter)?.value;
    const whole = { ...(isObject(before) ? before : {}), [key]: value };
    return withParameter(changed, { parameter, value: whole });
  }, request);
}

/** The search with a value in its body, which is sent as it is. */
function withField(model: Model, request: CaseRequest, { place, value }: QueryTerm): CaseRequest {
  const { body } = request;
  const { name } = place.parameter;
  if (!body?.mediaType || !isObject(body.value)) return request;
  const changed: Record<string, unknown> = { ...body.value };
  const before = changed[name];
  const whole = place.key === undefined ? value : { ...(isObject(before) ? before : {}), [place.key]: value };
  setOwn(changed, name, whole);
  const written = withBodyValue(model, request, body.mediaType, changed);
  return written ? { ...written, fixed: new Set([...request.fixed, `body /${name}`]) } : request;
}

/** Whether the document allows a value there. */
export function allows(model: Model, { schema }: QueryPlace, value: unknown): boolean {
  return schema === undefined || validatorOf(model, schema, 'request').check(value).length === 0;
}

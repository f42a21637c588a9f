import type { Model, Operation, Parameter, SchemaNode } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { queryParameters } from '../../resources/query-parameters.ts';
import { validatorOf } from '../../schema/validate.ts';
import { type CaseRequest, withParameter } from '../request.ts';
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
  const part = queryParameters(facts, operation).find((one) => one.name === name);
  if (!part) return undefined;
  const own = operation.parameters.find((one) => one.in === 'query' && one.at === part.at);
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
export function withQuery(request: CaseRequest, terms: readonly QueryTerm[]): CaseRequest {
  return terms.reduce((changed, { place: { parameter, key }, value }) => {
    if (key === undefined) return withParameter(changed, { parameter, value });
    const before = changed.parameters.find((one) => one.parameter === parameter)?.value;
    const whole = { ...(isObject(before) ? before : {}), [key]: value };
    return withParameter(changed, { parameter, value: whole });
  }, request);
}

/** Whether the document allows a value there. */
export function allows(model: Model, { schema }: QueryPlace, value: unknown): boolean {
  return schema === undefined || validatorOf(model, schema, 'request').check(value).length === 0;
}

import type { Operation, Parameter, SchemaNode } from '../../model/model.ts';
import { plainName } from '../../resources/noun.ts';
import { queryParameters } from '../../resources/query-parameters.ts';
import type { SchemaFacts } from '../../resources/schema-facts.ts';

/** How a client names the fields that an answer shall have: `fields=name,status`. */
export interface Selection {
  /** `fields`, `fields[articles]`. */
  readonly name: string;
  /** The properties that may be named, and that may be left out. */
  readonly fields: readonly string[];
  /** Whether the value is a list in the document, and no text with commas. */
  readonly isList: boolean;
}

const names = new Set('fields field select only attributes properties columns'.split(' '));
const only =
  /\bonly\b|\bselect|\bsparse|\bfields? to (?:return|include|show)|\bwhich fields\b|\brestrict|\blimit(?:s|ed)? to\b/i;
const adds =
  /\b(?:additional|extra|in addition|also|further|more) (?:fields|properties|attributes)?|\bexpand|\bon top of\b/i;

/**
 * Finds the parameter that chooses the fields of what is answered; undefined where there is none, or where the document does not
 * say that the others are left out.
 *
 * @param shown the schema of an item as it is answered
 */
export function findSelection(
  facts: SchemaFacts,
  operation: Operation,
  shown: SchemaNode,
): Selection | undefined {
  const properties = facts.properties(shown);
  for (const parameter of queryParameters(facts, operation)) {
    const said = (parameter.description ?? '').slice(0, 2000);
    const bare = plainName(/^([^[\]]+)\[[^[\]]+\]$/.exec(parameter.name)?.[1] ?? parameter.name);
    if (!names.has(bare) || !parameter.schema || !only.test(said) || adds.test(said)) continue;
    const isList = facts.isArray(parameter.schema);
    if (!isList && !/comma/i.test(said)) continue;
    const values = namedBy(facts, parameter, isList);
    const fields = [...properties.values()]
      .filter(({ name, isRequired }) => !isRequired && (values?.has(name) ?? true) && !isAlways(said, name))
      .map(({ name }) => name);
    if (fields.length >= 2) return { name: parameter.name, fields, isList };
  }
  return undefined;
}

/** The values of the enum that may be named; undefined where any text may be. */
function namedBy(
  facts: SchemaFacts,
  { schema }: Parameter,
  isList: boolean,
): ReadonlySet<unknown> | undefined {
  const node = schema && isList ? facts.items(schema) : schema;
  const values = facts.keyword(node, 'enum');
  return Array.isArray(values) ? new Set(values) : undefined;
}

/** "The id is always there." */
function isAlways(said: string, name: string): boolean {
  if (plainName(name) === 'id') return true;
  return said
    .split(/[.;]/)
    .some((part) => /\balways\b/i.test(part) && part.toLowerCase().includes(name.toLowerCase()));
}

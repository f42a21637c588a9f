import type { Parameter } from '../model/model.ts';
import { plainName } from './noun.ts';
import type { PropertyFacts, SchemaFacts } from './schema-facts.ts';

/** A query parameter that shows what a list leaves out otherwise: `include_archived=true`. */
export interface ListSwitch {
  readonly parameter: Parameter;
  /** What tells of an item that it is left out: a flag that is true, or a time that is set. */
  readonly property: string;
}

const shows = /^(?:include|with|show|list)[_-]?(?=[a-z])(.+)$/i;

/** The switches of a list, each with the property that its name names: `archived`, `is_archived`, `archived_at`. */
export function switchesOf(
  schemas: SchemaFacts,
  item: Parameters<SchemaFacts['properties']>[0],
  parameters: readonly Parameter[],
): readonly ListSwitch[] {
  return parameters.flatMap((parameter) => {
    const { schema, name, in: place, description = '' } = parameter;
    const [, what] = shows.exec(name) ?? [];
    if (place !== 'query' || what === undefined || !schema || !schemas.isOnly(schema, 'boolean')) return [];
    const isOff = schemas.keyword(schema, 'default') === false;
    const isSaid = /\b(?:only|also|as well|too|left out|hidden|excluded)\b/i.test(description.slice(0, 1000));
    const property = isOff || isSaid ? markOf(schemas, item, plainName(what)) : undefined;
    return property ? [{ parameter, property: property.name }] : [];
  });
}

function markOf(
  schemas: SchemaFacts,
  item: Parameters<SchemaFacts['properties']>[0],
  plain: string,
): PropertyFacts | undefined {
  const all = schemas.plainProperties(item);
  const flag = [plain, `is${plain}`].map((name) => all.get(name)).find((one) => one);
  if (flag && schemas.isOnly(flag.schema, 'boolean')) return flag;
  const time = all.get(`${plain}at`);
  const isTime = time && schemas.keyword(time.schema, 'format') === 'date-time';
  return isTime && schemas.types(time.schema).has('null') ? time : undefined;
}

import { itemSchemaOf } from '../../contract/plan-request-body.ts';
import type { MediaType, Model, SchemaNode } from '../../model/model.ts';
import { childOf } from '../../model/reader.ts';
import { isObject } from '../../model/values.ts';
import type { Resource, ResourceMap } from '../../resources/resource.ts';
import { alternativesOf, schemaItems, schemaParts } from '../../schema/resolve-schema.ts';
import type { ItemEvent } from './item-feed.ts';

/** How a stream tells of the items of a resource. */
export interface EventShape {
  readonly resource: Resource;
  /** The event for something that happened, for `writeEvent`; undefined where the document has none for it. */
  write(event: Pick<ItemEvent, 'id' | 'kind' | 'value'>): Record<string, unknown> | undefined;
}

type Kind = ItemEvent['kind'];

/** One of the forms that an event of the document has. */
interface Form {
  /** What the stream's field `event` may say. */
  readonly names: readonly string[];
  readonly data: SchemaNode;
}

/**
 * How the events of a stream tell of items, where one form of their data is an item of a resource, or an object with such
 * an item and the name of what happened; undefined for any other stream.
 *
 * @example
 * // text/event-stream: { schema: { $ref: '#/components/schemas/Order' } }
 * eventShape(model, map, media)?.write({ id: 1, kind: 'created', value }) // { id: 1, data: value }
 */
export function eventShape(model: Model, map: ResourceMap, media: MediaType): EventShape | undefined {
  const forms = formsOf(model, media);
  for (const resource of map.resources.values()) {
    const isItem = itemTest(model, resource);
    if (resource.isSingular || !isItem) continue;
    if (forms.some(({ data }) => isItem(data))) return plainShape(model, resource, forms, shownNames(media));
    const envelopes = forms.flatMap((form) => envelopeOf(model, form, isItem));
    if (envelopes.length > 0) return envelopeShape(resource, envelopes);
  }
  return undefined;
}

/** Whether a schema is that of the resource's items. */
function itemTest(model: Model, { schema }: Resource): ((node: SchemaNode) => boolean) | undefined {
  const own = schema && schemaParts(model, schema).find(({ value }) => isObject(value) && value.properties);
  if (!own) return undefined;
  return (node) => schemaParts(model, node).some(({ value }) => value === own.value);
}

/** The item is the data. */
function plainShape(
  model: Model,
  resource: Resource,
  forms: readonly Form[],
  shown: readonly string[],
): EventShape {
  const named = forms.some(({ names }) => names.length > 0);
  return {
    resource,
    write({ id, kind, value }) {
      for (const { names, data } of forms) {
        const event = names.find((name) => kindOf(name) === kind);
        if (event !== undefined) return { id, event, data: picked(model, data, value) };
      }
      if (named) return undefined;
      const event = shown.find((name) => kindOf(name) === kind);
      if (event !== undefined) return { id, event, data: value };
      // Without a name nobody could tell it from a change.
      return { id, ...(kind === 'deleted' && { event: 'deleted' }), data: value };
    },
  };
}

/** The item stands beside the name of what happened. */
interface EnvelopeForm {
  readonly form: Form;
  readonly item: string;
  readonly kind: { readonly property: string; readonly texts: readonly string[] };
}

function envelopeShape(resource: Resource, envelopes: readonly EnvelopeForm[]): EventShape {
  return {
    resource,
    write({ id, kind, value }) {
      for (const { form, item, kind: said } of envelopes) {
        const text = said.texts.find((one) => kindOf(one) === kind);
        if (text === undefined) continue;
        const event = form.names.find((name) => kindOf(name) === kind) ?? form.names[0];
        const data = { [said.property]: text, [item]: value };
        return { id, ...(event !== undefined && { event }), data };
      }
      return undefined;
    },
  };
}

function envelopeOf(
  model: Model,
  form: Form,
  isItem: (node: SchemaNode) => boolean,
): readonly EnvelopeForm[] {
  const properties = propertiesOf(model, form.data);
  const item = properties.find(([, node]) => isItem(node))?.[0];
  if (item === undefined) return [];
  return properties.flatMap(([property, node]) => {
    const texts = textsOf(model, node);
    return texts.some((text) => kindOf(text)) ? [{ form, item, kind: { property, texts } }] : [];
  });
}

/** The forms of a stream's events: those of OpenAPI 3.2's `itemSchema`, else of the data that `schema` describes. */
function formsOf(model: Model, media: MediaType): readonly Form[] {
  const item = itemSchemaOf(model, media);
  if (!item) {
    if (!media.schema) return [];
    const data = schemaItems(model, media.schema) ?? media.schema;
    return alternatives(model, data).map((one) => ({ names: [], data: one }));
  }
  const events = alternatives(model, item);
  return events.flatMap((event) => {
    const properties = new Map(propertiesOf(model, event));
    const [data, name] = [properties.get('data'), properties.get('event')];
    if (!data) return [];
    const names = name ? textsOf(model, name) : [];
    return alternatives(model, contentOf(data)).map((one) => ({ names, data: one }));
  });
}

/** What a text holds, where its schema says so. */
function contentOf({ value, at }: SchemaNode): SchemaNode {
  if (!isObject(value) || value.contentSchema === undefined) return { value, at };
  return { value: value.contentSchema, at: childOf(at, 'contentSchema') };
}

/** The members of `oneOf` and `anyOf`, else the schema itself. */
function alternatives(model: Model, schema: SchemaNode): readonly SchemaNode[] {
  const members = schemaParts(model, schema).flatMap((part) => alternativesOf(part));
  return members.length > 0 ? members : [schema];
}

function propertiesOf(model: Model, schema: SchemaNode): readonly (readonly [string, SchemaNode])[] {
  return schemaParts(model, schema).flatMap(({ value, at }) =>
    isObject(value) && isObject(value.properties)
      ? Object.entries(value.properties).map(
          ([name, own]) => [name, { value: own, at: childOf(at, 'properties', name) }] as const,
        )
      : [],
  );
}

function textsOf(model: Model, schema: SchemaNode): readonly string[] {
  return schemaParts(model, schema).flatMap(({ value }) => {
    if (!isObject(value)) return [];
    const values: readonly unknown[] = Array.isArray(value.enum) ? value.enum : [value.const];
    return values.filter((one) => typeof one === 'string');
  });
}

/** Of an item what a schema names; all of it where it names nothing. */
function picked(model: Model, schema: SchemaNode, value: ItemEvent['value']): Record<string, unknown> {
  const names = propertiesOf(model, schema).map(([name]) => name);
  if (names.length === 0) return { ...value };
  return Object.fromEntries(Object.entries(value).filter(([name]) => names.includes(name)));
}

/** The names that the document's examples give to events. */
function shownNames({ examples }: MediaType): readonly string[] {
  return examples.flatMap(({ value }) => {
    if (typeof value === 'string')
      return [...value.matchAll(/^event: ?(.+)$/gm)].map(([, name = '']) => name);
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    return list.flatMap((one) => (isObject(one) && typeof one.event === 'string' ? [one.event] : []));
  });
}

/** `order.created`, `JobAdded`; undefined for a name that says something else. */
function kindOf(name: string): Kind | undefined {
  if (/creat|add|insert/i.test(name)) return 'created';
  if (/updat|chang|modif|patch/i.test(name)) return 'updated';
  return /delet|remov/i.test(name) ? 'deleted' : undefined;
}

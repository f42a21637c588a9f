import type { MediaType, Model, SchemaNode } from '../model/model.ts';
import { isObject } from '../model/values.ts';
import type { BodyReading, PartFault } from './body-reading.ts';
import { type Candidate, firstValid, type ReadContext } from './first-valid.ts';
import { textReaderOf } from './read-scalar.ts';
import {
  itemsOf,
  propertyNames,
  propertyOf,
  type SchemaView,
  takesOtherProperties,
  viewsOf,
} from './schema-views.ts';
import { setOwn } from './set-own.ts';
import { shapesOf } from './shapes.ts';
import { parseXml, type XmlElement } from './xml.ts';

/**
 * The reader of XML bodies: elements and attributes become properties as the schema's `xml` says, texts the values of
 * its types. Namespaces are not compared.
 *
 * @see https://spec.openapis.org/oas/v3.1.1#xml-object
 */
export function xmlReader(model: Model, { schema }: MediaType): (text: string) => BodyReading {
  const context: ReadContext = { model, direction: 'request' };
  return (text) => {
    const parsed = parseXml(text);
    if (!parsed.ok) {
      const { reason, line, column } = parsed;
      const place = line === undefined ? '' : ` (line ${line}, column ${column})`;
      const title = 'The request body is not valid XML';
      const detail = `${reason}${place}`;
      return {
        ok: false,
        fault: {
          status: 400,
          code: 'malformed-xml',
          title,
          detail,
          ...(line && { line }),
          ...(column && { column }),
        },
      };
    }
    const faults = schema ? rootFault(model, schema, parsed.root) : [];
    return { ok: true, value: readElement(context, schema, parsed.root), faults };
  };
}

/** A name that the schema itself gives to the root is the only one that fits. */
function rootFault(model: Model, schema: SchemaNode, { name }: XmlElement): readonly PartFault[] {
  const expected = viewsOf(model, schema).flatMap((view) => xmlOf(view).name ?? []);
  if (expected.length === 0 || expected.includes(name)) return [];
  const message = `must be the element <${expected.join('> or <')}>; found '${name}'`;
  return [{ path: [], code: 'xml', message }];
}

interface Xml {
  readonly name: string | undefined;
  readonly attribute: boolean;
  readonly wrapped: boolean;
  /** The element's own text: 3.2's `nodeType: text`. */
  readonly isText: boolean;
}

/** What the parts say under `xml`. */
function xmlOf(view: SchemaView): Xml {
  const said = view.map(({ value }) => (isObject(value) && isObject(value.xml) ? value.xml : {}));
  const nodeTypes = said.map(({ nodeType }) => nodeType);
  return {
    name: said.map(({ name }) => name).find((name) => typeof name === 'string'),
    attribute: said.some(({ attribute }) => attribute === true) || nodeTypes.includes('attribute'),
    wrapped: said.some(({ wrapped }) => wrapped === true) || nodeTypes.includes('element'),
    isText: nodeTypes.includes('text') || nodeTypes.includes('cdata'),
  };
}

function xmlOfSchema(model: Model, schema: SchemaNode | undefined): Xml {
  return xmlOf(schema ? viewsOf(model, schema).flat() : []);
}

function readElement(context: ReadContext, schema: SchemaNode | undefined, element: XmlElement): unknown {
  if (element.attributes.get('nil') === 'true') return null;
  const shapes = schema && shapesOf(context, schema);
  if (!schema || !shapes || shapes.onlyScalar) {
    if (element.children.length > 0) return readAnything(element);
    return textReaderOf(context.model, schema, context.direction)(element.text);
  }
  const candidates: Candidate<XmlElement>[] = [
    ...shapes.objects.map((view) => (from: XmlElement) => readObject(context, view, from)),
    ...shapes.arrays.map((view) => (from: XmlElement) => readItems(context, itemsOf(view), from.children)),
    (from) => (from.children.length > 0 ? undefined : textReaderOf(context.model, schema)(from.text)),
  ];
  return firstValid(context, schema, candidates)(element);
}

/** What no schema speaks of: texts, and objects of them. */
function readAnything({ children, text }: XmlElement): unknown {
  if (children.length === 0) return text;
  const value: Record<string, unknown> = {};
  for (const [name, own] of Map.groupBy(children, (child) => child.name)) {
    const read = own.map(readAnything);
    setOwn(value, name, read.length === 1 ? read[0] : read);
  }
  return value;
}

function readItems(
  context: ReadContext,
  schema: SchemaNode | undefined,
  elements: readonly XmlElement[],
): readonly unknown[] {
  return elements.map((element) => readElement(context, schema, element));
}

function readObject(context: ReadContext, view: SchemaView, element: XmlElement): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  const used = new Set<string>();
  for (const name of propertyNames(view)) {
    const schema = propertyOf(view, name);
    const xml = xmlOfSchema(context.model, schema);
    const key = xml.name ?? name;
    used.add(key);
    const item = xml.attribute
      ? readAttribute(context, schema, element.attributes.get(key))
      : xml.isText
        ? textReaderOf(context.model, schema, context.direction)(element.text)
        : readProperty(context, schema, xml, { element, name: key, used });
    if (item !== undefined) setOwn(value, name, item);
    else if (isEmptyList(context, view, name, schema)) setOwn(value, name, []);
  }
  const others = element.children.filter((child) => !used.has(child.name));
  if (others.length > 0) addOthers(context, view, others, value);
  return value;
}

function readAttribute(
  context: ReadContext,
  schema: SchemaNode | undefined,
  text: string | undefined,
): unknown {
  return text === undefined ? undefined : textReaderOf(context.model, schema, context.direction)(text);
}

interface Place {
  readonly element: XmlElement;
  readonly name: string;
  readonly used: Set<string>;
}

function readProperty(
  context: ReadContext,
  schema: SchemaNode | undefined,
  { wrapped }: Xml,
  { element, name, used }: Place,
): unknown {
  const arrays = schema ? shapesOf(context, schema).arrays : [];
  const [view] = arrays;
  const named = (wanted: string) => element.children.filter((child) => child.name === wanted);
  if (!view) {
    const values = named(name).map((child) => readElement(context, schema, child));
    return values.length > 1 ? values : values[0];
  }
  const items = itemsOf(view);
  if (wrapped) {
    const [container] = named(name);
    return container && readItems(context, items, container.children);
  }
  const itemName = xmlOfSchema(context.model, items).name ?? name;
  used.add(itemName);
  const elements = named(itemName);
  return elements.length === 0 ? undefined : readItems(context, items, elements);
}

/** A list without a container leaves no trace when it is empty; where it is required, it is that. */
function isEmptyList(
  context: ReadContext,
  view: SchemaView,
  name: string,
  schema: SchemaNode | undefined,
): boolean {
  if (
    !schema ||
    shapesOf(context, schema).arrays.length === 0 ||
    xmlOfSchema(context.model, schema).wrapped
  ) {
    return false;
  }
  return view.some(
    ({ value }) => isObject(value) && Array.isArray(value.required) && value.required.includes(name),
  );
}

function addOthers(
  context: ReadContext,
  view: SchemaView,
  others: readonly XmlElement[],
  value: Record<string, unknown>,
): void {
  for (const [name, own] of Map.groupBy(others, (child) => child.name)) {
    const schema = takesOtherProperties(view) ? propertyOf(view, name) : undefined;
    const read = own.map((child) => readElement(context, schema, child));
    setOwn(value, name, read.length === 1 ? read[0] : read);
  }
}

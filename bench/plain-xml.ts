import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { type Document, resolve } from '../src/document/document.ts';
import { joinPointer } from '../src/document/pointer.ts';
import type { PlaceOfSchema } from './plain-schema.ts';

type Tree = Record<string, unknown>;

const parser = new XMLParser({ parseTagValue: false, ignoreDeclaration: true });

/** What the root element holds: objects of elements, lists of elements of one name, and text. */
export function readPlainXml(
  text: string,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reason: string } {
  const verdict = XMLValidator.validate(text);
  if (verdict !== true) return { ok: false, reason: verdict.err.msg };
  // The parser's type says nothing.
  const [root, ...others] = Object.values(parser.parse(text) as Tree);
  const isOne = root !== undefined && others.length === 0 && !Array.isArray(root);
  return isOne ? { ok: true, value: root } : { ok: false, reason: 'there must be one root element' };
}

/**
 * A value as XML, with the names that its schema gives.
 *
 * @see https://spec.openapis.org/oas/v3.0.3#xml-object
 */
export function writePlainXml(document: Document, schema: PlaceOfSchema, value: unknown): string {
  return element(document, schema, value, 'root');
}

function element(document: Document, schema: PlaceOfSchema, value: unknown, fallback: string): string {
  const parts = partsOf(document, schema, 0);
  const xml = xmlOf(parts);
  const name = typeof xml.name === 'string' ? xml.name : fallback;
  if (Array.isArray(value)) return list(document, parts, value, name, xml.wrapped === true);
  if (typeof value !== 'object' || value === null) return `<${name}>${escaped(value)}</${name}>`;
  let attributes = '';
  let children = '';
  for (const [key, item] of Object.entries(value)) {
    const property = memberOf(parts, key);
    const own = xmlOf(property ? partsOf(document, property, 0) : []);
    if (own.attribute === true)
      attributes += ` ${typeof own.name === 'string' ? own.name : key}="${escaped(item)}"`;
    else children += element(document, property ?? { value: {}, at: schema.at }, item, key);
  }
  return `<${name}${attributes}>${children}</${name}>`;
}

function list(
  document: Document,
  parts: readonly PlaceOfSchema[],
  items: readonly unknown[],
  name: string,
  isWrapped: boolean,
): string {
  const owner = parts.find(({ value }) => (value as Tree).items !== undefined);
  const at = owner && { source: owner.at.source, pointer: joinPointer(owner.at.pointer, 'items') };
  const schema = owner && at ? { value: (owner.value as Tree).items, at } : undefined;
  const written = items.map((item) => (schema ? element(document, schema, item, name) : ''));
  return isWrapped ? `<${name}>${written.join('')}</${name}>` : written.join('');
}

/** The schema after its references, and those that it is composed of. */
function partsOf(document: Document, { value, at }: PlaceOfSchema, depth: number): readonly PlaceOfSchema[] {
  const found = resolve(document, value, at);
  if (!found.ok || depth > 20) return [];
  const { resolved } = found;
  if (typeof resolved.value !== 'object' || resolved.value === null) return [];
  const all = (resolved.value as Tree).allOf;
  const composed = Array.isArray(all) ? all : [];
  return [
    resolved,
    ...composed.flatMap((part, index) => {
      const pointer = joinPointer(resolved.at.pointer, 'allOf', index);
      return partsOf(document, { value: part, at: { source: resolved.at.source, pointer } }, depth + 1);
    }),
  ];
}

function xmlOf(parts: readonly PlaceOfSchema[]): Tree {
  const xml = parts.map(({ value }) => (value as Tree).xml).find((one) => one !== undefined);
  return typeof xml === 'object' && xml !== null ? (xml as Tree) : {};
}

function memberOf(parts: readonly PlaceOfSchema[], key: string): PlaceOfSchema | undefined {
  for (const { value, at } of parts) {
    const { properties } = value as Tree;
    if (typeof properties !== 'object' || properties === null || !Object.hasOwn(properties, key)) continue;
    const pointer = joinPointer(at.pointer, 'properties', key);
    return { value: (properties as Tree)[key], at: { source: at.source, pointer } };
  }
  return undefined;
}

function escaped(value: unknown): string {
  return String(value ?? '').replace(/[<>&"]/g, (char) => `&#${char.charCodeAt(0)};`);
}

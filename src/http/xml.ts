import { createRequire } from 'node:module';

/** An element: names without their prefix, texts decoded. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Its own text, that of its children left out. */
  readonly text: string;
}

/** The root element, or what is wrong: one sentence, with its place where that is known. */
export type ParsedXml =
  | { readonly ok: true; readonly root: XmlElement }
  | { readonly ok: false; readonly reason: string; readonly line?: number; readonly column?: number };

/** Elements within elements, at most. */
const maxDepth = 100;

const require = createRequire(import.meta.url);

/**
 * Parses XML: the adapter of fast-xml-parser (https://github.com/NaturalIntelligence/fast-xml-parser).
 *
 * A document type declaration is refused: with it text could grow without bounds, or name files. The five entities of
 * XML itself and character references are all that is decoded.
 */
export function parseXml(text: string): ParsedXml {
  if (hasDoctype(text))
    return { ok: false, reason: 'A document type declaration (<!DOCTYPE …>) is not read.' };
  const { XMLParser, XMLValidator } = require('fast-xml-parser') as typeof import('fast-xml-parser');
  try {
    const verdict = XMLValidator.validate(text);
    if (verdict !== true) {
      const { msg, line, col } = verdict.err;
      return { ok: false, reason: msg, line, column: col };
    }
    const parser = new XMLParser({
      preserveOrder: true,
      ignoreAttributes: false,
      attributeNamePrefix: mark,
      removeNSPrefix: true,
      parseTagValue: false,
      parseAttributeValue: false,
      trimValues: false,
      processEntities: false,
      cdataPropName: cdataKey,
      ignoreDeclaration: true,
      ignorePiTags: true,
      maxNestedTags: maxDepth,
      // Names such as "constructor", which the parser refuses, are data here: nodes are read by their own keys only.
      // Empty elements come by here twice.
      transformTagName: (name) => (name.startsWith(mark) ? name : `${mark}${name}`),
    });
    const [root] = (parser.parse(text) as readonly RawNode[]).flatMap(elementOf);
    return root ? { ok: true, root } : { ok: false, reason: 'There is no element.' };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Only what may stand before the root element is looked at: elsewhere it is text. */
function hasDoctype(text: string): boolean {
  let rest = text.trimStart();
  for (;;) {
    const end = rest.startsWith('<?')
      ? rest.indexOf('?>') + 2
      : rest.startsWith('<!--')
        ? rest.indexOf('-->') + 3
        : 0;
    if (end < 3) return /^<!DOCTYPE/i.test(rest);
    rest = rest.slice(end).trimStart();
  }
}

/** `{ '#text': … }`, `{ '#cdata': [{ '#text': … }] }` or `{ tag: children, ':@': attributes }`. */
type RawNode = Readonly<Record<string, unknown>>;

/** Stands before each name while the parser has it. */
const mark = '=';
const cdataKey = '#cdata';
const attributesKey = ':@';

function elementOf(node: RawNode): readonly XmlElement[] {
  const key = Object.keys(node).find((candidate) => candidate.startsWith(mark));
  if (key === undefined) return [];
  const children = (Array.isArray(node[key]) ? node[key] : []) as readonly RawNode[];
  return [
    {
      name: key.slice(mark.length),
      attributes: new Map(
        Object.entries(node[attributesKey] ?? {}).map(([name, value]) => [
          name.slice(mark.length),
          decodeEntities(String(value)),
        ]),
      ),
      children: children.flatMap(elementOf),
      text: children.map(ownText).join(''),
    },
  ];
}

function ownText(node: RawNode): string {
  if (Object.hasOwn(node, '#text')) return decodeEntities(String(node['#text']));
  const cdata = Object.hasOwn(node, cdataKey) ? (node[cdataKey] as readonly RawNode[]) : [];
  return cdata.map((part) => String(part['#text'] ?? '')).join('');
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** @see https://www.w3.org/TR/xml/#sec-predefined-ent */
function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w+));/g, (all, decimal, hex, name: string) => {
    if (name !== undefined) return (Object.hasOwn(entities, name) ? entities[name] : undefined) ?? all;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}

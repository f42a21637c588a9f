import type { Model, SchemaNode } from '../model/model.ts';
import type { Direction } from '../schema/hidden-properties.ts';
import type { Delimited } from './delimited.ts';
import { type Candidate, firstValid, type ReadContext } from './first-valid.ts';
import { Malformed } from './malformed.ts';
import { type ReadText, textReaderOf } from './read-scalar.ts';
import { itemsOf, propertyOf, type SchemaView } from './schema-views.ts';
import { setOwn } from './set-own.ts';
import { type Shapes, shapesOf } from './shapes.ts';

/** The reader of texts in one of the styles that join the parts of a value by separators. */
export function delimitedReader(
  context: ReadContext,
  schema: SchemaNode | undefined,
  style: Delimited,
): (raw: string) => unknown {
  const readText = textReaderOf(context.model, schema, context.direction);
  const scalar: Candidate<string> = (text) => readText(style.decode(style.scalar(text)));
  const shapes = schema && shapesOf(context, schema);
  const read =
    schema && shapes && !shapes.onlyScalar
      ? firstValid(context, schema, delimitedCandidates(context, shapes, style, scalar))
      : scalar;
  return (raw) => {
    const text = style.strip(raw);
    return text === undefined ? new Malformed('style', style.expected) : read(text);
  };
}

function delimitedCandidates(
  { model, direction }: ReadContext,
  shapes: Shapes,
  style: Delimited,
  scalar: Candidate<string>,
): readonly Candidate<string>[] {
  const arrays = shapes.arrays.map((view) => {
    const readItem = textReaderOf(model, itemsOf(view), direction);
    return (texts: readonly string[]) => texts.map((text) => readItem(style.decode(text)));
  });
  const objects = shapes.objects.map((view) => {
    const readers = propertyReaders(model, view, direction);
    return (text: string) => {
      const pairs = style.pairs(text);
      if (!pairs) return undefined;
      const value: Record<string, unknown> = {};
      for (const [rawName = '', rawValue = ''] of pairs) {
        const name = style.decode(rawName);
        setOwn(value, name, readers(name)(style.decode(rawValue)));
      }
      return value;
    };
  });
  const isList = (text: string) => style.items(text).length !== 1;
  // An empty text is a list of nothing before it is one of an empty text.
  const lists: Candidate<string>[] = arrays.flatMap((read) => [
    (text) => (shapes.scalars === 'none' || isList(text) ? read(style.items(text)) : undefined),
  ]);
  const laterLists: Candidate<string>[] = arrays.flatMap((read): Candidate<string>[] => [
    (text) => (text === '' ? read(['']) : read(style.items(text))),
    // Clients encode the separators too.
    (text) => read(style.items(style.decode(text))),
  ]);
  const scalars: Candidate<string>[] =
    shapes.scalars === 'none'
      ? []
      : [shapes.scalars === 'null' ? (text) => (text === '' ? null : undefined) : scalar];
  return [...lists, ...objects, ...scalars, ...laterLists, scalar];
}

/** The readers of an object's properties by name. */
function propertyReaders(model: Model, view: SchemaView, direction: Direction): (name: string) => ReadText {
  return (name) => textReaderOf(model, propertyOf(view, name), direction);
}

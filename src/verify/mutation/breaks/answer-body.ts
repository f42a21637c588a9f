import { findResponse } from '../../../contract/find-response.ts';
import { isObject } from '../../../model/values.ts';
import { editAt, removed, withProperty } from '../at-path.ts';
import type { Break } from '../break.ts';
import type { BreakKind } from '../break-kinds.ts';
import { type BreakSubject, jsonContent, mainSuccess } from '../break-subject.ts';
import type { Layer } from '../broken-server.ts';
import { brokenFormat, hasEnum, isValid, wrongTypeValue } from '../broken-values.ts';
import { withReplyJson } from '../reply.ts';
import { placeName, type SchemaPlace, schemaPlaces, spread } from '../schema-places.ts';

/** How many properties are tried of each kind. */
const perKind = 2;
const additional = 'unexpected_property';

/** Bodies of successes that are not as their schema says. */
export function breakAnswerBody(subject: BreakSubject): readonly Break[] {
  const { model, operation } = subject;
  const response = mainSuccess(operation);
  const content = response && jsonContent(response);
  if (!response || !content) return [];
  const edited = (edit: (body: unknown) => unknown) => (): Layer => async (call, next) => {
    const reply = await next(call);
    const isIt = call.operation === operation && findResponse(operation, reply.status) === response;
    return isIt ? withReplyJson(reply, edit) : reply;
  };
  const make = (
    kind: BreakKind,
    path: readonly string[],
    what: string,
    edit: (body: unknown) => unknown,
  ) => ({
    kind,
    operation,
    where: `${response.status} ${placeName(path)}`.trim(),
    what,
    make: edited(edit),
  });
  const { schema } = content;
  if (!schema) {
    const lacks = `a schema for the ${response.status} answer`;
    return [{ ...make('wrong-type', [], 'answers with another type of body', () => 'text'), lacks }];
  }
  const whole = wrongTypeValue(model, schema);
  const places = schemaPlaces(model, schema);
  return [
    ...(whole === undefined
      ? []
      : [make('wrong-type', [], 'answers with another type of body', () => whole)]),
    ...typeBreaks(subject, places.properties, make),
    ...missing(places.properties, make),
    ...valueBreaks(subject, places.properties, make),
    ...extra(places.objects, make),
  ];
}

type Make = (
  kind: BreakKind,
  path: readonly string[],
  what: string,
  edit: (body: unknown) => unknown,
) => Break;

function typeBreaks({ model }: BreakSubject, places: readonly SchemaPlace[], make: Make): readonly Break[] {
  const typed = places.flatMap(({ path, schema }) => {
    const value = wrongTypeValue(model, schema);
    return value === undefined ? [] : [{ path, value }];
  });
  const untyped = places.filter(({ schema }) => wrongTypeValue(model, schema) === undefined);
  return [
    ...spread(typed, perKind).map(({ path, value }) =>
      make('wrong-type', path, `sends ${placeName(path)} with another type`, (body) =>
        editAt(body, path, () => value),
      ),
    ),
    ...untyped.slice(0, 1).map(({ path }) => ({
      ...make('wrong-type', path, `sends ${placeName(path)} with another type`, (body) =>
        editAt(body, path, (before) => (typeof before === 'number' ? 'text' : 70_007)),
      ),
      lacks: `a type for ${listed(untyped)}`,
    })),
  ];
}

function missing(places: readonly SchemaPlace[], make: Make): readonly Break[] {
  const required = places.filter(({ isRequired }) => isRequired);
  const optional = places.filter(({ isRequired }) => !isRequired);
  const drop = ({ path }: SchemaPlace) =>
    make('missing-property', path, `leaves ${placeName(path)} out`, (body) =>
      editAt(body, path.slice(0, -1), (parent) =>
        isObject(parent) && Object.hasOwn(parent, path.at(-1) ?? '')
          ? withProperty(parent, path.at(-1) ?? '', removed)
          : parent,
      ),
    );
  return [
    ...spread(required, perKind).map(drop),
    ...optional.slice(0, 1).map((place) => ({ ...drop(place), lacks: `${listed(optional)} in "required"` })),
  ];
}

function valueBreaks({ model }: BreakSubject, places: readonly SchemaPlace[], make: Make): readonly Break[] {
  const put = (kind: BreakKind, { path }: SchemaPlace, what: string, value: unknown) =>
    make(kind, path, `sends ${placeName(path)} ${what}`, (body) => editAt(body, path, () => value));
  const notNull = places.filter(({ schema }) => !isValid(model, schema, null));
  const named = places.filter(
    ({ schema }) => hasEnum(model, schema) && !isValid(model, schema, 'no_such_value'),
  );
  const formats = places.flatMap((place) => {
    const value = brokenFormat(model, place.schema);
    return value === undefined ? [] : [{ place, value }];
  });
  return [
    ...spread(notNull, perKind).map((place) => put('null-property', place, 'as null', null)),
    ...spread(named, perKind).map((place) =>
      put('wrong-enum', place, 'with a value that the document does not name', 'no_such_value'),
    ),
    ...spread(formats, perKind).map(({ place, value }) =>
      put('wrong-format', place, 'in another format', value),
    ),
  ];
}

function extra(
  objects: readonly { readonly path: readonly string[]; readonly isClosed: boolean }[],
  make: Make,
): readonly Break[] {
  const add = (path: readonly string[]) =>
    make('extra-property', path, `adds a property to ${placeName(path) || 'the body'}`, (body) =>
      editAt(body, path, (value) =>
        isObject(value) ? withProperty(value, additional, 'unexpected') : value,
      ),
    );
  const closed = objects.filter(({ isClosed }) => isClosed);
  const open = objects.filter(({ isClosed }) => !isClosed);
  return [
    ...spread(closed, perKind).map(({ path }) => add(path)),
    ...open.slice(0, 1).map(({ path }) => ({
      ...add(path),
      lacks: `"additionalProperties: false" on ${open
        .map((one) => placeName(one.path) || 'the body')
        .slice(0, 4)
        .join(', ')}`,
    })),
  ];
}

/** `data.id, data.name and 3 more`. */
function listed(places: readonly SchemaPlace[]): string {
  const names = places.map(({ path }) => placeName(path));
  const rest = names.length - 4;
  return rest > 0 ? `${names.slice(0, 4).join(', ')} and ${rest} more` : names.join(', ');
}

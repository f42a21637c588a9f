import { isObject } from '../../../model/values.ts';
import type { Pagination, Role } from '../../../resources/resource.ts';
import { schemaProperty } from '../../../schema/resolve-schema.ts';
import { valueUnder } from '../../run/item.ts';
import { editAt, everyItem, withProperty } from '../at-path.ts';
import type { Break } from '../break.ts';
import type { BreakSubject } from '../break-subject.ts';
import type { Call, Layer, Reply } from '../broken-server.ts';
import { otherValidValue } from '../broken-values.ts';
import { inputProperties } from '../input-properties.ts';
import {
  isGood,
  queryValues,
  replyHeader,
  replyJson,
  withQuery,
  withReplyHeader,
  withReplyJson,
} from '../reply.ts';
import { spread } from '../schema-places.ts';

type ListRole = Extract<Role, { kind: 'list' }>;

const maxFilters = 3;

/** Lists that are not paged, filtered or sorted as documented. */
export function breakLists(subject: BreakSubject): readonly Break[] {
  const { role } = subject;
  if (role?.kind !== 'list') return [];
  return [
    ...(role.page ? pages(subject, role, role.page) : []),
    ...filters(subject, role),
    ...sorting(subject, role),
    ...listDiffers(subject, role),
  ];
}

function pages({ operation }: BreakSubject, role: ListRole, page: Pagination): readonly Break[] {
  const { size, told, toldInHeaders } = page;
  const { parameter } = size;
  const list = (kind: Break['kind'], where: string, what: string, make: () => Layer): Break => ({
    kind,
    operation,
    where,
    what,
    make,
  });
  const later = (change: (items: readonly unknown[], before: unknown) => readonly unknown[]) => (): Layer => {
    let last: unknown;
    return async (call, next) => {
      const reply = await next(call);
      if (call.operation !== operation || !isGood(reply)) return reply;
      const items = valueUnder(replyJson(reply), role.answer.path);
      const before = last;
      if (Array.isArray(items)) last = items.at(-1);
      const isLater = isLaterPage(call, page);
      return isLater ? editList(reply, role, (all) => change(all, before)) : reply;
    };
  };
  const total = told.total;
  const totalHeader = toldInHeaders.total;
  return [
    ...(parameter === undefined
      ? []
      : [
          list(
            'ignores-page-size',
            `query ${parameter}`,
            'sends pages of the usual size',
            () => async (call, next) =>
              next(call.operation === operation ? withQuery(call, parameter, undefined) : call),
          ),
          list(
            'ignores-page-size',
            `query ${parameter} one more`,
            'sends one item more than a page has',
            () => oneMore(operation, parameter),
          ),
        ]),
    list(
      'pages-overlap',
      '',
      'begins a page with the last item of the one before',
      later((items, before) => (before === undefined ? items : [before, ...items.slice(0, -1)])),
    ),
    list(
      'pages-lose',
      '',
      'leaves out the first item of each page but the first',
      later((items) => items.slice(1)),
    ),
    ...(total === undefined
      ? []
      : [
          list(
            'wrong-total',
            total.join('.'),
            'tells a total that is one too many',
            () => async (call, next) =>
              ofOperation(call, operation, await next(call), (reply) =>
                withReplyJson(reply, (body) => editAt(body, total, oneMoreThan)),
              ),
          ),
        ]),
    ...(totalHeader === undefined
      ? []
      : [
          list(
            'wrong-total',
            totalHeader,
            'tells a total that is one too many',
            () => async (call, next) =>
              ofOperation(call, operation, await next(call), (reply) => {
                const value = Number(replyHeader(reply, totalHeader));
                return Number.isInteger(value)
                  ? withReplyHeader(reply, totalHeader, String(value + 1))
                  : reply;
              }),
          ),
        ]),
  ];
}

function oneMore(operation: BreakSubject['operation'], parameter: string): Layer {
  return async (call, next) => {
    const [value] = queryValues(call, parameter);
    const size = Number(value);
    if (call.operation !== operation || !Number.isInteger(size) || size < 1) return next(call);
    return next(withQuery(call, parameter, String(size + 1)));
  };
}

function oneMoreThan(value: unknown): unknown {
  return typeof value === 'number' ? value + 1 : value;
}

function ofOperation(
  call: Call,
  operation: BreakSubject['operation'],
  reply: Reply,
  change: (reply: Reply) => Reply,
): Reply {
  return call.operation === operation && isGood(reply) ? change(reply) : reply;
}

/** Whether a call asks for another page than the first. */
function isLaterPage(call: Call, page: Pagination): boolean {
  const [value] = queryValues(call, page.parameter);
  if (value === undefined || value === '') return false;
  if (page.kind === 'cursor') return true;
  return Number(value) > (page.kind === 'page' ? page.first : 0);
}

function editList(
  reply: Reply,
  role: ListRole,
  edit: (items: readonly unknown[]) => readonly unknown[],
): Reply {
  return withReplyJson(reply, (body) =>
    editAt(body, role.answer.path, (items) => {
      if (!Array.isArray(items) || items.length === 0) return items;
      return edit(items);
    }),
  );
}

function filters({ operation }: BreakSubject, role: ListRole): readonly Break[] {
  const names = [...new Set(role.filters.map(({ parameter }) => parameter))];
  return spread(names, maxFilters).map(
    (parameter): Break => ({
      kind: 'ignores-filter',
      operation,
      where: `query ${parameter}`,
      what: `does not filter by ${parameter}`,
      make: () => async (call, next) => {
        if (call.operation !== operation || queryValues(call, parameter).length === 0) return next(call);
        // What may not be asked for is refused as ever.
        const reply = await next(call);
        return isGood(reply) ? next(withQuery(call, parameter, undefined)) : reply;
      },
    }),
  );
}

function sorting({ operation }: BreakSubject, role: ListRole): readonly Break[] {
  const parameter = role.sort?.parameter;
  if (parameter === undefined) return [];
  const make = (): Layer => async (call, next) => {
    const reply = await next(call);
    const isAsked = call.operation === operation && queryValues(call, parameter).length > 0;
    return isAsked && isGood(reply) ? editList(reply, role, (items) => items.toReversed()) : reply;
  };
  return [
    { kind: 'ignores-sort', operation, where: `query ${parameter}`, what: 'sorts the other way', make },
  ];
}

/** A list shows another value of a property than reading the item does. */
function listDiffers(subject: BreakSubject, role: ListRole): readonly Break[] {
  const { model, map, operation, resource } = subject;
  const [creator] = [...map.roles].filter(
    ([, one]) => one.kind === 'create' && one.resource === resource?.name,
  );
  const reader = [...map.roles].some(([, one]) => one.kind === 'read' && one.resource === resource?.name);
  const item = role.answer.schema;
  if (!creator || !reader || !resource || !item) return [];
  const [creates, createRole] = creator;
  const [property] = inputProperties({ ...subject, operation: creates, role: createRole }).filter(
    ({ isFree }) => isFree,
  );
  if (!property) return [];
  const shown = schemaProperty(model, item, property.name, false) ?? property.schema;
  const path = [...role.answer.path, everyItem];
  const make = (): Layer => async (call, next) =>
    ofOperation(call, operation, await next(call), (reply) =>
      withReplyJson(reply, (body) =>
        editAt(body, path, (one) => {
          if (!isObject(one) || !Object.hasOwn(one, property.name)) return one;
          const other = otherValidValue(model, shown, one[property.name]);
          return other === undefined ? one : withProperty(one, property.name, other);
        }),
      ),
    );
  const what = `shows another ${property.name} than reading the item does`;
  return [{ kind: 'list-differs', operation, where: property.name, what, make }];
}

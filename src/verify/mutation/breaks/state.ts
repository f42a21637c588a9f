import { decodeSegment } from '../../../http/path-template.ts';
import { isObject } from '../../../model/values.ts';
import { editAt, removed, withProperty } from '../at-path.ts';
import type { Break } from '../break.ts';
import type { BreakKind } from '../break-kinds.ts';
import type { BreakSubject } from '../break-subject.ts';
import type { Call, Layer, Reply } from '../broken-server.ts';
import { otherValidValue } from '../broken-values.ts';
import { type InputProperty, inputProperties } from '../input-properties.ts';
import { callJson, isGood, replyHeader, withReplyHeader, withReplyJson } from '../reply.ts';
import { calledId, isReading, shownItem, withShownItems } from '../shown-items.ts';

type Item = Readonly<Record<string, unknown>>;

/** Creates, changes and deletes that do not do what they say. */
export function breakState(subject: BreakSubject): readonly Break[] {
  const { role, resource } = subject;
  if (!role || !resource) return [];
  switch (role.kind) {
    case 'create':
      return [
        seenBy(
          subject,
          'read or list',
          without(subject, 'forgets-create', 'makes nothing that can be found again'),
        ),
        ...changesCreated(subject).map((one) => seenBy(subject, 'read', one)),
        ...dropsDefault(subject),
        ...wrongLocation(subject).map((one) => seenBy(subject, 'read', one)),
        ...keepsRefused(subject).map((one) => seenBy(subject, 'list', one)),
        ...ignoresKey(subject),
      ];
    case 'delete':
      return [
        seenBy(subject, 'read or list', without(subject, 'delete-without-effect', 'deletes nothing')),
        ...listsDeleted(subject),
      ];
    case 'patch':
      return [
        seenBy(subject, 'read', without(subject, 'patch-without-effect', 'changes nothing')),
        ...patchResets(subject).map((one) => seenBy(subject, 'read', one)),
      ];
    case 'replace':
      return [
        seenBy(subject, 'read', without(subject, 'put-without-effect', 'changes nothing')),
        ...putMerges(subject).map((one) => seenBy(subject, 'read', one)),
      ];
    case 'action':
      return Object.keys(role.sets).length === 0
        ? []
        : [seenBy(subject, 'read', without(subject, 'action-without-effect', 'does not do what it says'))];
    default:
      return [];
  }
}

/** What only another operation can show is allowed where there is none. */
function seenBy({ map, resource }: BreakSubject, kinds: 'read' | 'list' | 'read or list', one: Break): Break {
  const isThere = [...map.roles.values()].some(
    (role) =>
      role.kind !== 'none' && role.resource === resource?.name && kinds.split(' or ').includes(role.kind),
  );
  return isThere ? one : { ...one, lacks: `a ${kinds} operation that would show it` };
}

/** Answers as ever, and nothing has happened. */
function without({ operation }: BreakSubject, kind: BreakKind, what: string): Break {
  const make = (): Layer => async (call, next) =>
    next(call, call.operation === operation ? { isForgotten: true } : {});
  return { kind, operation, where: '', what, make };
}

/** Remembers for some items how they are to be shown, and shows them so. */
function showing(
  { map, operation, resource }: BreakSubject,
  remember: (seen: {
    call: Call;
    reply: Reply;
    before: Item | undefined;
  }) => [string, (item: Item) => Item] | undefined,
  options: { readonly readsBefore?: boolean; readonly alsoOwn?: boolean } = {},
): Layer {
  const edits = new Map<string, (item: Item) => Item>();
  return async (call, next) => {
    if (!resource) return next(call);
    const isOwn = call.operation === operation;
    const before = isOwn && options.readsBefore ? await readBefore() : undefined;
    const reply = await next(call);
    if (isOwn && isGood(reply)) {
      const found = remember({ call, reply, before });
      if (found) edits.set(...found);
    }
    if (!isReading(map, resource, call) && !(isOwn && options.alsoOwn)) return reply;
    return withShownItems(map, resource, call, reply, (item, id) => edits.get(id)?.(item) ?? item);

    async function readBefore(): Promise<Item | undefined> {
      const reader = [...map.roles].find(
        ([one, role]) =>
          role.kind === 'read' && role.resource === resource?.name && one.path === operation.path,
      )?.[0];
      if (!reader || !resource) return undefined;
      const asked: Call = { ...call, operation: reader, method: 'GET', body: undefined };
      return shownItem(map, resource, asked, await next(asked));
    }
  };
}

/** The id of what was made. */
function madeId({ map, resource, role }: BreakSubject, call: Call, reply: Reply): string | undefined {
  if (!resource || role?.kind !== 'create') return undefined;
  const item = shownItem(map, resource, call, reply);
  const own = resource.id && item ? item[resource.id.property] : undefined;
  if (own !== undefined) return String(own);
  const location = replyHeader(reply, 'location');
  return location === undefined ? undefined : decodeSegment(location.split('/').at(-1) ?? '');
}

function changesCreated(subject: BreakSubject): readonly Break[] {
  const { operation } = subject;
  const [property] = inputProperties(subject).filter(({ isFree }) => isFree);
  if (!property) return [];
  const make = (): Layer =>
    showing(subject, ({ call, reply }) => {
      const id = madeId(subject, call, reply);
      return id === undefined ? undefined : [id, (item) => changed(subject, item, property)];
    });
  const what = `keeps another ${property.name} than was sent`;
  return [{ kind: 'changes-created', operation, where: property.name, what, make }];
}

/** The item with another value of a property that its schema allows, or without it. */
function changed({ model }: BreakSubject, item: Item, { name, schema }: InputProperty): Item {
  if (!Object.hasOwn(item, name)) return item;
  const other = otherValidValue(model, schema, item[name]);
  return other === undefined ? item : withProperty(item, name, other);
}

function dropsDefault(subject: BreakSubject): readonly Break[] {
  const { model, operation } = subject;
  const defaults = inputProperties(subject).filter(({ hasDefault }) => hasDefault);
  return defaults.slice(0, 2).map((property): Break => {
    const make = (): Layer =>
      showing(
        subject,
        ({ call, reply }) => {
          const body = callJson(call);
          const id = madeId(subject, call, reply);
          if (id === undefined || !isObject(body) || Object.hasOwn(body, property.name)) return undefined;
          const edit = (item: Item) => {
            if (!Object.hasOwn(item, property.name)) return item;
            const other = otherValidValue(model, property.schema, item[property.name]);
            return withProperty(item, property.name, other ?? removed);
          };
          return [id, edit];
        },
        { alsoOwn: true },
      );
    const what = `does not apply the default of ${property.name}`;
    return { kind: 'drops-default', operation, where: property.name, what, make };
  });
}

function wrongLocation({ operation }: BreakSubject): readonly Break[] {
  const header = operation.responses
    .filter(({ status }) => status.startsWith('2'))
    .flatMap(({ headers }) => headers)
    .find(({ name }) => name.toLowerCase() === 'location');
  if (!header) return [];
  const make = (): Layer => async (call, next) => {
    const reply = await next(call);
    const location = replyHeader(reply, 'location');
    if (call.operation !== operation || location === undefined) return reply;
    return withReplyHeader(
      reply,
      'location',
      location.replace(/([^/]+)$/, (id) => wrongId(id)),
    );
  };
  return [
    {
      kind: 'wrong-location',
      operation,
      where: header.name,
      what: 'sends a Location that leads nowhere',
      make,
    },
  ];
}

function wrongId(id: string): string {
  return /^\d+$/.test(id) ? '987654321' : id.replace(/[0-9a-y]/gi, (letter) => (letter === '7' ? '8' : '7'));
}

/** What is refused is made all the same. */
function keepsRefused({ operation }: BreakSubject): readonly Break[] {
  const make = (): Layer => async (call, next) => {
    const reply = await next(call);
    const isRefused = reply.status === 400 || reply.status === 422;
    if (call.operation === operation && isRefused && isObject(callJson(call)))
      await next(call, { isUnchecked: true });
    return reply;
  };
  return [{ kind: 'keeps-refused', operation, where: '', what: 'makes what it refuses', make }];
}

function ignoresKey({ operation }: BreakSubject): readonly Break[] {
  const parameter = operation.parameters.find(
    (one) => one.in === 'header' && /idempotency-?key$/i.test(one.name),
  );
  if (!parameter) return [];
  const make = (): Layer => {
    let count = 0;
    return async (call, next) => {
      const name = parameter.name.toLowerCase();
      if (call.operation !== operation || !call.headers.has(name)) return next(call);
      count += 1;
      const key = `${String(count).padStart(8, '0')}-0000-4000-8000-000000000000`;
      return next({ ...call, headers: new Map(call.headers).set(name, key) });
    };
  };
  const what = 'makes another one for the same idempotency key';
  return [{ kind: 'ignores-key', operation, where: parameter.name, what, make }];
}

function listsDeleted({ map, operation, resource }: BreakSubject): readonly Break[] {
  const list = [...map.roles].find(([, role]) => role.kind === 'list' && role.resource === resource?.name);
  const [lister, role] = list ?? [];
  if (!resource || !lister || role?.kind !== 'list') return [];
  const make = (): Layer => {
    const seen = new Map<string, unknown>();
    const deleted = new Map<string, unknown>();
    return async (call, next) => {
      const reply = await next(call);
      const id = calledId(map, call);
      if (call.operation === operation && isGood(reply) && id !== undefined && seen.has(id))
        deleted.set(id, seen.get(id));
      withShownItems(map, resource, call, reply, (item, shown) => {
        seen.set(shown, item);
        return item;
      });
      if (call.operation !== lister || deleted.size === 0) return reply;
      return withListed(reply, role.answer.path, [...deleted.values()]);
    };
  };
  return [{ kind: 'lists-deleted', operation, where: '', what: 'leaves what it deletes in the list', make }];
}

function withListed(reply: Reply, path: readonly string[], items: readonly unknown[]): Reply {
  return withReplyJson(reply, (body) =>
    editAt(body, path, (list) => (Array.isArray(list) ? [...items, ...list] : list)),
  );
}

function patchResets(subject: BreakSubject): readonly Break[] {
  const { operation } = subject;
  const properties = inputProperties(subject).filter(({ isFree }) => isFree);
  if (properties.length < 2) return [];
  const make = (): Layer =>
    showing(
      subject,
      ({ call }) => {
        const body = callJson(call);
        const id = calledId(subject.map, call);
        const other = properties.find(({ name }) => isObject(body) && !Object.hasOwn(body, name));
        return id === undefined || !other ? undefined : [id, (item) => changed(subject, item, other)];
      },
      { alsoOwn: true },
    );
  return [{ kind: 'patch-resets', operation, where: '', what: 'changes what was not sent', make }];
}

function putMerges(subject: BreakSubject): readonly Break[] {
  const { operation } = subject;
  const optional = inputProperties(subject).filter(
    ({ isRequired, hasDefault }) => !isRequired && !hasDefault,
  );
  if (optional.length === 0) return [];
  const make = (): Layer =>
    showing(
      subject,
      ({ call, before }) => {
        const body = callJson(call);
        const id = calledId(subject.map, call);
        if (id === undefined || !before || !isObject(body)) return undefined;
        const kept = optional.filter(({ name }) => Object.hasOwn(before, name) && !Object.hasOwn(body, name));
        const edit = (item: Item) =>
          kept.reduce((value, { name }) => withProperty(value, name, before[name]), item);
        return [id, kept.length === 0 ? (item) => item : edit];
      },
      { readsBefore: true, alsoOwn: true },
    );
  return [{ kind: 'put-merges', operation, where: '', what: 'keeps what is not sent any more', make }];
}

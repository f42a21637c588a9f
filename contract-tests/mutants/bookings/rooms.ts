import { list, nullable, numeric, oneOf, type Rule, record, text } from '../rules/rule.ts';
import type { Call, Reply } from '../serve.ts';
import { changed, etagOf, isStale, matches } from './conditions.ts';
import type { House, Room, RoomFields } from './house.ts';
import { comparison, listed, pageOf, readAsked } from './page.ts';
import { fail, json, linkTo, read } from './replies.ts';

const equipment = oneOf(['projector', 'whiteboard', 'phone', 'screen', 'piano']);

/** Items are judged before they are compared, so that only short texts are. */
const equipmentRule: Rule = (value, field) => {
  const faults = list(equipment, { max: 5 })(value, field);
  return faults.length > 0 ? faults : list(equipment, { unique: true })(value, field);
};

const roomRule = ({ on }: House, isNew: boolean) =>
  record(
    {
      name: text({ min: 1, max: 80 }),
      capacity: numeric({ min: 1, max: isNew && on('capacity-201-accepted') ? 201 : 200, whole: true }),
      'floor?': numeric({ min: -3, max: 60, whole: true }),
      'hourly_rate?': numeric({ min: 0, max: 999.5, step: 0.5 }),
      'equipment?': equipmentRule,
      'description?': nullable(text({ max: 500 })),
    },
    { open: !isNew && on('archived-writable') },
  );

const roomDefaults: Omit<RoomFields, 'name' | 'capacity'> = {
  floor: 0,
  hourly_rate: 0,
  equipment: [],
  description: null,
};

/** GET /rooms */
export function listRooms(house: House, call: Call): Reply {
  const { on, rooms } = house;
  const asked = readAsked(house, call, ['name', 'capacity'], {
    include_archived: { as: 'boolean', fallback: false },
    min_capacity: { as: 'integer', rule: numeric({ min: 1, max: 200 }), fallback: 0 },
    equipment: { as: 'text', rule: listed(list(equipment, { min: 1, max: 5 })) },
  });
  if ('reply' in asked) return asked.reply;
  const { include_archived, min_capacity } = asked.values;
  const isAll = on('false-is-true') ? call.query.has('include_archived') : include_archived === true;
  const wanted = asked.values.equipment === undefined ? [] : String(asked.values.equipment).split(',');
  const hasEnough = (room: Room) =>
    on('any-equipment') && wanted.length > 0
      ? wanted.some((one) => room.equipment.includes(one))
      : wanted.every((one) => room.equipment.includes(one));
  const all = [...rooms.values()]
    .filter(({ archived }) => isAll || !archived)
    .filter(({ capacity }) => capacity >= Number(min_capacity))
    .filter(hasEnough)
    .sort(comparison(asked.sort, (one, key) => (key === 'name' ? one.name : one.capacity)));
  return pageOf(house, call, 'rooms', all, asked, (room) => {
    const shown = showRoom(house, call, room);
    return on('no-equipment-is-null') && room.equipment.length === 0 ? { ...shown, equipment: null } : shown;
  });
}

/** POST /rooms */
export function createRoom(house: House, call: Call): Reply {
  const { on, rooms } = house;
  const found = read(house, call, roomRule(house, true));
  if ('reply' in found) return found.reply;
  if (on('apostrophe-crashes') && String(found.value.name).includes("'")) return fail(house, 500);
  const made = { id: house.nextId('rm'), archived: false, created_at: house.now() };
  // The rule has made sure of the types.
  const fields = { ...roomDefaults, ...found.value } as RoomFields;
  const room = { ...made, ...fields, version: house.nextVersion() };
  rooms.set(room.id, room);
  const headers = { Location: linkTo(house, call, `/rooms/${room.id}`), ETag: etagOf(house, room.version) };
  return json(201, showRoom(house, call, room), headers);
}

/** GET /rooms/{roomId} */
export function getRoom(house: House, call: Call): Reply {
  const { on } = house;
  const room = findRoom(house, call);
  if (!room || (on('head-finds-no-room') && call.method === 'HEAD')) return fail(house, 404);
  const ETag = etagOf(house, room.version);
  const condition = call.headers['if-none-match'];
  if (condition !== undefined && matches(condition, ETag)) {
    return { status: 304, headers: on('not-modified-without-etag') ? {} : { ETag } };
  }
  return json(200, showRoom(house, call, room), { ETag });
}

/** PUT /rooms/{roomId} */
export function replaceRoom(house: House, call: Call): Reply {
  const { on, rooms } = house;
  const before = findRoom(house, call);
  if (!before) return fail(house, 404);
  const found = read(house, call, roomRule(house, false));
  if ('reply' in found) return found.reply;
  if (isStale(house, call, before.version) && !on('if-match-ignored')) return fail(house, 412);
  if (before.archived) return fail(house, 409);
  const { id, created_at, archived } = before;
  // The rule has made sure of the types.
  const fields = { ...roomDefaults, archived, ...found.value } as RoomFields & { archived: boolean };
  const room = { ...fields, id, created_at, version: house.nextVersion() };
  rooms.set(id, room);
  return changed(house, call, room.version, showRoom(house, call, room));
}

/** DELETE /rooms/{roomId} */
export function archiveRoom(house: House, call: Call): Reply {
  const { on, rooms } = house;
  const before = findRoom(house, call);
  if (!before) return fail(house, 404);
  const room = before.archived ? before : { ...before, archived: true, version: house.nextVersion() };
  if (!on('archiving-not-kept')) rooms.set(room.id, room);
  if (on('archive-answers-204')) return { status: 204 };
  return json(200, showRoom(house, call, room), { ETag: etagOf(house, room.version) });
}

/** The room that a path names. */
export function findRoom({ rooms }: House, call: Call): Room | undefined {
  return rooms.get(call.params.roomId ?? '');
}

function showRoom(house: House, call: Call, { version: _, ...room }: Room) {
  const self = linkTo(house, call, `/rooms/${room.id}`);
  return { ...room, _links: { self: { href: self }, bookings: { href: `${self}/bookings` } } };
}

import type { Or } from '../or.ts';
import type { Reply } from '../serve.ts';
import type { Macro } from './desk.ts';
import { pageOf } from './page.ts';
import { fail, ok, readBody } from './replies.ts';
import type { Asked, World } from './world.ts';

const defaults = { note: null, closes: false };

/** GET /macros */
export function listMacros(world: World, asked: Asked): Reply {
  const { on, desk } = world;
  const all = [...desk.macros.values()].sort((one, other) =>
    one.name === other.name ? one.id - other.id : one.name < other.name ? -1 : 1,
  );
  return pageOf(asked, all, { ignoresSize: on('macros-per-page-ignored') });
}

/** POST /macros */
export function createMacro(world: World, asked: Asked): Reply {
  const { on, desk } = world;
  const read = readBody(world, asked);
  if (!read.ok) return read.reply;
  const id = desk.nextId();
  // The document has made sure of the types.
  const macro = { id, ...defaults, ...read.value } as Macro;
  desk.macros.set(id, macro);
  const place = on('macro-location-elsewhere') ? `/tickets/${id}` : `/macros/${id}`;
  const headers = { Location: `/support/v1${place}` };
  return ok(on('macro-created-200') ? 200 : 201, macro, { headers });
}

/** GET /macros/{macro_id} */
export function getMacro(world: World, asked: Asked): Reply {
  const { on } = world;
  if (on('head-of-macro-missing') && asked.call.method === 'HEAD') return fail(404);
  const found = findMacro(world, asked);
  return found.ok ? ok(200, found.value) : found.reply;
}

/** PUT /macros/{macro_id} */
export function replaceMacro(world: World, asked: Asked): Reply {
  const found = findMacro(world, asked);
  if (!found.ok) return found.reply;
  const read = readBody(world, asked);
  if (!read.ok) return read.reply;
  const base = world.on('macro-note-stays') ? { ...defaults, note: found.value.note } : defaults;
  // The document has made sure of the types.
  const macro = { id: found.value.id, ...base, ...read.value } as Macro;
  world.desk.macros.set(macro.id, macro);
  return ok(200, macro);
}

/** DELETE /macros/{macro_id} */
export function deleteMacro(world: World, asked: Asked): Reply {
  const found = findMacro(world, asked);
  if (!found.ok) {
    const { errors, meta } = JSON.parse(String(found.reply.body));
    const body = JSON.stringify({ error: errors[0], meta });
    return world.on('missing-macro-without-list') ? { ...found.reply, body } : found.reply;
  }
  world.desk.macros.delete(found.value.id);
  return { status: 204 };
}

function findMacro({ desk }: World, { values }: Asked): Or<Macro> {
  const macro = desk.macros.get(Number(values.macro_id));
  return macro ? { ok: true, value: macro } : { ok: false, reply: fail(404) };
}

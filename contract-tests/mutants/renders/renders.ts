import { checkJsonBody } from '../check-call.ts';
import type { Or } from '../or.ts';
import type { Call, Reply } from '../serve.ts';
import type { Farm, Render } from './farm.ts';
import { isFinished, shownRender, statusOf } from './render-status.ts';
import { fail, json } from './replies.ts';

/** GET /renders/{renderId} */
export function getRender(farm: Farm, call: Call, team: string): Reply {
  const { on } = farm;
  const isOdd = !/^[0-9a-f-]{36}$/i.test(call.params.renderId ?? '');
  if (isOdd && on('odd-id-crashes')) return fail(500, 'invalid input syntax for type uuid');
  const found = findRender(farm, call, team);
  if (!found.ok) return found.reply;
  const shown = shownRender(farm, found.value);
  const odd = on('done-at-101') && shown.status === 'done' ? { progress: 101 } : {};
  const retry = { 'Retry-After': on('retry-after-as-text') ? 'soon' : '1' };
  return json(200, { ...shown, ...odd }, isFinished(farm, found.value) ? {} : retry);
}

/** PATCH /renders/{renderId} */
export function changeRender(farm: Farm, call: Call, team: string): Reply {
  const { on, renders } = farm;
  const found = findRender(farm, call, team);
  if (!found.ok) return found.reply;
  const checked = checkJsonBody(farm, call);
  if (!checked.ok) {
    const { kind, violations } = checked;
    const status = kind === 'media-type' ? 415 : kind === 'malformed' ? 400 : 422;
    return fail(status, violations[0]?.message);
  }
  const before = found.value;
  const isQueued = statusOf(farm, before) === 'queued';
  const isTitleOnly = Object.keys(checked.body).every((name) => name === 'title');
  if (!isQueued && !isTitleOnly) return fail(409, 'The render is not queued any more');
  const isReleased = before.hold && checked.body.hold === false;
  const started = isReleased ? { startedAt: farm.now() } : {};
  // The document has made sure of the types.
  const after = { ...before, ...checked.body, ...started } as Render;
  renders.set(after.id, on('title-not-kept') ? { ...after, title: before.title } : after);
  return json(200, shownRender(farm, after));
}

/** DELETE /renders/{renderId} */
export function cancelRender(farm: Farm, call: Call, team: string): Reply {
  const { on, renders } = farm;
  const id = call.params.renderId ?? '';
  const found = findRender(farm, call, (on('foreign-cancelled') && renders.get(id)?.team) || team);
  if (!found.ok) return found.reply;
  if (isFinished(farm, found.value) && !on('finished-cancelled')) return fail(409, 'The render has ended');
  if (!on('cancelled-readable')) renders.delete(found.value.id);
  return on('cancelled-with-200') ? json(200, { cancelled: true }) : { status: 204 };
}

/** The render that a path names, where it is the team's. */
export function findRender({ renders, on }: Farm, call: Call, team: string): Or<Render> {
  const found = renders.get((call.params.renderId ?? '').toLowerCase());
  if (found?.team === team) return { ok: true, value: found };
  return { ok: false, reply: fail(found && on('foreign-is-403') ? 403 : 404) };
}

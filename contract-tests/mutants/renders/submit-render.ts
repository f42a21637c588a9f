import { checkJsonBody, checkParameters } from '../check-call.ts';
import type { Or } from '../or.ts';
import type { Call, Reply } from '../serve.ts';
import { type Farm, idOf, type Render } from './farm.ts';
import { readForm } from './read-form.ts';
import { shownRender, statusOf } from './render-status.ts';
import { fail, json } from './replies.ts';

const mostRunning = 500;

type Fields = Readonly<Record<string, unknown>>;

/** POST /renders */
export function submitRender(farm: Farm, call: Call, team: string): Reply {
  const { on, renders } = farm;
  const { values, violations } = checkParameters(farm, call);
  if (violations[0]) return fail(400, violations[0].message);
  const isForm = /^multipart\/form-data *(?:;|$)/i.test(call.headers['content-type'] ?? '');
  const sent = isForm ? readForm(farm, call) : readSubmission(farm, call);
  if (!sent.ok) return sent.reply;
  if (on('percent-crashes') && String(sent.value.title).includes('%')) return fail(500, 'URI malformed');
  const running = [...renders.values()].filter(
    (one) => one.team === team && statusOf(farm, one) === 'running',
  );
  if (running.length >= mostRunning) {
    const reply = fail(429);
    return { ...reply, headers: { ...reply.headers, 'Retry-After': '1' } };
  }
  const render = madeRender(farm, sent.value, values['X-Priority'], team);
  renders.set(render.id, render);
  const base = `${on('absolute-location') ? `http://${call.headers.host}` : ''}/api/renders/`;
  const location = `${base}${on('location-of-first') ? idOf(1) : render.id}`;
  const status = on('json-accepted-201') && !isForm ? 201 : 202;
  return json(status, shownRender(farm, render), {
    ...(on('form-without-location') && isForm ? {} : { Location: location }),
    ...(on('no-retry-after') ? {} : { 'Retry-After': '1' }),
  });
}

function madeRender({ on, now, nextNumber }: Farm, fields: Fields, header: unknown, team: string): Render {
  const number = nextNumber();
  const isKnown = ['low', 'normal', 'high'].includes(String(header));
  const at = now();
  const { callback_url: _, ...kept } = fields;
  // The document has made sure of the types.
  return {
    number,
    id: idOf(number),
    team,
    background: on('black-background') ? '#000000' : '#ffffff',
    hold: false,
    ...kept,
    priority: isKnown && !on('priority-header-ignored') ? header : 'normal',
    createdAt: at,
    startedAt: at,
  } as unknown as Render;
}

function readSubmission(farm: Farm, call: Call): Or<Fields> {
  const checked = checkJsonBody(farm, call);
  if (checked.ok) return { ok: true, value: checked.body };
  const { kind, violations } = checked;
  if (kind === 'malformed' && farm.on('trace-in-refusal') && call.body.length > 0) {
    const trace =
      'Unexpected end of JSON input\n    at JSON.parse (<anonymous>)\n    at submit (/srv/farm/submit.js:12:9)';
    return { ok: false, reply: fail(400, trace) };
  }
  const status = kind === 'media-type' ? 415 : kind === 'malformed' ? 400 : 422;
  return { ok: false, reply: fail(status, violations[0]?.message) };
}

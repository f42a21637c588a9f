import { createHash } from 'node:crypto';
import { preferredType } from '../preferred-type.ts';
import type { Call, Reply } from '../serve.ts';
import { drawImage } from './draw-image.ts';
import type { Farm } from './farm.ts';
import { statusOf } from './render-status.ts';
import { findRender } from './renders.ts';
import { fail, json } from './replies.ts';

/** GET /renders/{renderId}/result */
export function getResult(farm: Farm, call: Call, team: string): Reply {
  const { on } = farm;
  const found = findRender(farm, call, team);
  if (!found.ok) return found.reply;
  const { id, width, height, background, scene } = found.value;
  if (statusOf(farm, found.value) !== 'done') {
    return on('no-result-is-404') ? fail(404) : fail(409, 'There is no result');
  }
  const accept = on('accept-ignored') ? '*/*' : (call.headers.accept ?? '*/*');
  const anything = on('any-accept-served') ? ('image/png' as const) : undefined;
  const type = preferredType(accept, ['image/png', 'application/json']) ?? anything;
  if (type === undefined) return fail(406);
  const bytes = drawImage({ width, height, background, scene });
  if (type === 'application/json') {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const size = on('bytes-as-text') ? `${bytes.length}` : bytes.length;
    return { ...json(200, { id, width, height, background, bytes: size, sha256 }), chunked: on('chunked') };
  }
  const told = on('png-as-octets') ? 'application/octet-stream' : type;
  return { status: 200, headers: { 'Content-Type': told }, body: bytes, chunked: on('chunked') };
}

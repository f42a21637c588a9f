import type { Exchange } from '../../contract/exchange.ts';
import { isAccepted } from '../boundaries/judge-refusal.ts';
import type { FindingDraft } from '../finding.ts';
import type { World } from '../run/world.ts';
import { usualType } from './empty-file.ts';
import { fileSample } from './file-samples.ts';
import { sendFile, type Upload, uploadBaseline } from './send-file.ts';
import type { SizeLimit } from './size-limit.ts';
import { fileOf } from './upload-place.ts';

/** Larger files are not sent. */
const maxBytes = 16 * 1024 * 1024;

/** A file as large as may be is taken, and one byte more is refused; two requests. */
export async function runSizes(world: World, upload: Upload, limit: SizeLimit): Promise<void> {
  if (limit.tooLarge > maxBytes) return world.skip('a file that is too large is too large to be tried');
  const baseline = await uploadBaseline(world, upload);
  const type = usualType(upload);
  const known = (baseline && fileOf(baseline.request, upload.place)) ?? new Uint8Array();
  const isText = /^text\/|json|xml|csv/i.test(type);
  const start = (isText ? undefined : fileSample(type)) ?? known;
  const manner = { isOdd: true, mayBreak: true };
  const over = await sendFile(
    world,
    upload,
    { type, bytes: grown(start, limit.tooLarge, isText) },
    { manner },
  );
  const refusal = over && judgeLarge(upload, limit, over.exchange);
  if (refusal) world.report(refusal);
  // What a text of many lines holds may be too much in other ways.
  if (refusal || isText || limit.allowed === undefined || limit.allowed < start.length) return;
  const bytes = grown(start, limit.allowed, isText);
  const allowed = await sendFile(world, upload, { type, bytes }, { manner: { isOdd: true } });
  if (allowed?.exchange.response.status === 413) world.report(tooEarly(upload, limit, allowed.exchange));
}

/** A file of this length that begins as another one: text goes on with the same lines, the rest with zeros. */
function grown(start: Uint8Array, length: number, isText: boolean): Uint8Array {
  const bytes = Buffer.alloc(length, isText && start.length > 0 ? start : 0);
  bytes.set(start.subarray(0, length));
  return new Uint8Array(bytes);
}

function judgeLarge(
  { operation }: Upload,
  { tooLarge, text, isNamed413 }: SizeLimit,
  exchange: Exchange,
): FindingDraft | undefined {
  const { status } = exchange.response;
  const has413 = operation.responses.some((one) => one.status === '413');
  const shared = {
    operation,
    ...(operation.requestBody && { at: operation.requestBody.at }),
    actual: `${status} for a file of ${tooLarge} bytes`,
    hint: `The document says "${text.slice(0, 200)}".`,
    steps: [exchange],
    detail: 'file size',
  };
  if (isAccepted(operation, status))
    return {
      ...shared,
      code: 'invalid-accepted',
      message: 'a file that is larger than the document allows was accepted',
      expected: has413 ? '413' : 'a refusal with a 4xx status',
    };
  if (!has413 || !isNamed413 || ![400, 415, 422].includes(status)) return undefined;
  return {
    ...shared,
    code: 'refusal-status',
    message: `a file that is too large is refused with ${status} instead of 413`,
    expected: '413',
  };
}

function tooEarly({ operation }: Upload, { allowed, text }: SizeLimit, exchange: Exchange): FindingDraft {
  return {
    code: 'valid-refused',
    operation,
    message: 'a file that is as large as the document allows is refused',
    ...(operation.requestBody && { at: operation.requestBody.at }),
    expected: 'a success',
    actual: `413 for a file of ${allowed} bytes`,
    hint: `The document says "${text.slice(0, 200)}".`,
    steps: [exchange],
    detail: 'file size',
  };
}

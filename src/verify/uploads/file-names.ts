import type { CaseRequest } from '../request.ts';
import type { World } from '../run/world.ts';
import { usualType } from './empty-file.ts';
import { fileSample } from './file-samples.ts';
import { sendFile, type Upload, uploadBaseline } from './send-file.ts';
import { fileOf } from './upload-place.ts';

/**
 * A path that leads elsewhere, letters of other alphabets, what would end the name early, none at all, and a long one: any may be
 * refused, none makes a server fail.
 */
const names = [
  '../../a',
  'Фото 写真 é.bin',
  String.raw`a\"b\"; c=%41%zz; d.bin`,
  '',
  `${'a'.repeat(300)}.bin`,
];

/** Sends files with names that are odd; five requests, none where the file has no name. */
export async function runFileNames(world: World, upload: Upload): Promise<void> {
  if (upload.place.part === undefined) return world.skip('a body that is the file has no name');
  const baseline = await uploadBaseline(world, upload);
  const type = usualType(upload);
  const bytes = (baseline && fileOf(baseline.request, upload.place)) ?? fileSample(type);
  if (!bytes) return world.skip('no other file is known that works');
  for (const name of names)
    await sendFile(
      world,
      upload,
      { type, bytes },
      { manner: { isOdd: true }, change: (request) => withFileName(request, name) },
    );
}

/** The request with another name of its first file; as it is where it has none. */
export function withFileName(request: CaseRequest, name: string): CaseRequest {
  const { body } = request;
  const bytes = body && Buffer.from(body.bytes);
  const start = bytes ? bytes.indexOf('; filename="') : -1;
  const end = bytes ? bytes.indexOf('"\r\n', start + 12) : -1;
  if (!body || !bytes || start < 0 || end < 0) return request;
  const changed = Buffer.concat([
    bytes.subarray(0, start),
    Buffer.from(`; filename="${name}`),
    bytes.subarray(end),
  ]);
  return { ...request, body: { ...body, bytes: new Uint8Array(changed) } };
}

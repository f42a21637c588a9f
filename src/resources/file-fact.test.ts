import { expect, test } from 'vitest';
import { fileFactOf } from './file-fact.ts';

test.each<[plain: string, want: string | undefined]>([
  ['sizebytes', 'size'],
  ['filesizeinbytes', 'size'],
  ['size', 'size, perhaps'],
  ['filesize', 'size, perhaps'],
  ['contenttype', 'type'],
  ['filetype', 'type, perhaps'],
  ['filename', 'name'],
  ['originalname', 'name'],
  ['sha256', 'digest sha256'],
  ['filemd5hash', 'digest md5'],
  ['checksum', 'digest undefined, perhaps'],
  ['etag', 'digest undefined, perhaps'],
  ['name', undefined],
  ['sizes', undefined],
  ['passwordhash', undefined],
  ['', undefined],
])('%s', (plain, want) => {
  const fact = fileFactOf(plain);
  const what = fact?.kind === 'digest' ? `digest ${fact.algorithm}` : fact?.kind;
  expect(fact && `${what}${fact.isSure ? '' : ', perhaps'}`).toBe(want);
});

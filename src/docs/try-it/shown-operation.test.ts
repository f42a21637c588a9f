import { expect, test } from 'vitest';
import { shownOperation } from './shown-operation.ts';

const operations = ['get', 'repos/get', 'paths/~1x~1{id}/get', 'put_x é'].map((anchor) => ({ anchor }));

test.each([
  ['#/jobs/get', 0],
  ['#/repos/repos/get', 1],
  ['#/a-tag/paths/~1x~1{id}/get', 2],
  ['#/paths/~1x~1{id}/get', 2],
  ['#/bc/put_x%20%C3%A9', 3],
  ['#/repos/repos/get#repos/repos/get/responses', 1],
  ['#/jobs/get/t=request&path=type', 0],
  ['#/repos/repos/get/response&c=200/body', 1],
  ['#/jobs/getter', undefined],
  ['#/jobs', undefined],
  ['#/%', undefined],
  ['', undefined],
])('%s', (hash, want) => expect(shownOperation(operations, hash)).toBe(want));

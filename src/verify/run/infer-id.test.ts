import { expect, test } from 'vitest';
import { inferId } from './infer-id.ts';

const begun = { result: { id: 'op_1', status: 'running', export_id: 'exp_1' } };

test.each<[string, string | undefined, unknown, RegExp, string | number | undefined]>([
  ['the id that is there', undefined, begun, /./, 'op_1'],
  ['the id that the parameter can have', undefined, begun, /^exp_/, 'exp_1'],
  ['none of them fits: the likeliest', undefined, begun, /^file_/, 'op_1'],
  ['a Location comes first', '/v1/exports/exp_2', begun, /^exp_/, 'exp_2'],
  ['a Location of something else', '/v1/operations/op_2', begun, /^exp_/, 'exp_1'],
  ['nothing', undefined, {}, /./, undefined],
])('%s', (_name, location, body, pattern, want) => {
  const fits = (id: string | number) => pattern.test(String(id));
  expect(inferId({ location, body }, '/exports/{id}/file', 'id', fits)).toBe(want);
});

import { expect, test } from 'vitest';
import { describeChange } from './describe-change.ts';

const operation = ['paths', '/jobs', 'get'];

test.each([
  [
    'added',
    'PathItem',
    undefined,
    ['paths', '/jobs'],
    [],
    'path-item-added',
    'The path item `/jobs` was added.',
  ],
  ['added', 'Operation', undefined, operation, [], 'operation-added', 'The operation `GET /jobs` was added.'],
  [
    'added',
    'Schema',
    undefined,
    ['a', 'properties', 'total'],
    [],
    'property-added',
    'The property `total` was added.',
  ],
  ['removed', 'Tag', undefined, ['tags', '0'], [], 'tag-removed', 'The tag was removed.'],
  [
    'modified',
    'Operation',
    'summary',
    operation,
    ['Old', 'New'],
    'operation-changed',
    "`summary` of the operation changed from 'Old' to 'New'.",
  ],
  [
    'modified',
    'Schema',
    'description',
    operation,
    ['a'.repeat(50), 'b'],
    'schema-changed',
    '`description` of the schema changed.',
  ],
  [
    'modified',
    'Info',
    'summary',
    ['info'],
    [undefined, 'hi'],
    'info-changed',
    "`summary` was added to the info: 'hi'.",
  ],
  [
    'modified',
    'Schema',
    'minimum',
    [],
    [1, undefined],
    'schema-changed',
    '`minimum` of the schema was removed.',
  ],
  [
    'modified',
    'Schema',
    'minimum',
    [],
    [1, 2],
    'schema-changed',
    '`minimum` of the schema changed from 1 to 2.',
  ],
  [
    'modified',
    'MediaType',
    'example',
    [],
    [{ a: 1 }, { a: 2 }],
    'media-type-changed',
    '`example` of the media type changed.',
  ],
  [
    'modified',
    'Root',
    'openapi',
    [],
    ['3.0.3', '3.1.0'],
    'document-changed',
    "`openapi` of the document changed from '3.0.3' to '3.1.0'.",
  ],
  ['added', 'MediaTypesMap', undefined, [], [], 'media-types-added', 'The media types was added.'],
] as const)('%s %s %s', (kind, typeName, property, segments, [before, after], code, message) => {
  expect(describeChange({ kind, typeName, property, segments, old: before, new: after })).toEqual({
    code: `diff/${code}`,
    message,
  });
});

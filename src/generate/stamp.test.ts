import { expect, test } from 'vitest';
import { checkExtra, checkFile, stateOf } from './check-generated.ts';
import { readStamp, specHash, stamp } from './stamp.ts';

function documentOf(...texts: string[]) {
  const sources = texts.map((text, index) => ({
    uri: `/${index}.yaml`,
    text,
    format: 'yaml' as const,
    value: {},
  }));
  const [root] = sources;
  if (!root) throw new Error('a document has a root');
  return { root, sources: new Map(sources.map((source) => [source.uri, source])) };
}

const hash = specHash('jobs', documentOf('a', 'b'), '1.0.0');

test('the first line says what made the file and forbids edits', () => {
  const text = stamp('export {};\n', hash, '1.0.0');
  expect(text).toMatch(
    /^\/\/ concordat 1\.0\.0 spec=[0-9a-f]{16} body=[0-9a-f]{16}; do not edit: change the document, then run "concordat generate"\nexport \{\};\n$/,
  );
  expect(readStamp(text)).toMatchObject({ version: '1.0.0', spec: hash });
});

test.each([
  ['the name', specHash('other', documentOf('a', 'b'), '1.0.0')],
  ['the version', specHash('jobs', documentOf('a', 'b'), '1.0.1')],
  ['a generator', specHash('jobs', documentOf('a', 'b'), '1.0.0', ['openapi-typescript@0.0.0'])],
  ['a text', specHash('jobs', documentOf('a', 'c'), '1.0.0')],
  ['the border between texts', specHash('jobs', documentOf('ab', ''), '1.0.0')],
  ['another file', specHash('jobs', documentOf('a', 'b', ''), '1.0.0')],
])('the hash depends on %s', (_name, other) => {
  expect(other).not.toBe(hash);
});

test('the hash does not depend on where the files are', () => {
  const moved = documentOf('a', 'b');
  const sources = new Map([...moved.sources].map(([uri, source]) => [`/elsewhere${uri}`, source]));
  expect(specHash('jobs', { ...moved, sources }, '1.0.0')).toBe(hash);
});

const file = stamp('export {};\nconst a = 1;\n', hash, '1.0.0');
const states: [string, string | undefined, string][] = [
  ['as written', file, 'current'],
  ['checked out with CRLF', file.replaceAll('\n', '\r\n'), 'current'],
  ['not there', undefined, 'missing'],
  ['of another document', stamp('export {};\n', '0123', '1.0.0'), 'stale'],
  ['edited', file.replace('1;', '2;'), 'edited'],
  ['cut off', file.slice(0, -3), 'edited'],
  ['written by hand', 'export {};\n', 'foreign'],
  ['empty', '', 'stale'],
];
test.each(states)('a file %s', (_name, text, want) => {
  expect(stateOf(text, hash)).toBe(want);
});

test('what is not current is a problem with a place and a way out', () => {
  expect(checkFile('/g/jobs/types.ts', 'current')).toBe(undefined);
  expect(checkFile('/g/jobs/types.ts', 'missing')).toEqual({
    code: 'generated-stale',
    severity: 'error',
    message: 'this generated file is missing',
    at: { source: '/g/jobs/types.ts', pointer: '', position: { line: 1, column: 1 } },
    hint: 'Run "concordat generate", and commit what it writes.',
  });
  expect(checkExtra('/g/old/types.ts', file)?.hint).toBe('Delete it.');
  expect(checkExtra('/g/own.ts', 'export {};')).toBe(undefined);
});

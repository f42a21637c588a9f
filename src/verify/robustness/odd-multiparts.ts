import { changed } from './changed-body.ts';
import type { OddInput } from './odd-input.ts';

/**
 * Forms that break what reads them: any refusal will do, but for a failure.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7578
 */
export const oddMultiparts: readonly OddInput[] = [
  // Without a boundary nobody can tell where a part begins.
  changed('multipart', (text) => text, { contentType: (usual) => withoutBoundary(usual) }),
  // Parts that say they are JSON: one that is none, and one that is not what it should be.
  changed('multipart', (text) => withJsonPart(text, '{"concordat":')),
  changed('multipart', (text) => withJsonPart(text, 'null')),
  changed('multipart', (text) => withJsonPart(text, '[]')),
  changed('multipart', (text) => text.replace(/name="([^"]*)"/, 'name="__proto__"')),
  changed('multipart', (text) => text.replace(/; ?name="[^"]*"/, '')),
  changed('multipart', (text) => text.slice(0, Math.floor(text.length / 2))),
  changed('multipart', (text) => withFirstTwice(text)),
  changed('multipart', (text) => withFirstValue(text, '\xff\xfe\x00\x80')),
  // The other boundary stands nowhere in the body.
  changed('multipart', (text) => text, {
    contentType: (usual) => `${withoutBoundary(usual)}; boundary=concordat-nowhere`,
  }),
  changed('multipart', () => ''),
];

function withoutBoundary(contentType: string): string {
  return contentType.replace(/;\s*boundary=(?:"[^"]*"|[^;]*)/i, '');
}

const jsonPart = /(content-type:[ \t]*application\/json[^\r\n]*\r\n(?:[^\r\n]+\r\n)*\r\n)[^\r]*/i;

function withJsonPart(text: string, value: string): string | undefined {
  return jsonPart.test(text) ? text.replace(jsonPart, (_, head: string) => head + value) : undefined;
}

/** The first part once more. */
function withFirstTwice(text: string): string | undefined {
  const line = text.slice(0, text.indexOf('\r\n') + 2);
  const end = text.indexOf(line.trimEnd(), line.length);
  return line.startsWith('--') && end > 0 ? text.slice(0, end) + text : undefined;
}

/** Another value of the first part. */
function withFirstValue(text: string, value: string): string | undefined {
  const boundary = text.slice(0, text.indexOf('\r\n'));
  const start = text.indexOf('\r\n\r\n') + 4;
  const end = text.indexOf(`\r\n${boundary}`, start);
  return boundary.startsWith('--') && start > 3 && end >= start
    ? text.slice(0, start) + value + text.slice(end)
    : undefined;
}

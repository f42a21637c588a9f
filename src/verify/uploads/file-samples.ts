import { parseMediaType } from '../../http/media-type.ts';

/** The smallest files of their kinds: those who look into them find what the media type says. */
const samples: Readonly<Record<string, () => Uint8Array>> = {
  'image/png': () =>
    base64(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    ),
  'image/jpeg': () =>
    base64(
      `/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP${'/'.repeat(86)}wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=`,
    ),
  'image/gif': () => base64('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'),
  'image/webp': () => base64('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA=='),
  'image/bmp': () =>
    base64('Qk06AAAAAAAAADYAAAAoAAAAAQAAAAEAAAABABgAAAAAAAQAAAATCwAAEwsAAAAAAAAAAAAA////AA=='),
  // Lines may end either way: who stores it as text changes one of them.
  'application/pdf': () =>
    new TextEncoder().encode(
      '%PDF-1.4\r\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n',
    ),
  'application/zip': () => base64('UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA=='),
  'application/octet-stream': () => Uint8Array.from({ length: 256 }, (_, index) => index),
  'text/plain': () => new TextEncoder().encode('plain text\n'),
  'text/csv': () => new TextEncoder().encode('a,b\r\n1,2\r\n'),
  'text/markdown': () => new TextEncoder().encode('# Title\n\nplain text\n'),
  'application/json': () => new TextEncoder().encode('{}'),
  'text/html': () => new TextEncoder().encode('<!doctype html><title>a</title>\n'),
};

/** A small file of a media type; undefined where none is at hand. */
export function fileSample(mediaType: string): Uint8Array | undefined {
  const parsed = parseMediaType(mediaType);
  const name = parsed ? `${parsed.type}/${parsed.subtype}` : '';
  return Object.hasOwn(samples, name) ? samples[name]?.() : undefined;
}

function base64(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'base64'));
}

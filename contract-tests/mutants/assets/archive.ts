import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Checks } from '../check-call.ts';
import { loadContract } from '../contract.ts';
import { lenience } from './lenience.ts';

/** An asset as it is kept. */
export interface Asset {
  readonly id: string;
  /** Counts the assets in the order of their creation. */
  readonly number: number;
  /** Counts the changes. */
  readonly version: number;
  readonly title: string;
  readonly filename: string;
  readonly description: string | null;
  readonly tags: readonly string[];
  readonly license: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
  readonly createdAt: string;
}

/** What is said of an asset before it is kept. */
export type NewAsset = Pick<Asset, 'title' | 'filename' | 'mediaType' | 'bytes'> &
  Partial<Pick<Asset, 'description' | 'tags' | 'license'>>;

/** An import as it is kept; its status follows from the time. */
export interface Import {
  readonly id: string;
  readonly entries: readonly NewAsset[];
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** Filled when the import has succeeded. */
  readonly assetIds: string[];
}

/** All that one running server knows. */
export interface Archive extends Checks {
  /** By id, in the order of their creation. */
  readonly assets: Map<string, Asset>;
  readonly imports: Map<string, Import>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly keep: (asset: NewAsset) => Asset;
}

/** Path of the document. */
export const document = fileURLToPath(new URL('openapi.yaml', import.meta.url));

/** How long an import takes, in milliseconds. */
export const importMs = 250;

/** Makes a library of five assets. @param now a clock in milliseconds since 1970 */
export function createArchive(switched: string | undefined, now: () => number): Archive {
  const assets = new Map<string, Asset>();
  const on = (id: string) => id === switched;
  let made = 0;
  const keep = (asset: NewAsset) => {
    made += 1;
    const id = on('odd-ids') ? `${made}~A.b_${made}` : `a-${100_000 + made}`;
    const createdAt = new Date(Date.UTC(2026, 0, 7, 12) + made * 60_000).toISOString();
    const kept = { ...blank, ...asset, id, number: made, version: 0, createdAt };
    assets.set(id, kept);
    return kept;
  };
  for (const { text, encoding, ...seed } of seeds) keep({ ...seed, bytes: Buffer.from(text, encoding) });
  return { contract: loadContract(document), lenience, on, assets, imports: new Map(), now, keep };
}

/** Keeps the assets of the imports that have succeeded meanwhile. */
export function finishImports({ imports, now, keep, on }: Archive): void {
  for (const one of imports.values()) {
    const isDue = on('instant-imports') || now() - one.startedAt >= importMs;
    if (!isDue || one.assetIds.length > 0) continue;
    const entries = on('last-entry-lost') && one.entries.length > 1 ? one.entries.slice(0, -1) : one.entries;
    one.assetIds.push(...entries.map((entry) => keep(entry).id));
  }
}

/** The entity tag of an asset. */
export function etagOf({ on }: Archive, { id, version }: Asset): string {
  return `${on('weak-etags') ? 'W/' : ''}"${id}-${on('etag-stays') ? 0 : version}"`;
}

/** `sha256:` and the digest of the file in hexadecimal digits. */
export function checksumOf({ bytes }: Pick<Asset, 'bytes'>): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

const blank = { description: null, tags: [], license: 'internal' };

const seeds = [
  {
    title: 'House rules',
    filename: 'rules.txt',
    tags: ['office', 'rules'],
    mediaType: 'text/plain',
    text: 'Close the windows.\n',
    encoding: 'utf8',
  },
  {
    title: 'Price list',
    filename: 'prices.csv',
    tags: ['sales'],
    mediaType: 'text/csv',
    text: 'item,price\r\nbench,120\r\n',
    encoding: 'utf8',
  },
  {
    title: 'Logo',
    filename: 'logo.png',
    tags: ['brand', 'logo'],
    license: 'cc-by',
    mediaType: 'image/png',
    text: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    encoding: 'base64',
  },
  {
    title: 'Opening hours',
    filename: 'hours.txt',
    tags: ['office'],
    mediaType: 'text/plain',
    text: '9 to 17',
    encoding: 'utf8',
  },
  {
    title: 'Letterhead',
    filename: 'letterhead.txt',
    description: 'For letters',
    tags: ['brand', 'office'],
    mediaType: 'text/plain',
    text: 'Harbour & Sons\n',
    encoding: 'utf8',
  },
] as const;

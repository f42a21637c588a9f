import { blankPng } from './blank-png.ts';

/** An album as it is kept. */
export interface Album {
  readonly id: string;
  readonly owner: string;
  readonly title: string;
  readonly description: string | null;
  readonly cover: string | null;
  readonly createdAt: string;
}

/** A photo as it is kept. */
export interface Photo {
  readonly id: string;
  /** Counts the uploads. */
  readonly number: number;
  readonly owner: string;
  readonly albumId: string;
  readonly title: string;
  readonly tags: readonly string[];
  readonly takenAt: string | null;
  readonly mediaType: string;
  readonly bytes: Buffer;
  readonly uploadedAt: string;
}

/** A rendition as it is kept; its status follows from the number of requests since. */
export interface Rendition {
  readonly id: string;
  readonly owner: string;
  readonly photoId: string;
  readonly width: number;
  readonly height: number | null;
  readonly fit: string;
  /** How many requests there had been when it was ordered. */
  readonly orderedAt: number;
}

/** A share as it is kept. */
export interface Share {
  readonly token: string;
  readonly albumId: string;
  readonly label: string | null;
  readonly allowDownload: boolean;
  readonly createdAt: string;
}

/** All that one running server knows. */
export interface Gallery {
  /** Whether a violation or a variant is switched on. */
  readonly on: (id: string) => boolean;
  readonly albums: Map<string, Album>;
  readonly photos: Map<string, Photo>;
  readonly renditions: Map<string, Rendition>;
  readonly shares: Map<string, Share>;
  /** Who is signed in with a cookie: an address. */
  readonly sessions: Map<string, string>;
  /** Counts what is made. */
  readonly next: () => number;
  /** An id for the thing of a number. */
  readonly idOf: (kind: 'alb' | 'ph' | 'rend' | 'share' | 'session', number: number) => string;
  /** Requests so far; renditions take their time from it. */
  requests: number;
  /** Photos of each owner and album that were deleted. */
  readonly deleted: Photo[];
}

/** The users by their addresses. */
export const users: ReadonlyMap<string, { readonly name: string; readonly password: string }> = new Map([
  ['mia@example.com', { name: 'Mia', password: 'correct-horse' }],
  ['noa@example.com', { name: 'Noa', password: 'battery-staple' }],
]);
export const [mia, noa] = ['mia@example.com', 'noa@example.com'] as const;

/** The time of the thing of a number: a second each. */
export const timeOf = (number: number): string => new Date(Date.UTC(2026, 2, 1, 9, 0, number)).toISOString();

const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');

/** Makes a gallery in which both users have albums; ids count up from where these end. */
export function createGallery(switched: string | undefined): Gallery {
  const on = (id: string) => id === switched;
  let made = 10;
  const next = () => {
    made += 1;
    return made;
  };
  const idOf: Gallery['idOf'] = (kind, number) =>
    on('odd-ids') && number > 10 ? `.~${number.toString(36)}-_${kind}.` : `${kind}_${1000 + number}`;
  const sessions = new Map([
    ['session-of-mia', mia],
    ['session-of-noa', noa],
  ]);
  const maps = { albums: new Map(), photos: new Map(), renditions: new Map(), shares: new Map(), sessions };
  const gallery: Gallery = { on, ...maps, next, idOf, requests: 0, deleted: [] };
  seedAlbums(gallery);
  seedPhotos(gallery);
  const token = 'share_1010';
  gallery.shares.set(token, {
    token,
    albumId: 'alb_1001',
    label: 'Family',
    allowDownload: true,
    createdAt: timeOf(10),
  });
  return gallery;
}

function seedAlbums({ albums }: Gallery): void {
  const seeds = [
    [1, mia, 'Summer at sea'],
    [2, mia, 'Winter walks'],
    [3, noa, 'Private'],
  ] as const;
  for (const [number, owner, title] of seeds) {
    const id = `alb_${1000 + number}`;
    albums.set(id, { id, owner, title, description: null, cover: null, createdAt: timeOf(number) });
  }
}

function seedPhotos({ photos }: Gallery): void {
  const seeds = [
    [4, 1, mia, 'Dunes', ['sea', 'sun'], '2025-07-04T10:00:00Z'],
    [5, 1, mia, 'Beach', ['seaside'], '2025-07-05T18:30:00+02:00'],
    [6, 1, mia, 'Cliffs', [], null],
    [7, 2, mia, 'Ålesund', ['snow', 'sea'], '2026-01-12T08:15:00Z'],
    [8, 3, noa, 'Passport', [], null],
  ] as const;
  for (const [number, album, owner, title, tags, takenAt] of seeds) {
    const [id, albumId] = [`ph_${1000 + number}`, `alb_${1000 + album}`];
    const file =
      number % 2 === 0
        ? { mediaType: 'image/png', bytes: blankPng(8, 8) }
        : { mediaType: 'image/jpeg', bytes: jpeg };
    const uploadedAt = timeOf(number);
    photos.set(id, { id, number, owner, albumId, title, tags, takenAt, ...file, uploadedAt });
  }
}

import { extname, posix } from 'node:path';
import { bundleDocument } from '../document/bundle.ts';
import type { Document } from '../document/document.ts';
import { externalRefs } from '../document/read.ts';
import { renderDocument } from '../document/render.ts';
import type { Source } from '../document/source.ts';

/** A document on its way into a project. */
export interface AdoptedDocument {
  /** As it will be: its texts under their new paths. */
  readonly document: Document;
  /** The texts to write, the root first; paths are relative to the folder. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** Whether several texts were joined, because their references would not lead to one another in the folder. */
  readonly isJoined: boolean;
  /** Hosts that the references of the texts lead to. */
  readonly hosts: readonly string[];
}

/**
 * Moves a document into a folder: its texts as they are, in the places that they have to one another.
 *
 * Texts on other hosts stay there. Where a reference would not survive the move (an absolute path), the texts are
 * joined into one.
 *
 * @param folder absolute path
 */
export async function adoptDocument(document: Document, folder: string): Promise<AdoptedDocument> {
  return moved(document, folder) ?? (await joined(document, folder));
}

function moved(document: Document, folder: string): AdoptedDocument | undefined {
  const origin = originOf(document.root.uri);
  const local = [...document.sources.values()].filter(({ uri }) => originOf(uri) === origin);
  const paths = local.map(segmentsOf);
  if (paths.includes(undefined)) return undefined;
  // Checked above.
  const shared = sharedFolder(paths as readonly (readonly string[])[]);
  const isAlone = local.length === 1;
  const places = new Map(
    local.map((source, index) => {
      const path = (paths[index] ?? []).slice(shared).join('/');
      return [source.uri, isAlone ? withExtension(path, source) : path] as const;
    }),
  );
  const sources = [...document.sources.values()].map((source): Source => {
    const place = places.get(source.uri);
    return place === undefined ? source : { ...source, uri: posix.join(folder, place) };
  });
  const byUri = new Map(sources.map((source) => [source.uri, source]));
  const isWhole = sources.every((source) => externalRefs(source).every(({ uri }) => byUri.has(uri)));
  const root = byUri.get(posix.join(folder, places.get(document.root.uri) ?? ''));
  if (!isWhole || root === undefined) return undefined;
  const ordered = [document.root, ...local.filter(({ uri }) => uri !== document.root.uri)];
  return {
    document: { root, sources: byUri },
    files: ordered.map(({ uri, text }) => ({ path: places.get(uri) ?? '', text })),
    isJoined: false,
    hosts: hostsOf(sources),
  };
}

async function joined(document: Document, folder: string): Promise<AdoptedDocument> {
  const { format } = document.root;
  const value = await bundleDocument(document);
  const path = `openapi.${format}`;
  const root: Source = { uri: posix.join(folder, path), text: renderDocument(value, format), format, value };
  return {
    document: { root, sources: new Map([[root.uri, root]]) },
    files: [{ path, text: root.text }],
    isJoined: true,
    hosts: [],
  };
}

/** What a text's path is below: a host, a revision, or the file system. */
function originOf(uri: string): string {
  return /^(?:https?:\/\/[^/?#]*|git:[^:]*:)/i.exec(uri)?.[0] ?? '';
}

/** A text's path in parts; undefined for one that could lead out of a folder. */
function segmentsOf({ uri, format }: Source): readonly string[] | undefined {
  if (uri === '<stdin>') return [`openapi.${format}`];
  const origin = originOf(uri);
  const isUrl = /^https?:/i.test(origin);
  try {
    const path = isUrl ? decodeURIComponent(new URL(uri).pathname) : uri.slice(origin.length);
    const segments = path.split('/').filter((segment) => segment !== '');
    const isSafe = segments.every((segment) => !/^\.{1,2}$|[\\\0]/.test(segment));
    return isSafe && segments.length > 0 ? segments : undefined;
  } catch {
    // A percent sign that stands for nothing.
    return undefined;
  }
}

/** How many leading segments all folders share. */
function sharedFolder(paths: readonly (readonly string[])[]): number {
  const [first = []] = paths;
  let shared = 0;
  const longest = Math.min(...paths.map((path) => path.length - 1));
  while (shared < longest && paths.every((path) => path[shared] === first[shared])) shared += 1;
  return shared;
}

/** Editors tell a text by its ending; `/v2/api-docs` has none. */
function withExtension(path: string, { format }: Source): string {
  return /^\.(?:json|ya?ml)$/i.test(extname(path)) ? path : `${path}.${format}`;
}

function hostsOf(sources: readonly Source[]): readonly string[] {
  const urls = sources.filter(({ uri }) => /^https?:/i.test(uri));
  return [...new Set(urls.map(({ uri }) => new URL(uri).host))].sort();
}

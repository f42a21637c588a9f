import { createHash } from 'node:crypto';
import type { Document } from '../document/document.ts';
import { ownPackage } from '../version.ts';

/**
 * Raised when the same document gives other files than before, without a new version of the toolkit: files made
 * earlier are stale then.
 */
const revision = 4;

/** The first line of a generated file, taken apart. */
export interface Stamp {
  readonly version: string;
  /** Of everything that the file was made from. */
  readonly spec: string;
  /** Of the file's text behind the first line. */
  readonly body: string;
}

/** What writes parts of the files beside the toolkit: another version of it may write them otherwise. */
const generators = ['openapi-typescript', 'typescript'].map(
  (name) => `${name}@${ownPackage.dependencies[name] ?? ''}`,
);

/** Identifies what files are made from: the texts of the document, the API's name, the toolkit and what it generates with. */
export function specHash(
  name: string,
  document: Document,
  version: string,
  by: readonly string[] = generators,
): string {
  const hash = createHash('sha256');
  const texts = [...document.sources.values()].map((source) => source.text);
  for (const part of [version, String(revision), ...by, name, document.root.text, ...texts]) {
    // The length keeps texts apart, wherever one ends and the next begins.
    hash.update(`${part.length}:`).update(part);
  }
  return shortened(hash.digest('hex'));
}

/** The text of a generated file under its first line. */
export function stamp(text: string, spec: string, version: string): string {
  const body = bodyHash(text);
  return `// concordat ${version} spec=${spec} body=${body}; do not edit: change the document, then run "concordat generate"\n${text}`;
}

/** The stamp of a file's text; undefined for a file that Concordat did not generate. */
export function readStamp(text: string): Stamp | undefined {
  const match = /^\/\/ concordat (\S+) spec=([0-9a-f]+) body=([0-9a-f]+);/.exec(text);
  return match ? { version: match[1] ?? '', spec: match[2] ?? '', body: match[3] ?? '' } : undefined;
}

/** Whether a file is as it was written. */
export function isUntouched(text: string, { body }: Stamp): boolean {
  return bodyHash(text.slice(text.indexOf('\n') + 1)) === body;
}

function bodyHash(text: string): string {
  // Git may have changed the line ends.
  return shortened(createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex'));
}

function shortened(hex: string): string {
  return hex.slice(0, 16);
}

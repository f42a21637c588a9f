import { readFile, stat } from 'node:fs/promises';
import { resolve as resolvePath } from 'node:path';
import { ToolkitError } from '../error.ts';
import type { Location, Problem, Result } from '../problem.ts';
import { absoluteUri, type Document } from './document.ts';
import { withPositions } from './locate.ts';
import { parseSource } from './parse.ts';
import { formatPointer } from './pointer.ts';
import { gitUri, parseGitReference, readGit } from './read-git.ts';
import type { Source } from './source.ts';

/** Settings of reading; every effect can be replaced. */
export interface ReadOptions {
  /** Where relative paths start. Default: the working directory. */
  readonly cwd?: string;
  /** Hosts that `$ref`s may lead to, beside the host of the document itself when that is a URL. Default: none. */
  readonly allowHosts?: readonly string[];
  /** The largest text read, in bytes. Default: 100 MB. */
  readonly maxBytes?: number;
  readonly fetch?: typeof globalThis.fetch;
  /** Read when the document is `-`. Default: the process's standard input. */
  readonly stdin?: AsyncIterable<Uint8Array | string>;
  /** How long a URL may take to answer. Default: 30,000 ms. */
  readonly timeoutMs?: number;
  /** Told of each text that is about to be read, also of one that is not there. Default: nobody. */
  readonly onRead?: (uri: string) => void;
}

const defaultMaxBytes = 100 * 1024 * 1024;

/**
 * Reads and parses a document and every file that its `$ref`s lead to.
 *
 * @param reference a file path, an `http:` or `https:` URL, `git:REVISION:PATH`, or `-` for standard input
 */
export async function readDocument(reference: string, options: ReadOptions = {}): Promise<Result<Document>> {
  const uri = uriOf(reference, options.cwd ?? process.cwd());
  const root = await readSource(uri, options);
  if (!root.ok) return root;
  const sources = new Map([[uri, root.value]]);
  const problems = await readReferenced(root.value, sources, options);
  const document: Document = { root: root.value, sources };
  return problems.length > 0
    ? { ok: false, problems: withPositions(problems, document) }
    : { ok: true, value: document, problems: [] };
}

/** The absolute path, URL or `git:` URI that a command-line argument names. */
export function uriOf(reference: string, cwd: string): string {
  if (reference === '-') return '<stdin>';
  const git = parseGitReference(reference);
  if (git) return gitUri(git, cwd);
  return /^https?:\/\//i.test(reference) ? new URL(reference).href : resolvePath(cwd, reference);
}

/** Reads breadth first what is referred to and not there yet. Collects the problems of all files. */
async function readReferenced(
  root: Source,
  sources: Map<string, Source>,
  options: ReadOptions,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  const hosts = new Set([...(options.allowHosts ?? []), ...hostOf(root.uri)]);
  const seen = new Set(sources.keys());
  let pending = externalRefs(root);
  while (pending.length > 0) {
    const wave = pending.filter((ref) => !seen.has(ref.uri) && seen.add(ref.uri));
    const results = await Promise.all(wave.map((ref) => readReferredSource(ref, hosts, options)));
    pending = [];
    for (const result of results) {
      if (!result.ok) problems.push(...result.problems);
      else {
        sources.set(result.value.uri, result.value);
        pending.push(...externalRefs(result.value));
      }
    }
  }
  return problems;
}

/** A `$ref` that leads out of its text: to which one, and where it stands. */
export interface ExternalRef {
  readonly uri: string;
  readonly ref: string;
  readonly at: Location;
}

/** The references of a text to other texts. A document that has none, as its text shows, is not walked. */
export function externalRefs(source: Source): ExternalRef[] {
  if (!/\$ref["']?\s*:\s*(?:["'][^#"']|[^#"'\s])/.test(source.text)) return [];
  const found: ExternalRef[] = [];
  const visited = new Set<object>();
  const walk = (value: unknown, path: (string | number)[]): void => {
    if (typeof value !== 'object' || value === null || visited.has(value)) return;
    visited.add(value);
    for (const [key, child] of Object.entries(value)) {
      if (key === '$ref' && typeof child === 'string' && !child.startsWith('#')) {
        const file = child.split('#', 1)[0] ?? '';
        const at = { source: source.uri, pointer: formatPointer(path) };
        if (isReferencePosition(path)) found.push({ uri: absoluteUri(file, source.uri), ref: child, at });
      } else {
        path.push(key);
        walk(child, path);
        path.pop();
      }
    }
  };
  walk(source.value, []);
  return found;
}

/** Inside an example or an enum a `$ref` is data. */
function isReferencePosition(path: readonly (string | number)[]): boolean {
  return !path.some(
    (segment, index) =>
      (segment === 'example' ||
        segment === 'value' ||
        segment === 'enum' ||
        segment === 'const' ||
        segment === 'default') &&
      path[index - 1] !== 'properties' &&
      path[index - 1] !== 'schemas' &&
      path[index - 1] !== 'examples' &&
      path[index - 1] !== 'responses',
  );
}

async function readReferredSource(
  { uri, ref, at }: ExternalRef,
  hosts: ReadonlySet<string>,
  options: ReadOptions,
): Promise<Result<Source>> {
  const [host] = hostOf(uri);
  if (host !== undefined && !hosts.has(host)) {
    return fail({
      code: 'ref-remote-refused',
      message: `"$ref: ${ref}" leads to the host ${host}, which was not named`,
      at,
      hint: `Allow it with --allow-host ${host} or "allowHosts" in the configuration, or keep a copy of the file.`,
    });
  }
  const read = await readSource(uri, options);
  if (read.ok || read.problems.some((problem) => problem.code !== 'document-unreadable')) return read;
  return fail({
    code: 'ref-unresolved',
    message: `"$ref: ${ref}" leads to a file that cannot be read: ${read.problems[0]?.message ?? uri}`,
    at,
    hint: 'Correct the reference, or add the file.',
  });
}

function hostOf(uri: string): string[] {
  return /^https?:\/\//i.test(uri) ? [new URL(uri).host] : [];
}

async function readSource(uri: string, options: ReadOptions): Promise<Result<Source>> {
  const limit = options.maxBytes ?? defaultMaxBytes;
  options.onRead?.(uri);
  try {
    const text = await readText(uri, limit, options);
    return parseSource(uri, text);
  } catch (error) {
    return fail({
      code: 'document-unreadable',
      message: reasonOf(error, uri),
      at: { source: uri, pointer: '' },
      hint: hintOf(error),
    });
  }
}

async function readText(uri: string, limit: number, options: ReadOptions): Promise<string> {
  if (uri === '<stdin>') return collect(options.stdin ?? process.stdin, limit);
  if (uri.startsWith('git:')) return readGit(uri, { cwd: options.cwd ?? process.cwd(), maxBytes: limit });
  if (hostOf(uri).length === 0) {
    const { size } = await stat(uri);
    if (size > limit) throw new TooLargeError(limit);
    return readFile(uri, 'utf8');
  }
  const signal = AbortSignal.timeout(options.timeoutMs ?? 30_000);
  const headers = { accept: 'application/json, application/yaml, */*;q=0.5' };
  const response = await (options.fetch ?? fetch)(uri, { signal, headers });
  if (!response.ok) throw new Error(`the server answered ${response.status} ${response.statusText}`.trim());
  return response.body ? collect(response.body, limit) : '';
}

async function collect(chunks: AsyncIterable<Uint8Array | string>, limit: number): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > limit) throw new TooLargeError(limit);
    parts.push(bytes);
  }
  return Buffer.concat(parts).toString('utf8');
}

class TooLargeError extends Error {
  constructor(limit: number) {
    super(`the document is larger than ${(limit / 1024 / 1024).toFixed(1)} MB`);
  }
}

function reasonOf(error: unknown, uri: string): string {
  if (error instanceof ToolkitError) return error.message;
  const code = codeOf(error);
  if (code === 'ENOENT') return `there is no file ${uri}`;
  if (code === 'EISDIR') return `${uri} is a folder, not a document`;
  if (code === 'EACCES') return `${uri} may not be read`;
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND') return `${uri} does not answer (${code})`;
  if (error instanceof Error && error.name === 'TimeoutError') return `${uri} did not answer in time`;
  return `${uri}: ${error instanceof Error ? error.message : String(error)}`;
}

function hintOf(error: unknown): string {
  if (error instanceof ToolkitError) return error.hint ?? '';
  if (error instanceof TooLargeError) return 'Raise the limit with --max-bytes.';
  const code = codeOf(error);
  if (code === 'ENOENT') return 'Check the path, or name an API of the configuration.';
  if (code === 'EISDIR') return 'Name the OpenAPI file in it.';
  return 'Check the address and try again.';
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const own = (error as { code?: unknown }).code;
  return typeof own === 'string' ? own : codeOf(error.cause);
}

function fail(problem: Omit<Problem, 'severity'>): Result<never> {
  return { ok: false, problems: [{ ...problem, severity: 'error' }] };
}

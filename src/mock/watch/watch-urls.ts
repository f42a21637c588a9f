import { createHash } from 'node:crypto';
import type { FileWatch } from './watch-files.ts';

/** How URLs are looked at. */
export interface UrlWatchOptions {
  /** Default: 2,000 ms. */
  readonly intervalMs?: number;
  readonly fetch?: typeof globalThis.fetch;
}

/** What is known of a text: what its server calls this version, and a hash of it. */
interface Version {
  readonly etag: string | undefined;
  readonly lastModified: string | undefined;
  readonly hash: string | undefined;
}

const requestTimeoutMs = 10_000;

/**
 * Calls back when the text of one of the URLs changes: each is asked for again and again, with what its server said
 * of the last version, so that one that did not change is not sent again.
 *
 * One that does not answer has not changed. A poll begins when the one before has ended.
 */
export function watchUrls(
  urls: Iterable<string>,
  onChange: (changed: ReadonlySet<string>) => void,
  { intervalMs = 2000, fetch = globalThis.fetch }: UrlWatchOptions = {},
): FileWatch {
  let wanted = new Map<string, Version | undefined>([...urls].map((url) => [url, undefined]));
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  const poll = async () => {
    const results = await Promise.all(
      [...wanted].map(async ([url, known]) => ({ url, known, now: await ask(url, known, fetch) })),
    );
    if (isClosed) return;
    const changed = new Set<string>();
    for (const { url, known, now } of results) {
      if (now === undefined || !wanted.has(url)) continue;
      wanted.set(url, now);
      if (known !== undefined && known.hash !== now.hash) changed.add(url);
    }
    if (changed.size > 0) onChange(changed);
    schedule();
  };
  const schedule = () => {
    if (isClosed || wanted.size === 0) return;
    timer = setTimeout(() => void poll(), intervalMs).unref();
  };
  const start = () => {
    clearTimeout(timer);
    if (wanted.size > 0) void poll();
  };
  start();
  return {
    update(next) {
      const before = wanted;
      wanted = new Map([...next].map((url) => [url, before.get(url)]));
      const isSame = wanted.size === before.size && [...wanted.keys()].every((url) => before.has(url));
      if (!isSame) start();
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}

/** The version that a URL has now; undefined where it does not answer, or has not changed. */
async function ask(
  url: string,
  known: Version | undefined,
  fetch: typeof globalThis.fetch,
): Promise<Version | undefined> {
  try {
    const response = await fetch(url, {
      headers: {
        accept: 'application/json, application/yaml, */*;q=0.5',
        ...(known?.etag !== undefined && { 'if-none-match': known.etag }),
        ...(known?.lastModified !== undefined && { 'if-modified-since': known.lastModified }),
      },
      signal: AbortSignal.timeout(requestTimeoutMs),
    });
    if (!response.ok) {
      await response.body?.cancel();
      return undefined;
    }
    const hash = createHash('sha256')
      .update(await response.text())
      .digest('hex');
    const { headers } = response;
    return {
      etag: headers.get('etag') ?? undefined,
      lastModified: headers.get('last-modified') ?? undefined,
      hash,
    };
  } catch {
    return undefined;
  }
}

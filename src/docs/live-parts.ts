import { originOf } from './connect-origins.ts';
import { escapeHtml } from './html.ts';

/** What makes a page follow changes. */
export interface LiveParts {
  /** Of an event stream. */
  readonly url: string;
  readonly script: string;
}

/** Where the script finds the event stream; nothing in a page that follows none. */
export function liveMeta(url: string | undefined): string {
  return url === undefined ? '' : `<meta name="concordat-live" content="${escapeHtml(url)}">\n`;
}

/** The origin of an event stream on another one, for the page's policy. */
export function liveSources(url: string | undefined): readonly string[] {
  return url === undefined ? [] : [originOf(url)].filter((origin) => origin !== undefined);
}

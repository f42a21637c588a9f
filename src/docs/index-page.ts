import { escapeHtml, renderPage } from './html.ts';
import { indexStyle } from './index-style.ts';
import { type LiveParts, liveMeta, liveSources } from './live-parts.ts';
import { liveStyle } from './live-style.ts';
import { colorModeScript, theme } from './theme.ts';

/** What the index says of an API. */
export interface IndexEntry {
  /** The folder of its page. */
  readonly name: string;
  readonly title: string;
  readonly version: string;
  /** Plain text; empty where the document says nothing. */
  readonly description: string;
  readonly operations: number;
  readonly webhooks: number;
}

/** The page that leads to all others: a card an API, in the order given. @param live follows changes */
export function indexPage(entries: readonly IndexEntry[], live?: LiveParts): string {
  const operations = entries.reduce((sum, entry) => sum + entry.operations, 0);
  return renderPage({
    title: 'API reference',
    description: `Reference pages of ${entries.map((entry) => entry.title).join(', ')}`,
    style: theme + indexStyle + (live ? liveStyle : ''),
    headScript: colorModeScript,
    head: `<link rel="alternate" type="text/plain" href="llms.txt" title="llms.txt">\n${liveMeta(live?.url)}`,
    ...(live && { connect: ["'self'", ...liveSources(live.url)], modules: [live.script] }),
    body: `<main>
<header>
<h1>API reference</h1>
<p>${count(entries.length, 'API')}, ${count(operations, 'operation')}</p>
</header>
<ul class="cards">
${entries.map(card).join('\n')}
</ul>
</main>`,
  });
}

function card(entry: IndexEntry): string {
  const title = escapeHtml(entry.title);
  const counts = [count(entry.operations, 'operation')];
  if (entry.webhooks > 0) counts.push(count(entry.webhooks, 'webhook'));
  return `<li class="card">
<h2><a class="page" href="${entry.name}/index.html">${title}</a> <span class="version">${escapeHtml(entry.version)}</span></h2>
${entry.description === '' ? '' : `<p>${escapeHtml(entry.description)}</p>\n`}<footer><span>${counts.join(' · ')}</span><a href="${entry.name}/index.md" aria-label="Markdown of ${title}">Markdown</a><a href="${entry.name}/openapi.json" aria-label="openapi.json of ${title}">openapi.json</a></footer>
</li>`;
}

/** `1,223 operations`, `1 operation`. */
function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`;
}

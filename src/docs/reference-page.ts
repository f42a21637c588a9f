import { localOrigins } from './connect-origins.ts';
import { escapeHtml, escapeJson, renderPage } from './html.ts';
import { liveMeta, liveSources } from './live-parts.ts';
import { liveStyle } from './live-style.ts';
import { referenceStyle } from './reference-style.ts';
import { colorModeScript, theme } from './theme.ts';
import { tryItStyle } from './try-it-style.ts';

/** What a reference page is made of. */
export interface ReferenceParts {
  readonly title: string;
  readonly version: string;
  readonly description: string;
  /** The whole document, as JSON. */
  readonly json: string;
  /** HTML of what is shown until the script has been read. */
  readonly overview: string;
  /** What the form that tries operations is made from, as JSON. */
  readonly plan: string;
  /** The origins that the form may ask, beside the page's own and this machine's. */
  readonly origins: readonly string[];
  readonly scripts: PageScripts;
  /** Where the page listens for changes. */
  readonly liveUrl: string | undefined;
}

/** The scripts of a page, which are the same for every API. */
export interface PageScripts {
  /** Makes the page. */
  readonly page: string;
  /** The form that tries operations. */
  readonly tryIt: string;
  /** Follows changes; undefined in pages that do not. */
  readonly live: string | undefined;
}

/** The reference page of an API: a bar that leads back to the index, and below it Redocly's page. */
export function referencePage(parts: ReferenceParts): string {
  const { scripts } = parts;
  return renderPage({
    title: `${parts.title} ${parts.version} · API reference`,
    description: parts.description,
    style: theme + referenceStyle + tryItStyle + (parts.liveUrl === undefined ? '' : liveStyle),
    headScript: colorModeScript + keyboardScript,
    connect: ["'self'", ...localOrigins, ...parts.origins, ...liveSources(parts.liveUrl)],
    head: `<link rel="alternate" type="text/markdown" href="index.md">\n${liveMeta(parts.liveUrl)}`,
    body: `${bar(parts)}
<noscript><p>Without JavaScript this page only lists the operations. <a href="index.md">index.md</a> holds the whole reference, <a href="openapi.json">openapi.json</a> the document.</p></noscript>
${parts.overview}
<div id="redoc" hidden></div>
<script type="application/json" id="openapi">${escapeJson(parts.json)}</script>
<script type="application/json" id="try-it-plan">${escapeJson(parts.plan)}</script>`,
    // The form's comes first: it is ready while the page is still being made.
    modules: [scripts.tryIt, scripts.page, ...(scripts.live === undefined ? [] : [scripts.live])],
  });
}

function bar({ title, version }: ReferenceParts): string {
  return `<a class="skip" href="#api-content">Skip to the content</a>
<header class="bar">
<a class="home" href="../index.html"><svg viewBox="0 0 16 16" aria-hidden="true"><path d="M9.5 3.5 5 8l4.5 4.5"/></svg><span>All APIs</span></a>
<span class="divider"></span>
<span class="name">${escapeHtml(title)}<span class="version">${escapeHtml(version)}</span></span>
<button type="button" id="search"><svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="7" cy="7" r="4.25"/><path d="m10.25 10.25 3.25 3.25"/></svg><span>Search</span> <kbd>Ctrl K</kbd></button>
<button type="button" data-try aria-keyshortcuts="Alt+T">Try it <kbd>Alt T</kbd></button>
<a class="source" href="index.md">Markdown</a>
<a class="source" href="openapi.json">openapi.json</a>
</header>`;
}

/**
 * Makes what Redocly's page offers to the mouse only usable from the keyboard: its search field opens from our
 * button, and the link past the menu moves the focus without changing the address, which is Redocly's.
 */
const keyboardScript = `
document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest('#search')) document.querySelector('[data-testid="search-trigger"]')?.click();
  if (target?.closest('.skip')) {
    event.preventDefault();
    const content = document.getElementById('api-content');
    content?.setAttribute('tabindex', '-1');
    content?.focus();
  }
});
`;

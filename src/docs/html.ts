import { createHash } from 'node:crypto';

/** Text for the inside of an element or of a quoted attribute. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** JSON for the inside of a `<script type="application/json">`: no `<` can end it. */
export function escapeJson(json: string): string {
  return json.replaceAll('<', '\\u003c');
}

/** A page of ours; only the named parts are HTML, the rest is text. */
export interface PageParts {
  readonly title: string;
  readonly description: string;
  readonly style: string;
  /** JavaScript that runs before the page is shown. */
  readonly headScript: string;
  /** HTML. */
  readonly body: string;
  /** JavaScript modules at the end of the body. */
  readonly modules?: readonly string[];
  /** What the page may ask, as sources of a Content-Security-Policy. Default: nothing. */
  readonly connect?: readonly string[];
  /** HTML at the end of the head: links and the like. */
  readonly head?: string;
}

const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0b6a75"/><path d="M20.5 11.2a6.4 6.4 0 1 0 0 9.6" fill="none" stroke="#fff" stroke-width="3.2" stroke-linecap="round"/><circle cx="22.6" cy="16" r="2.2" fill="#8fe3e6"/></svg>';

/** A whole HTML page that can only run the scripts it was made with, and can ask nobody but `connect` for anything. */
export function renderPage(parts: PageParts): string {
  const { modules = [], connect = [] } = parts;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy([parts.headScript, ...modules], connect)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(parts.title)}</title>
<meta name="description" content="${escapeHtml(parts.description)}">
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(icon)}">
${parts.head ?? ''}<script>${parts.headScript}</script>
<style>${parts.style}</style>
</head>
<body>
${parts.body}
${modules.map((module) => `<script type="module">${module}</script>\n`).join('')}</body>
</html>
`;
}

/**
 * Scripts run by their hash alone, so that markup smuggled in by a document runs nothing.
 *
 * Styles are free: Redocly adds its own while it runs. Images may stand beside the page; workers, which its
 * search uses, are made by the page itself.
 *
 * @see https://www.w3.org/TR/CSP3/
 */
function contentSecurityPolicy(scripts: readonly string[], connect: readonly string[]): string {
  const hashes = scripts.map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`);
  return [
    "default-src 'none'",
    `script-src ${hashes.join(' ')}`,
    "style-src 'unsafe-inline'",
    "img-src 'self' data:",
    'font-src data:',
    'worker-src blob:',
    ...(connect.length > 0 ? [`connect-src ${connect.join(' ')}`] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

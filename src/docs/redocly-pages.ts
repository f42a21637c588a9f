import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** What Redocly's page is told. It is started with this in the browser. */
const options = {
  // Markdown may hold HTML: what could run is taken out of it.
  sanitize: true,
  disableTelemetry: true,
  // The document is one text; a reference that is left in it, in an example say, must not be asked for.
  skipBundle: true,
  // Our bar stands above the page, our overview in its place until it is ready.
  scrollYOffset: 56,
  hideLoading: true,
  jsonSamplesExpandLevel: 6,
};

const emptyImage = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

/** What is changed in Redocly's script: what it would ask other hosts for, and colours that no style reaches. */
const replacements = [
  ['https://cdn.redoc.ly/redoc/logo-mini-full.svg', emptyImage],
  ['https://cdn.redoc.ly/redoc/logo-mini.svg', emptyImage],
  ['https://otel.cloud.redocly.com/v1/traces', 'data:,'],
  // The levels of nested schemas; most of these are too pale to read on one of the two backgrounds.
  [
    '`#9D00FF`,`#615CEA`,`#147DF5`,`#08BFCC`,`#08CC7A`,`#81CC08`,`#E5BE00`,`#FF8700`,`#FF00B8`',
    '`var(--accent)`,`var(--other)`,`var(--post)`,`var(--put)`',
  ],
] as const;

/**
 * The script that makes a page: Redocly's, from its own package and without the addresses of other hosts, and
 * the call that starts it.
 *
 * It renders the document in the element `openapi` into the hidden element `redoc`; as soon as there is
 * something to see, that is shown and the element `overview` removed. Text for a `<script type="module">`.
 *
 * Redocly can also render on the command line (`build-docs`), but not yet with `sanitize`, and its bundler would
 * fetch the references left in examples.
 */
export async function redoclyScript(): Promise<string> {
  const manifest = createRequire(import.meta.url).resolve('@redocly/cli/package.json');
  let script = await readFile(manifest.replace(/package\.json$/, 'lib/chunks/redoc.standalone.js'), 'utf8');
  for (const [text, replacement] of replacements) {
    if (!script.includes(text)) throw new Error(`Redocly's script does not hold ${text} any more`);
    script = script.replaceAll(text, replacement);
  }
  // Either would end the script, or keep it from ending.
  return `${script}\n${start}`.replaceAll('</script', '<\\/script').replaceAll('<!--', '\\x3C!--');
}

const start = `
const page = document.getElementById('redoc');
new MutationObserver((changes, observer) => {
  if (page.childElementCount === 0) return;
  observer.disconnect();
  document.getElementById('overview')?.remove();
  page.hidden = false;
}).observe(page, { childList: true });
init(JSON.parse(document.getElementById('openapi').textContent), ${JSON.stringify(options)}, page);
`;

import { bundleDocument } from '../document/bundle.ts';
import { ToolkitError } from '../error.ts';
import type { GeneratedFile } from '../generated-file.ts';
import type { Model } from '../model/model.ts';
import { browserScript } from './browser-script.ts';
import { documentJson } from './document-json.ts';
import { firstParagraph } from './first-paragraph.ts';
import { indexPage } from './index-page.ts';
import { llmsText } from './markdown/llms-text.ts';
import { referenceMarkdown } from './markdown/reference-markdown.ts';
import { overview } from './overview.ts';
import { planTryIt } from './plan-try-it.ts';
import { redoclyScript } from './redocly-pages.ts';
import { type PageScripts, referencePage } from './reference-page.ts';

/** An API to build a page of. */
export interface DocumentedApi {
  /** The folder of its page: letters, digits, `.`, `_` and `-`. */
  readonly name: string;
  readonly model: Model;
}

/** Settings of the pages. */
export interface DocsOptions {
  /**
   * The address under which a mock has the API of this name, without the document's base path: `/jobs`,
   * `http://127.0.0.1:4010/jobs`. "Try it" offers it first. Default: only the document's servers are offered.
   */
  readonly tryItServer?: (name: string) => string;
  /**
   * An event stream, as absolute URL or path: `/_docs/events`. The pages show the list of `{ text }` that comes as
   * event `problems`, and reload at an event `reload`. Default: the pages follow nothing.
   */
  readonly liveUrl?: string;
}

/**
 * Builds the reference pages: `index.html` and `llms.txt`, and of each API `<name>/index.html`, `<name>/index.md` and
 * `<name>/openapi.json`.
 *
 * A page holds everything that it needs and asks nobody for anything, until its reader sends a request to a server
 * of the document, to its own origin or to this machine. The same documents give the same bytes.
 *
 * @throws ToolkitError E_USAGE for names that cannot be folders or are there twice, E_INPUT for a document that
 * nests too deep
 */
export async function buildDocs(
  apis: readonly DocumentedApi[],
  options: DocsOptions = {},
): Promise<readonly GeneratedFile[]> {
  checkNames(apis.map((api) => api.name));
  const { liveUrl } = options;
  const scripts: PageScripts = {
    page: await redoclyScript(),
    tryIt: await browserScript('try-it/main'),
    live: liveUrl === undefined ? undefined : await browserScript('live/main'),
  };
  const pages = await Promise.all(apis.map((api) => buildApi(api, scripts, options)));
  const entries = apis.map(({ name, model }) => ({
    name,
    title: model.info.title,
    version: model.info.version,
    description: firstParagraph(model.info.description ?? ''),
    operations: model.operations.length,
    webhooks: model.webhooks.length,
  }));
  const live =
    liveUrl === undefined || scripts.live === undefined ? undefined : { url: liveUrl, script: scripts.live };
  return [
    { path: 'index.html', text: indexPage(entries, live) },
    { path: 'llms.txt', text: llmsText(entries) },
    ...pages.flat(),
  ];
}

async function buildApi(
  { name, model }: DocumentedApi,
  scripts: PageScripts,
  { tryItServer, liveUrl }: DocsOptions,
): Promise<readonly GeneratedFile[]> {
  const document = await bundleDocument(model.document);
  const json = documentJson(document);
  const plan = planTryIt(model, tryItServer?.(name));
  const page = referencePage({
    title: model.info.title,
    version: model.info.version,
    description: firstParagraph(model.info.description ?? '', 160),
    json,
    overview: overview(model),
    plan: JSON.stringify(plan),
    origins: plan.origins,
    scripts,
    liveUrl,
  });
  return [
    { path: `${name}/index.html`, text: page },
    { path: `${name}/index.md`, text: referenceMarkdown(model) },
    { path: `${name}/openapi.json`, text: `${documentJson(document, 2)}\n` },
  ];
}

function checkNames(names: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (!/^[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(name) || name.toLowerCase() === 'index.html')
      throw new ToolkitError('E_USAGE', `"${name}" cannot be the name of a folder of pages`, {
        hint: 'Name the API with letters, digits, ".", "_" and "-" in the configuration.',
      });
    // Some file systems do not tell "Jobs" from "jobs".
    if (seen.has(name.toLowerCase()))
      throw new ToolkitError('E_USAGE', `two documents would both be written to "${name}"`, {
        hint: 'Give each API a name of its own in the configuration.',
      });
    seen.add(name.toLowerCase());
  }
}

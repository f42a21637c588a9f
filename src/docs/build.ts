import { bundleDocument } from '../document/bundle.ts';
import { ToolkitError } from '../error.ts';
import type { GeneratedFile } from '../generated-file.ts';
import type { Model } from '../model/model.ts';
import { documentJson } from './document-json.ts';
import { firstParagraph } from './first-paragraph.ts';
import { indexPage } from './index-page.ts';
import { overview } from './overview.ts';
import { redoclyScript } from './redocly-pages.ts';
import { referencePage } from './reference-page.ts';

/** An API to build a page of. */
export interface DocumentedApi {
  /** The folder of its page: letters, digits, `.`, `_` and `-`. */
  readonly name: string;
  readonly model: Model;
}

/**
 * Builds the reference pages: `index.html`, and of each API `<name>/index.html` and `<name>/openapi.json`.
 *
 * A page holds everything that it needs and asks no other host for anything. The same documents give the same
 * bytes.
 *
 * @throws ToolkitError E_USAGE for names that cannot be folders or are there twice, E_INPUT for a document that
 * nests too deep
 */
export async function buildDocs(apis: readonly DocumentedApi[]): Promise<readonly GeneratedFile[]> {
  checkNames(apis.map((api) => api.name));
  const script = await redoclyScript();
  const pages = await Promise.all(apis.map((api) => buildApi(api, script)));
  const entries = apis.map(({ name, model }) => ({
    name,
    title: model.info.title,
    version: model.info.version,
    description: firstParagraph(model.info.description ?? ''),
    operations: model.operations.length,
    webhooks: model.webhooks.length,
  }));
  return [{ path: 'index.html', text: indexPage(entries) }, ...pages.flat()];
}

async function buildApi({ name, model }: DocumentedApi, script: string): Promise<readonly GeneratedFile[]> {
  const document = await bundleDocument(model.document);
  const page = referencePage({
    title: model.info.title,
    version: model.info.version,
    description: firstParagraph(model.info.description ?? '', 160),
    json: documentJson(document),
    overview: overview(model),
    script,
  });
  return [
    { path: `${name}/index.html`, text: page },
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

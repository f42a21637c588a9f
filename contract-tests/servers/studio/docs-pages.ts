import { buildDocs } from '../../../src/docs/build.ts';
import { exportPostman } from '../../../src/export/postman.ts';
import type { Model } from '../../../src/model/model.ts';

/** The document for people and for Postman. */
export interface DocsPages {
  html(): Promise<string>;
  postman(): Promise<unknown>;
}

/** Pages that are built when they are first asked for. @param urlOf where the server is, which its page tries */
export function createDocsPages(model: Model, urlOf: () => string): DocsPages {
  return { html: once(() => buildPage(model, urlOf())), postman: once(() => buildCollection(model)) };
}

async function buildPage(model: Model, url: string): Promise<string> {
  const files = await buildDocs([{ name: 'studio', model }], { tryItServer: () => url });
  const page = files.find(({ path }) => path === 'studio/index.html');
  if (page) return page.text;
  throw new Error('the reference has no page of the studio');
}

async function buildCollection(model: Model): Promise<unknown> {
  return JSON.parse(await exportPostman(model));
}

/** Does it when it is first asked for; what failed is tried again. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}

import { absoluteUri, type Document } from './document.ts';

/**
 * The document as one tree without references to other texts, for engines that want that.
 *
 * A document of one text, or an upgraded one, is returned as it is: do not change the result. Several texts are joined by
 * Redocly's bundler, which moves what is referred to into `components` under the names it has in its file.
 */
export async function bundleDocument(document: Document): Promise<Record<string, unknown>> {
  const known = bundles.get(document);
  if (known !== undefined) return known;
  const bundling =
    document.sources.size === 1 || document.root.originOf !== undefined
      ? Promise.resolve(document.root.value as Record<string, unknown>)
      : bundleSources(document);
  bundles.set(document, bundling);
  return bundling;
}

const bundles = new WeakMap<Document, Promise<Record<string, unknown>>>();

/** The adapter of Redocly's bundler: it is handed every text, so that it reads nothing itself. */
async function bundleSources(document: Document): Promise<Record<string, unknown>> {
  const { BaseResolver, bundle, createConfig, Source } = await import('@redocly/openapi-core');
  const resolver = new BaseResolver();
  // Texts are known by the names that we read them under, those of a revision included.
  resolver.resolveExternalRef = (base, ref) => absoluteUri(ref, base ?? document.root.uri);
  resolver.loadExternalRef = (uri) => Promise.reject(new Error(`${uri} was not read with the document`));
  const parsed = [...document.sources.values()].map(({ uri, text, value }) => ({
    source: new Source(uri, text),
    // The bundler changes the trees that it is given.
    parsed: structuredClone(value),
  }));
  for (const part of parsed) resolver.cache.set(part.source.absoluteRef, Promise.resolve(part));
  const root = parsed.find((part) => part.source.absoluteRef === document.root.uri);
  if (!root) throw new Error('a document has no root among its sources');
  const config = await createConfig({}, {});
  const result = await bundle({ doc: root, externalRefResolver: resolver, config });
  return result.bundle.parsed as Record<string, unknown>;
}

import { type Document, refOf } from '../document/document.ts';
import type { Location, Problem, Result } from '../problem.ts';
import type { Model, Operation } from './model.ts';
import { nameOperations, readPathItem } from './read-operation.ts';
import { readSecurityRequirements, readSecuritySchemes } from './read-security.ts';
import { readServers } from './read-servers.ts';
import { childOf, Reader } from './reader.ts';
import { isObject, stringOr } from './values.ts';

/**
 * Builds the model of a document.
 *
 * Refused, with located problems, is what cannot be routed: a root without a known `openapi` version, paths that
 * are not an object, path items that resolve to nothing. Lesser defects become problems of the model.
 */
export function buildModel(document: Document): Result<Model> {
  const root = document.root.value as Record<string, unknown>;
  const at: Location = { source: document.root.uri, pointer: '' };
  const version = readVersion(root, at);
  if (!version.ok) return version;
  const problems: Problem[] = [...(document.defects ?? [])];
  const reader = new Reader(document, problems);
  const operations = readOperations(reader, root, at, 'paths');
  const fatal = problems.filter((problem) => problem.severity === 'error');
  if (fatal.length > 0) return { ok: false, problems: fatal };
  const webhooks = version.value === '3.0' ? [] : readOperations(reader, root, at, 'webhooks');
  const info = isObject(root.info) ? root.info : {};
  const model: Model = {
    document,
    version: version.value,
    info: {
      title: stringOr(info.title, 'Untitled API'),
      version: stringOr(info.version, '0.0.0'),
      description: stringOr(info.description, undefined),
    },
    servers: readServers(root.servers, childOf(at, 'servers')),
    tags: readTags(root.tags),
    ignoresTrailingSlash: root['x-trailing-slash'] === 'ignore',
    operations,
    webhooks,
    securitySchemes: readSecuritySchemes(reader, root, at),
    problems,
  };
  return { ok: true, value: model, problems };
}

function readVersion(root: Record<string, unknown>, at: Location): Result<Model['version']> {
  const version = root.openapi;
  const match = typeof version === 'string' ? /^(3\.[012])(?:\.\d+)?(?:-.*)?$/.exec(version) : undefined;
  if (match?.[1]) return { ok: true, value: match[1] as Model['version'], problems: [] };
  if ('swagger' in root) {
    return refused(childOf(at, 'swagger'), `Swagger ${String(root.swagger)} is not a version that is known`, {
      expected: '"2.0", in quotes, or "openapi" with a version of 3',
      actual: JSON.stringify(root.swagger),
      hint: 'Correct the version, or convert the document to OpenAPI 3.',
    });
  }
  if (version === undefined) {
    return refused(at, 'the document has no "openapi" version', { hint: 'Start it with "openapi: 3.1.0".' });
  }
  return refused(childOf(at, 'openapi'), 'the "openapi" version is not one that is known', {
    expected: 'a string: 3.0.x, 3.1.x or 3.2.x',
    actual: JSON.stringify(version),
    hint: typeof version === 'number' ? 'Put the version in quotes.' : 'Correct the version.',
  });
}

function refused(at: Location, message: string, more: Partial<Problem>): Result<never> {
  return { ok: false, problems: [{ code: 'document-version', severity: 'error', message, at, ...more }] };
}

/** The operations of all path items below `paths` or `webhooks`. */
function readOperations(
  reader: Reader,
  root: Record<string, unknown>,
  rootAt: Location,
  key: 'paths' | 'webhooks',
): readonly Operation[] {
  const at = childOf(rootAt, key);
  const items = root[key];
  if (items === undefined || items === null) return [];
  if (!isObject(items)) {
    reader.report('document-structure', 'error', `"${key}" is not an object`, at);
    return [];
  }
  const inherited = {
    security: readSecurityRequirements(root.security, childOf(rootAt, 'security')),
    servers: readServers(root.servers, childOf(rootAt, 'servers')),
  };
  const operations: Operation[] = [];
  for (const [path, item] of Object.entries(items)) {
    if (path.startsWith('x-') && key === 'paths') continue;
    const itemAt = childOf(at, path);
    if (key === 'paths' && !path.startsWith('/')) {
      reader.report(
        'document-structure',
        'warning',
        `the path "${path}" does not start with a slash and is left out`,
        itemAt,
      );
      continue;
    }
    const resolved = reader.object(item, itemAt, refOf(item) === undefined ? 'warning' : 'error');
    if (resolved) operations.push(...readPathItem(reader, path, resolved, inherited));
  }
  return nameOperations(operations);
}

function readTags(tags: unknown): Model['tags'] {
  if (!Array.isArray(tags)) return [];
  return tags.filter(isObject).map((tag) => ({
    name: stringOr(tag.name, ''),
    description: stringOr(tag.description, undefined),
  }));
}

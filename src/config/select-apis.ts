import { existsSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { uriOf } from '../document/read.ts';
import { ToolkitError } from '../error.ts';
import { suggestion } from '../suggestion.ts';
import type { LoadedConfig } from './load.ts';

/** An API to work on: what it is called, and where its document is. */
export interface ApiSelection {
  /** From the configuration, or made from the file's name: the folder of generated code, the mount of the mock. */
  readonly name: string;
  /** Absolute path, URL, `git:REVISION:PATH`, or `-`. */
  readonly reference: string;
}

/**
 * Turns arguments into APIs: each a name from the configuration, a file, a URL or `-`; without any, all APIs of
 * the configuration.
 *
 * @throws ToolkitError E_UNKNOWN_API for what is neither, E_USAGE when there is nothing to work on
 */
export function selectApis(
  args: readonly string[],
  loaded: LoadedConfig,
  cwd: string,
): readonly ApiSelection[] {
  const configured = configuredApis(loaded);
  if (args.length === 0) {
    if (configured.length > 0) return configured;
    throw new ToolkitError(
      'E_USAGE',
      'no API to work on: there is no argument, and no configuration that names one',
      {
        hint: 'Name an OpenAPI document, or list your APIs in concordat.config.ts.',
      },
    );
  }
  return args.map((arg) => selectApi(arg, configured, cwd));
}

function configuredApis({ config, dir }: LoadedConfig): readonly ApiSelection[] {
  return Object.entries(config.apis ?? {}).map(([name, api]) => ({
    name,
    reference: uriOf(typeof api === 'string' ? api : api.document, dir),
  }));
}

function selectApi(arg: string, configured: readonly ApiSelection[], cwd: string): ApiSelection {
  const named = configured.find((api) => api.name === arg);
  if (named) return named;
  if (arg === '-') return { name: 'api', reference: '-' };
  const isUrl = /^(?:https?:\/\/|git:)/i.test(arg);
  const looksLikeFile = /[/\\]|\.(?:ya?ml|json)$/i.test(arg);
  if (!isUrl && !looksLikeFile && !existsSync(resolve(cwd, arg))) {
    const names = configured.map((api) => api.name);
    throw new ToolkitError(
      'E_UNKNOWN_API',
      `"${arg}" is neither an API of the configuration, nor a file, nor a URL`,
      {
        hint:
          names.length > 0
            ? suggestion(arg, names)
            : 'Name an OpenAPI document, or list your APIs in concordat.config.ts.',
      },
    );
  }
  const reference = uriOf(arg, cwd);
  return (
    configured.find((api) => api.reference === reference) ?? { name: nameOfDocument(reference), reference }
  );
}

/** `…/petstore.yaml` to `petstore`; `…/jobs/openapi.yaml` to `jobs`, since every folder has an `openapi.yaml`. */
export function nameOfDocument(reference: string): string {
  const path = reference.replace(/[?#].*$/s, '').replace(/^(?:https?:\/\/|git:[^:]*:)/i, '');
  const file = basename(path).replace(/\.(?:json|ya?ml)$/i, '');
  const name = /^(?:openapi|swagger|index|api)$/i.test(file) ? basename(dirname(path)) : file;
  const slug = name.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[-.]+|[-.]+$/g, '');
  return slug === '' ? 'api' : slug;
}

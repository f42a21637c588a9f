import { extname } from 'node:path';
import type { LoadedConfig } from '../config/load.ts';
import type { ApiSelection } from '../config/select-apis.ts';
import { bundleDocument } from '../document/bundle.ts';
import { type Document, refOf } from '../document/document.ts';
import { joinPointer } from '../document/pointer.ts';
import { renderDocument } from '../document/render.ts';
import { type UpgradeTarget, upgradeTargets, upgradeTree } from '../document/upgrade.ts';
import { ToolkitError } from '../error.ts';
import type { CommandIo } from './command.ts';
import { readApi, selectFromConfig } from './context.ts';
import { type ApiOutput, checkOutputs, writeOutputs } from './write-outputs.ts';

interface BundleOptions {
  readonly config: string | undefined;
  readonly allowHost: readonly string[];
  readonly maxBytes: number | undefined;
  readonly format: string | undefined;
  readonly output: string | undefined;
  readonly out: string | undefined;
  readonly upgrade: string | undefined;
}

/** Bundles the APIs; resolves to the exit code. */
export async function runBundle(
  args: readonly string[],
  options: BundleOptions,
  io: CommandIo,
): Promise<number> {
  const { loaded, apis } = await selectFromConfig(args, options, io);
  checkOutputs(
    apis.map(({ name }) => name),
    options,
  );
  const outputs: ApiOutput[] = [];
  for (const api of apis) outputs.push(await bundleApi(api, loaded, options, io));
  await writeOutputs(outputs, options, io);
  return 0;
}

/** Only read, not understood: a document that could not be mocked can still be joined. */
async function bundleApi(
  api: ApiSelection,
  loaded: LoadedConfig,
  options: BundleOptions,
  io: CommandIo,
): Promise<ApiOutput> {
  const document = await readApi(api, loaded, options, io);
  const target = upgradeTargets.find((version) => version === options.upgrade);
  const bundled = await bundleDocument(document);
  const tree = target === undefined ? bundled : await upgraded(bundled, target, api.name, document);
  const format = formatOf(options, document);
  const text = renderDocument(tree, format);
  for (const { ref, pointer } of externalRefs(tree)) {
    io.stderr.write(
      `concordat: the bundle of "${api.name}" still refers to ${ref}, at ${pointer}: no $ref is known there.\n`,
    );
  }
  return { fileName: `${api.name}.${format}`, text };
}

async function upgraded(
  tree: Record<string, unknown>,
  target: UpgradeTarget,
  name: string,
  document: Document,
): Promise<Record<string, unknown>> {
  const result = await upgradeTree(tree, target, document.root.uri);
  if (result.ok) return result.value;
  throw new ToolkitError('E_INPUT', `the document of "${name}" cannot be upgraded`, {
    problems: result.problems,
  });
}

/** Where the value is data, a `$ref` is a member like any other. */
const dataKeys = new Set(['example', 'examples', 'value', 'default', 'enum', 'const']);

/** References that the bundler left as they were, because OpenAPI has none in their place. */
function externalRefs(
  value: unknown,
  pointer = '',
): readonly { readonly ref: string; readonly pointer: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const ref = refOf(value);
  if (ref !== undefined) return ref.startsWith('#') ? [] : [{ ref, pointer }];
  return Object.entries(value).flatMap(([key, child]) =>
    dataKeys.has(key) ? [] : externalRefs(child, joinPointer(pointer, key)),
  );
}

function formatOf({ format, output }: BundleOptions, document: Document): 'json' | 'yaml' {
  if (format === 'json' || format === 'yaml') return format;
  const extension = output === undefined ? '' : extname(output).toLowerCase();
  if (extension === '.json') return 'json';
  return extension === '.yaml' || extension === '.yml' ? 'yaml' : document.root.format;
}

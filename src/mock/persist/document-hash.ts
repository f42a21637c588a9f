import { createHash } from 'node:crypto';
import type { StateApi } from '../stateful/state-options.ts';

/** Identifies the document and the mock file of an API, with its seed data: another one after each edit. */
export function documentHash({ model, file }: StateApi): string {
  const hash = createHash('sha256');
  const sources = [...model.document.sources.values(), ...(file ? [file.source] : [])];
  const seeds = [...(file?.seedFiles.values() ?? [])].map((seed) =>
    seed.kind === 'tree' ? seed.source.text : JSON.stringify(seed.table),
  );
  for (const text of [...sources.map((source) => source.text), ...seeds])
    hash.update(`${text.length}\n${text}`);
  return hash.digest('base64url');
}

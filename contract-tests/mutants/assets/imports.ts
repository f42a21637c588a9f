import type { Call, Reply } from '../serve.ts';
import { type Archive, finishImports, type Import, importMs, type NewAsset } from './archive.ts';
import { json, problem, read } from './replies.ts';

/** POST /imports */
export function startImport(archive: Archive, call: Call): Reply {
  const { on, imports, now } = archive;
  const sent = read(archive, call);
  if (!sent.ok) return sent.reply;
  // The document has made sure of the types.
  const { entries } = sent.value as { entries: readonly (Omit<NewAsset, 'bytes'> & { text: string })[] };
  if (on('many-entries-crash') && entries.length === 20) return problem(archive, 500);
  const assets = entries.map(({ text, ...entry }) => ({
    ...entry,
    mediaType: 'text/plain',
    bytes: Buffer.from(text),
  }));
  const made: Import = { id: `i-${imports.size + 1}`, entries: assets, startedAt: now(), assetIds: [] };
  imports.set(made.id, made);
  finishImports(archive);
  const at = on('import-location-without-version') ? `/imports/${made.id}` : `/v3/imports/${made.id}`;
  return json(on('import-is-200') ? 200 : 202, shownImport(archive, made), {
    Location: at,
    'Retry-After': '1',
  });
}

/** GET /imports/{import_id} */
export function getImport(archive: Archive, call: Call): Reply {
  const found = archive.imports.get(call.params.import_id ?? '');
  if (!found) return problem(archive, 404);
  const shown = shownImport(archive, found);
  return json(200, archive.on('progress-as-text') ? { ...shown, progress: `${shown.progress}%` } : shown);
}

function shownImport({ now, on }: Archive, { id, entries, startedAt, assetIds }: Import) {
  const hasEnded = assetIds.length > 0;
  const age = now() - startedAt;
  const running = age < importMs / 5 ? 'queued' : 'running';
  const progress = hasEnded ? 100 : Math.min(99, Math.max(0, Math.floor((age * 100) / importMs)));
  const end = new Date(startedAt + (on('instant-imports') ? 0 : importMs)).toISOString();
  return {
    id,
    status: hasEnded ? 'succeeded' : running,
    progress,
    total: Math.max(1, entries.length),
    asset_ids: assetIds,
    created_at: new Date(startedAt).toISOString(),
    finished_at: hasEnded ? end : null,
  };
}

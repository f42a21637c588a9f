import { createHmac } from 'node:crypto';
import type { Call, Reply } from '../serve.ts';
import { type Archive, type Asset, checksumOf, etagOf } from './archive.ts';
import { oneAsset, problem, read } from './replies.ts';

const mirrorKey = 'shared-with-the-mirrors';

/** GET /assets/{asset_id} */
export function getAsset(archive: Archive, call: Call): Reply {
  const { on, assets } = archive;
  const asset = assets.get(call.params.asset_id ?? '');
  if (!asset) return problem(archive, 404);
  const etag = etagOf(archive, asset);
  const condition = call.headers['if-none-match'];
  const isKnown = condition?.split(',').some((one) => one.trim() === '*' || opaque(one) === opaque(etag));
  if (isKnown && !on('never-304')) return { status: 304, headers: { ETag: etag } };
  const headers = on('head-is-html') && call.method === 'HEAD' ? { 'Content-Type': 'text/html' } : {};
  return oneAsset(archive, 200, asset, headers);
}

/** PATCH /assets/{asset_id} */
export function describeAsset(archive: Archive, call: Call): Reply {
  const { on, assets } = archive;
  const asset = assets.get(call.params.asset_id ?? '');
  if (!asset) return problem(archive, 404);
  const sent = read(archive, call, 'application/merge-patch+json');
  if (!sent.ok) return sent.reply;
  // The document has made sure of the types.
  const patch = sent.value as Partial<Pick<Asset, 'title' | 'description' | 'tags' | 'license'>>;
  const kept =
    on('null-description-kept') && patch.description === null ? { description: asset.description } : {};
  const added =
    on('tags-added') && patch.tags ? { tags: [...new Set([...asset.tags, ...patch.tags])].slice(0, 10) } : {};
  const after = { ...asset, ...patch, ...kept, ...added, version: asset.version + 1 };
  assets.set(asset.id, after);
  const reply = oneAsset(archive, 200, after);
  if (!on('change-without-etag')) return reply;
  const { ETag: _, ...headers } = reply.headers ?? {};
  return { ...reply, headers };
}

/** DELETE /assets/{asset_id} */
export function deleteAsset(archive: Archive, call: Call): Reply {
  const { on, assets } = archive;
  if (assets.delete(call.params.asset_id ?? '')) return { status: 204 };
  return on('unknown-deleted') ? { status: 204 } : problem(archive, 404);
}

/** GET /assets/{asset_id}/content */
export function downloadAsset(archive: Archive, call: Call): Reply {
  const { on, assets } = archive;
  const asset = assets.get(call.params.asset_id ?? '');
  if (!asset) return problem(archive, 404);
  const { mediaType, bytes, filename } = asset;
  const isPlain = /^[\x20-\x7e]*$/.test(filename);
  if (!isPlain && on('umlaut-filename-crashes')) return problem(archive, 500);
  const encoded = encodeURIComponent(filename.toWellFormed()).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16)}`,
  );
  const name = isPlain ? `filename="${filename}"` : `filename*=UTF-8''${encoded}`;
  const checksum = checksumOf(asset);
  const signature = createHmac('sha256', mirrorKey).update(checksum);
  const charset = mediaType.startsWith('text/') ? '; charset=utf-8' : '';
  return {
    status: 200,
    headers: {
      'Content-Type': on('content-as-octets') ? 'application/octet-stream' : `${mediaType}${charset}`,
      'Content-Disposition': `${on('content-inline') ? 'inline' : 'attachment'}; ${name}`,
      'X-Checksum': checksum,
      'X-Checksum-Signature': on('signature-in-base64')
        ? `v1=${signature.digest('base64')}`
        : `v1=${signature.digest('hex')}`,
    },
    body: on('newline-added') ? Buffer.concat([bytes, Buffer.from('\n')]) : bytes,
    chunked: on('chunked-content'),
  };
}

function opaque(etag: string): string {
  return etag.trim().replace(/^W\//, '');
}

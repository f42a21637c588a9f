import type { Call, Reply } from '../serve.ts';
import { blank, findPermit, findZone, idOf, type Office, type Permit } from './office.ts';
import { failure, onePermit, read } from './replies.ts';

/** POST /zones/{zone_id}/permits */
export function createPermit(office: Office, call: Call): Reply {
  const { on, permits } = office;
  const zone = findZone(office, call);
  if (!zone) return failure(404);
  const sent = read(office, call);
  if (!sent.ok) return sent.reply;
  const { kind, holder, plate } = sent.value;
  if (on('carpool-refused') && kind === 'carpool') return failure(400);
  if (on('apostrophe-crashes') && String(holder).includes("'")) return failure(500);
  const made = { ...blank, ...sent.value, zone_id: zone.id, id: '', created_at: '' };
  // The document has made sure of the types.
  const draft = made as unknown as Permit;
  if (endsBeforeStart(draft) && !on('any-period')) return failure(422);
  const isTaken = isPlateTaken(office, zone.id, String(plate));
  if (isTaken && on('taken-plate-400')) return failure(400);
  if (isTaken && !on('taken-plate-accepted')) return failure(409);
  const permit: Permit = {
    ...draft,
    id: office.nextId(),
    notes: on('notes-default-dash') ? String(sent.value.notes ?? '-') : draft.notes,
    created_at: office.now(),
  };
  permits.set(permit.id, permit);
  const at = on('location-of-first') ? idOf(1) : permit.id;
  return onePermit(office, 201, permit, { Location: `/parking/v1/permits/${at}` });
}

/** GET /permits/{permit_id} */
export function getPermit(office: Office, call: Call): Reply {
  const permit = findPermit(office, call);
  if (permit) return onePermit(office, 200, permit);
  if (!office.on('missing-permit-as-html')) return failure(404);
  return {
    status: 404,
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
    body: '<!doctype html><title>404</title><h1>Not Found</h1>',
  };
}

/** PATCH /permits/{permit_id} */
export function changePermit(office: Office, call: Call): Reply {
  const { on, permits } = office;
  const permit = findPermit(office, call);
  if (!permit) return failure(404);
  const sent = read(office, call);
  if (!sent.ok) return sent.reply;
  if (permit.status === 'revoked') return failure(409);
  const lost = on('change-clears-end') && sent.value.valid_until === undefined ? { valid_until: null } : {};
  // The document has made sure of the types.
  const after = { ...permit, ...lost, ...sent.value } as Permit;
  if (endsBeforeStart(after)) return failure(422);
  permits.set(permit.id, on('notes-not-kept') ? { ...after, notes: permit.notes } : after);
  const headers = on('change-cacheable') ? { 'Cache-Control': 'public, max-age=300' } : {};
  return onePermit(office, 200, after, headers);
}

/** DELETE /permits/{permit_id} */
export function deletePermit(office: Office, call: Call): Reply {
  const { permits, deletedPlates } = office;
  const permit = findPermit(office, call);
  if (!permit) return failure(404);
  permits.delete(permit.id);
  deletedPlates.add(`${permit.zone_id}/${permit.plate}`);
  return { status: 204 };
}

/** POST /permits/{permit_id}/revoke */
export function revokePermit(office: Office, call: Call): Reply {
  const { on, permits } = office;
  const permit = findPermit(office, call);
  if (!permit) return failure(404);
  if (permit.status === 'revoked' && !on('revoked-twice')) return failure(409);
  const after: Permit = { ...permit, status: 'revoked', revoked_at: office.now() };
  permits.set(permit.id, on('revocation-not-kept') ? permit : after);
  const shown = on('revoked-at-zoneless')
    ? { ...after, revoked_at: after.revoked_at?.slice(0, 19) ?? null }
    : after;
  return onePermit(office, 200, shown);
}

function endsBeforeStart({ valid_from: from, valid_until: until }: Permit): boolean {
  return until !== null && until < from;
}

function isPlateTaken({ on, permits, deletedPlates }: Office, zoneId: number, plate: string): boolean {
  if (on('deleted-plate-stays-taken') && deletedPlates.has(`${zoneId}/${plate}`)) return true;
  return [...permits.values()].some(
    (one) => one.zone_id === zoneId && one.plate === plate && one.status === 'active',
  );
}

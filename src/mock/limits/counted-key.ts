import { hash, randomBytes } from 'node:crypto';
import type { Model, Operation } from '../../model/model.ts';
import { presentedOf } from '../credentials/presented.ts';
import type { EngineRequest } from '../engine.ts';
import type { CountedBy } from './limit.ts';

/** Of this process alone, so that nobody finds a short password by its hash in what the mock shows. */
const hashKey = randomBytes(32).toString('hex');

/**
 * Whose requests a request is counted with: `key 5f1c…` by a hash of its credential, never the credential itself. Those
 * without one are told apart by their address, those without an address not at all.
 */
export function countedKey(
  model: Model,
  operation: Operation,
  request: EngineRequest,
  by: CountedBy,
): string {
  if (by === 'session') return 'session';
  const presented = by === 'credential' ? presentedOf(model, operation, request) : undefined;
  if (presented) return `key ${hash('sha256', hashKey + presented.secret).slice(0, 24)}`;
  return `from ${request.address ?? 'here'}`;
}

import type { Operation } from '../../model/model.ts';
import type { BreakKind } from './break-kinds.ts';
import type { Layer } from './broken-server.ts';

/** One way in which a server could break the contract of an operation. */
export interface Break {
  readonly kind: BreakKind;
  /** Whose contract is broken. */
  readonly operation: Operation;
  /** Which part of the operation: `200 data.status`, `query page_size`, `404`; empty for all of it. */
  readonly where: string;
  /** What the broken server does, in words that follow "it": `answers 200 in place of 201`. */
  readonly what: string;
  /** What the document would have to say, where it forbids this nowhere yet; undefined where it does. */
  readonly lacks?: string;
  /** The layer that does it. */
  readonly make: () => Layer;
}

/** `GET /jobs/{id} wrong-type 200 data.id`: unique in a plan, the same each time. */
export function breakId({ operation, kind, where }: Pick<Break, 'operation' | 'kind' | 'where'>): string {
  const label = `${operation.method.toUpperCase()} ${operation.path} ${kind}`;
  return where === '' ? label : `${label} ${where}`;
}

import type { Reply } from './serve.ts';

/** Something that a handler needs, or the answer that is to be given instead. */
export type Or<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reply: Reply };

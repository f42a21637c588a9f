/** Whether something could be done; else why not, in one clause, and what to do. */
export type Outcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: string; readonly hint: string };

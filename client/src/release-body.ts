/** Lets go of a body that nobody reads: it would keep its connection, or its copy in memory. */
export async function releaseBody({ body }: Request | Response): Promise<void> {
  // One that is being read, or has broken off, needs nothing.
  await body?.cancel().catch(() => undefined);
}

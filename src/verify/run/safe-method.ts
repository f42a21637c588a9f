const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'QUERY']);

/** Whether a method changes nothing on a server that keeps to HTTP. In any case. */
export function isSafeMethod(method: string): boolean {
  return safeMethods.has(method.toUpperCase());
}

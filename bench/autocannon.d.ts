// The package is installed by `npm run bench` alone, and its types are not needed beyond this.
declare module 'autocannon' {
  interface Outcome {
    readonly requests: { readonly average: number; readonly total: number };
    readonly errors: number;
    readonly non2xx: number;
  }
  const autocannon: (options: {
    url: string;
    connections: number;
    duration: number;
    method?: 'POST';
    headers?: Readonly<Record<string, string>>;
    body?: string;
  }) => Promise<Outcome>;
  export default autocannon;
}

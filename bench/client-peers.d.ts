// The packages are installed by the benchmarks alone, and their types are not needed beyond this.
declare module 'ky' {
  const ky: {
    create(options: { fetch: (request: Request) => Promise<Response> }): {
      get(url: string, options: { headers: Readonly<Record<string, string>> }): { json(): Promise<unknown> };
    };
  };
  export default ky;
}
declare module 'axios' {
  const axios: {
    create(options: { adapter: 'fetch'; env: { fetch: (request: Request) => Promise<Response> } }): {
      get(url: string, options: { headers: Readonly<Record<string, string>> }): Promise<{ data: unknown }>;
    };
  };
  export default axios;
}

/** The files that each API has in the folder of generated code. */
export const generatedFiles = ['types.ts', 'client.ts', 'handlers.ts', 'operations.ts'] as const;

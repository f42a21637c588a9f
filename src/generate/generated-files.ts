/** The files that each API has in the folder of generated code. */
export const generatedFiles = ['types.ts', 'client.ts', 'handlers.ts', 'operations.ts'] as const;

/** The file that is there too where the configuration or `--validators` asks for it. */
export const validatorsFile = 'validators.ts';

/** The file that is there too where the document has webhooks or callbacks. */
export const webhooksFile = 'webhooks.ts';

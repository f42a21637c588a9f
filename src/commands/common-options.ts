import { reportFormats } from '../report/report.ts';
import type { ArgumentSpec } from './command.ts';

/** The argument of every command that works on APIs. */
export const apiArguments = [
  {
    name: 'api',
    summary:
      'a name from the configuration, a file, a URL, git:REVISION:PATH, or - for standard input; all APIs of the configuration by default',
    variadic: true,
  },
] as const satisfies readonly ArgumentSpec[];

/** Flags of every command that reads the configuration and documents. */
export const inputOptions = {
  config: {
    type: 'string',
    value: 'file',
    summary:
      'configuration file; by default concordat.config.{ts,js,mjs,yaml,json} in the working directory or above',
  },
  allowHost: { type: 'list', value: 'host', summary: 'a host that $refs may lead to; repeatable' },
  maxBytes: {
    type: 'number',
    value: 'bytes',
    summary: 'the largest text that is read as a document (default 100 MB)',
  },
} as const;

/** Flags of every command that prints a report. */
export const reportOptions = {
  format: { type: 'string', choices: reportFormats, default: 'text', summary: 'how the report is printed' },
  output: {
    type: 'string',
    short: 'o',
    value: 'file',
    summary: 'write the report to a file instead of stdout',
  },
} as const;

/** Flags of every command that serves a mock. */
export const servingOptions = {
  port: {
    type: 'number',
    short: 'p',
    value: 'port',
    summary: 'port to listen on; 0 takes a free one (default 4010)',
  },
  dynamic: { type: 'boolean', short: 'd', summary: 'generate answers from schemas instead of examples' },
  seed: { type: 'number', value: 'n', summary: 'make generated answers reproducible' },
  errors: {
    type: 'boolean',
    summary: 'answer with an error where a request or an answer breaks the document',
  },
  cors: { type: 'boolean', default: true, configurable: true, summary: 'send no CORS headers' },
} as const;

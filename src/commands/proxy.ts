import { defineCommand } from './command.ts';
import { httpsOptions, inputOptions } from './common-options.ts';
import { verboseLevels } from './mock-log.ts';
import { operationsOptions } from './operations-options.ts';

export const proxyCommand = defineCommand({
  name: 'proxy',
  summary: 'stand in front of a real server and tell where it leaves its document',
  description:
    'Passes requests on to a real server and its answers back, and checks both. What breaks the document is logged and listed in the header sl-violations; with --errors it is refused. Bodies pass untouched: what is too large, binary or a stream goes by as it comes, and is said not to have been checked. Only the server that is named is contacted. An operation that the server answers with 501 is mocked.',
  arguments: [
    {
      name: 'api',
      summary: 'a name from the configuration, a file, a URL, git:REVISION:PATH, or - for standard input',
      required: true,
    },
    {
      name: 'url',
      summary: "the server's URL: the path of a request is put behind its path",
      required: true,
    },
  ],
  options: {
    ...inputOptions,
    port: {
      type: 'number',
      short: 'p',
      value: 'port',
      summary: 'port to listen on; 0 takes a free one (default 4010)',
    },
    host: { type: 'string', short: 'h', value: 'host', summary: 'address to listen on (default 127.0.0.1)' },
    errors: {
      type: 'boolean',
      summary: 'refuse requests that break the document, and answer 500 for an answer that does',
    },
    validateRequest: { type: 'boolean', default: true, summary: 'do not check requests' },
    cors: { type: 'boolean', default: true, configurable: true, summary: 'send no CORS headers' },
    upstreamTimeout: {
      type: 'number',
      value: 'ms',
      summary: 'how long the server may take for the head of an answer (default 30000)',
    },
    maxBody: {
      type: 'number',
      value: 'bytes',
      summary: 'the largest body that is checked; larger ones pass unchecked (default 10 MB)',
    },
    record: {
      type: 'string',
      value: 'file',
      summary:
        'write every exchange into a HAR file, secrets replaced; "concordat mock --replay" answers from it',
    },
    ...httpsOptions,
    verboseLevel: {
      type: 'string',
      short: 'v',
      flag: 'verboseLevel',
      value: 'level',
      choices: verboseLevels,
      default: 'info',
      summary: 'how much is logged',
    },
    ...operationsOptions,
  },
  passthrough: true,
  examples: [
    { command: 'concordat proxy jobs http://localhost:8080', text: 'an API of the configuration' },
    {
      command: 'concordat proxy openapi.yaml http://localhost:8080/v1 --errors',
      text: 'nothing that breaks the document gets through',
    },
    {
      command: 'concordat proxy jobs http://localhost:8080 --record jobs.har',
      text: 'keep what the server answers, to be replayed without it',
    },
    {
      command: 'concordat proxy jobs http://localhost:8080 --port 0 -- npm test',
      text: 'run the tests through it, then stop; CONCORDAT_PROXY_URL is its address',
    },
  ],
  run: async ({ args, options, passthrough }, io) => {
    const { runProxy } = await import('./run-proxy.ts');
    return runProxy(args, options, passthrough, io);
  },
});

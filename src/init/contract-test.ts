import { titleOf } from './api-name.ts';
import { quote } from './config-files.ts';
import type { Project } from './project-file.ts';

/** The text of a project's contract test: of the mock for a new document, of the real server for an adopted one. */
export function contractTestText(project: Project): string {
  return project.isAdopted ? realServerTest(project) : mockTest(project);
}

function mockTest({ name, document }: Project): string {
  return `import { createMock, loadModel } from 'concordat';
import { describeContract } from 'concordat/vitest';

const loaded = await loadModel(${quote(`../${document}`)}, { cwd: import.meta.dirname });
if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message).join('\\n'));
const model = loaded.value;
const headers = { Authorization: 'Bearer any' };

describeContract(model, {
  name: ${quote(`the mock of ${name}`)},
  server: { fetch: createMock(model).fetch },
  headers,
  // The mock remembers nothing: it cannot know which ids are unknown.
  stateless: true,
});

// The same for the real server, when there is one:
//
// describeContract(model, {
//   name: ${quote(`the ${name} server`)},
//   server: 'http://localhost:8080', // or what starts it: () => startServer({ port: 0 })
//   headers: { Authorization: 'Bearer a-token-for-tests' },
// });
`;
}

/** A server is named by the environment: nothing is known of it, and an old document may not fit its own mock. */
function realServerTest({ name, document }: Project): string {
  const variable = serverVariable(name);
  return `import { describeContract } from 'concordat/vitest';
import { test } from ${quote('vitest')};

// The base URL of a server for tests, with its base path: what the suite creates there it deletes again where it can.
const server = process.env.${variable};
const token = process.env.${variable.replace(/_URL$/, '_TOKEN')};

if (server === undefined) {
  test.skip('the server of ${titleOf(name)}: set ${variable} to its base URL');
} else {
  describeContract(new URL(${quote(`../${document.split('/').map(encodeURIComponent).join('/')}`)}, import.meta.url), {
    name: ${quote(`the ${name} server`)},
    server,
    ...(token !== undefined && { headers: { Authorization: \`Bearer \${token}\` } }),
  });
}
`;
}

/** `my-shop` to `MY_SHOP_URL`. */
export function serverVariable(name: string): string {
  const words = name
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');
  return `${/^[0-9]/.test(words) ? 'API_' : ''}${words}_URL`;
}

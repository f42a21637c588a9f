import type { Project } from './project-file.ts';

/** What goes into mocks/, for who looks there first. */
export function mocksNote({ name }: Project): string {
  return `# Mocks

What the mock should do beyond its document. \`mocks/${name}.yaml\` holds rules that pick one of the documented answers by
what a request says:

\`\`\`yaml
rules:
  GET /items/{id}:
    - when: { path: { id: '0' } }
      answer: { code: 404 }
\`\`\`

Without a rule, the first success is the answer: its example, or with \`--dynamic\` a generated value (\`--seed\` makes it the
same each time). A request can ask for another one with the header \`Prefer\`: \`code=404\`, \`example=NAME\`, or
\`explain\` to see why it got this one.

\`\`\`sh
npx concordat mock ${name}
\`\`\`
`;
}

/** What goes into docs/. */
export function docsNote(): string {
  return `# Documentation

Write guides here. \`npx concordat docs\` builds the reference pages into \`site/\`, which is not committed.
`;
}

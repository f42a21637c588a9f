import { expect, test } from 'vitest';
import { foldersDocument } from '../folders-document.fixture.ts';
import { modelOf } from '../items-server.fixture.ts';
import type { CaseRequest } from '../request.ts';
import { oddHeaders } from './odd-headers.ts';

const bare: CaseRequest = { method: 'PATCH', parameters: [], body: undefined, fixed: new Set() };

test.each([
  ['changeFolder', ['no-quotes', '"', 'W/"none", "other", ,"third"']],
  ['deleteFolder', []],
  ['readFolder', []],
])('%s is sent odd versions where it looks at them', (name, want) => {
  const operation = modelOf(foldersDocument()).operations.find((one) => one.operationId === name);
  if (!operation) throw new Error(`no ${name}`);
  const sent = oddHeaders(operation).map(({ make }) => make(bare)?.headers?.['if-match']);
  expect(sent.filter((value) => value !== undefined)).toEqual(want);
});

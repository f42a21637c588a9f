// Loaded by Dredd. It leaves out the answers to wrong requests, as Dredd does itself for OpenAPI 2, because it would
// send a right request and wait for a refusal; and it writes down what became of every transaction.
const { appendFileSync } = require('node:fs');
const hooks = require('hooks');

const leftOut = JSON.parse(process.env.DREDD_LEFT_OUT);

hooks.beforeEach((transaction, done) => {
  const { request, origin, expected } = transaction;
  const isSuccess = /^2/.test(String(expected.statusCode));
  if (!isSuccess || leftOut.includes(`${request.method} ${origin.resourceName}`)) transaction.skip = true;
  done();
});

hooks.afterEach((transaction, done) => {
  const { request, origin, expected, real, test, results, skip } = transaction;
  const fields = Object.entries(results?.fields ?? {}).flatMap(([name, field]) =>
    field?.valid === false ? [{ name, messages: (field.errors ?? []).map(({ message }) => message) }] : [],
  );
  const line = { method: request.method, path: origin.resourceName, status: real?.statusCode };
  const told = {
    ...line,
    expected: expected.statusCode,
    skip,
    outcome: test?.status,
    message: test?.message,
    fields,
  };
  appendFileSync(process.env.DREDD_RESULTS, `${JSON.stringify(told)}\n`);
  done();
});

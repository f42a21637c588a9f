import { hooksOf } from '../../../src/verify/hooks/loaded-hooks.ts';
import datasourcesHooks from '../../datasources.hooks.ts';
import { demoCustomersKey, demoProductsKey } from '../datasources/demo.ts';
import { startServer } from '../datasources/server.ts';
import { datasourcesMutants } from './datasources-mutants.ts';
import { describeMutants } from './describe-mutants.ts';

describeMutants({
  name: 'datasources',
  mutants: datasourcesMutants,
  users: () => ({
    auth: { customersKey: demoCustomersKey, productsKey: demoProductsKey },
    hooks: hooksOf(datasourcesHooks),
  }),
  depth: 1,
  start: startServer,
});

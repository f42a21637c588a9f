import { defineConfig } from './src/config/config.ts';

export default defineConfig({
  apis: {
    jobs: 'spec/jobs/openapi.yaml',
    projects: 'spec/projects/openapi.yaml',
  },
});

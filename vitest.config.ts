import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    environment: 'node',
    env: { TZ: 'UTC' },
    // One file at a time: browsers, Redis and killed processes beside each other on two cores make tests wait for the machine.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    coverage: {
      provider: 'v8',
      include: ['src/domain/**', 'src/app/**'],
      reporter: ['text-summary', 'text'],
    },
  },
});

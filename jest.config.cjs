// One jest run, several projects: which environment a suite needs is decided by its folder, nothing else.
const transform = (react) => ({
  '^.+\\.(t|j)sx?$|^.+\\.mjs$': [
    '@swc/jest',
    {
      jsc: {
        parser: { syntax: 'typescript', tsx: true },
        target: 'es2022',
        ...(react ? { transform: { react: { runtime: 'automatic' } } } : {}),
      },
      module: { type: 'commonjs' },
    },
  ],
});

/** npm packages that ship ES modules only and so must pass through the transform. */
const ESM_PACKAGES = [
  'mingo',
  '@noble',
  'cron-parser',
  'read-excel-file',
  'write-excel-file',
  'unzipper-esm',
  'saxen',
  'worker-f',
  'mediabunny',
];

const base = (name, more = {}) => ({
  displayName: name,
  testMatch: [`<rootDir>/test/${name}/**/*.test.ts?(x)`],
  testEnvironment: 'node',
  setupFiles: ['<rootDir>/test/support/quiet-sdk.ts'],
  setupFilesAfterEnv: ['<rootDir>/test/support/patient.ts'],
  transform: transform(false),
  transformIgnorePatterns: [`/node_modules/(?!(${ESM_PACKAGES.join('|')})/)`],
  moduleNameMapper: {
    '^@shared/(.*)$': '<rootDir>/shared/$1',
    '^@/(.*)$': '<rootDir>/miniprogram/src/$1',
  },
  ...more,
});

module.exports = {
  projects: [
    base('unit'),
    base('contract'),
    base('component', {
      testEnvironment: 'jsdom',
      setupFiles: [],
      setupFilesAfterEnv: ['<rootDir>/test/support/dom.ts'],
      transform: transform(true),
      moduleNameMapper: {
        '\\.module\\.css$': '<rootDir>/test/support/css-names.cjs',
        '^@tarojs/components$': '<rootDir>/test/support/taro-components.tsx',
        '^@tarojs/taro$': '<rootDir>/test/support/taro.ts',
        '^@shared/(.*)$': '<rootDir>/shared/$1',
        '^@/(.*)$': '<rootDir>/miniprogram/src/$1',
      },
    }),
    base('weapp', {
      globalSetup: '<rootDir>/test/support/run-folder.cjs',
      setupFilesAfterEnv: ['<rootDir>/test/support/slow.ts'],
    }),
    base('e2e', {
      globalSetup: '<rootDir>/test/support/find-browser.cjs',
      setupFilesAfterEnv: ['<rootDir>/test/support/slow.ts'],
    }),
  ],
};

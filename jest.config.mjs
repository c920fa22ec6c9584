const shared = {
  testEnvironment: 'node',
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'json'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  transform: { '^.+\\.tsx?$': ['@swc/jest', {}] },
};
const project = (displayName, roots, extra = {}) => ({
  ...shared,
  displayName,
  roots,
  testRegex: '\\.spec\\.tsx?$',
  ...extra,
});

export default {
  collectCoverage: process.env.COVERAGE === '1',
  coverageProvider: 'v8',
  coverageReporters: ['text-summary', 'json-summary', 'lcovonly'],
  coverageThreshold: { global: { lines: 80, branches: 85 } },
  collectCoverageFrom: [
    '{apps,libs}/*/src/**/*.{ts,tsx}',
    '!**/*.{spec,contract,fixtures}.{ts,tsx}',
    // these run in threads of their own, from the build
    '!**/*.worker.ts',
  ],
  reporters: ['default', '<rootDir>/test/reporters/tally.mjs'],
  passWithNoTests: true,
  projects: [
    project('unit', ['<rootDir>/apps', '<rootDir>/libs']),
    project('http', ['<rootDir>/test/http']),
    project('history', ['<rootDir>/test/history']),
    project('faults', ['<rootDir>/test/faults']),
    project('architecture', ['<rootDir>/test/architecture']),
    project('browser', ['<rootDir>/test/browser']),
    project('data', ['<rootDir>/test/data']),
  ],
};

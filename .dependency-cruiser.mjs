/** Boundaries between the parts. Each comment says what to do instead. */
const contexts = 'identity|directory|events|outreach|sponsorship|history';

export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or the shared part belongs in a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'kernel-stands-alone',
      comment: 'The kernel knows no store, no web and no context: pass what it needs as a value or a function.',
      severity: 'error',
      from: { path: '^libs/kernel/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^(apps|libs/(?!kernel/))' },
    },
    {
      name: 'libs-know-no-apps',
      comment: 'A library is used by apps. Move the shared part into the library.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'contexts-meet-in-events-and-queries',
      comment:
        'A context reads another one through its published.ts (event types) and, on pages, through its queries. It never sends its commands or reads its views.',
      severity: 'error',
      from: { path: `^libs/(${contexts})/`, pathNot: '\\.spec\\.tsx?$' },
      to: {
        path: `^libs/(${contexts})/`,
        pathNot: ['^libs/$1/', '/published\\.ts$', '\\.query\\.ts$'],
      },
    },
    {
      name: 'pure-parts-stay-pure',
      comment: 'Views, aggregates and processes load in worker threads: no Nest, no Preact, no files, no network.',
      severity: 'error',
      from: { path: '\\.(view|process)\\.ts$|\\.context\\.ts$|/published\\.ts$' },
      to: {
        path: '^node_modules/(@nestjs|preact|fastify)|^(node:)?(fs|http|https|net|child_process)$',
      },
    },
    {
      name: 'stores-behind-their-port',
      comment: 'Only the platform picks a backend; everybody else takes the port. Scratch replays may fold in memory.',
      severity: 'error',
      from: {
        path: `^libs/(${contexts}|web|door|calendar|geography|matching|import|generator)/`,
        pathNot: ['\\.(spec|fixtures)\\.tsx?$'],
      },
      to: { path: '^libs/(event-store|read-store|key-store|file-store)/src/(sqlite|mongo|kurrent)' },
    },
    {
      name: 'no-test-code-in-production',
      comment: 'Specs and contract suites are not part of the product.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '\\.(spec|contract)\\.tsx?$|given\\.ts$|\\.fixtures\\.ts$' },
      to: { path: '\\.(spec|contract)\\.tsx?$|/given\\.ts$|^node_modules/(fast-check|@jest)' },
    },
    {
      name: 'declared-packages-only',
      comment: 'A package that is imported stands in package.json, with its exact version.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '\\.(spec|contract)\\.tsx?$|given\\.ts$' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs'],
    },
  },
};

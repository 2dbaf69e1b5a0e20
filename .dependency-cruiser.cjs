// Who may import whom (the arrows drawn in the README). A rule that fails names the two files and why.

const FUNCTIONS = '^cloudfunctions/(?!_)([^/]+)/';

const forbid = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });

module.exports = {
  forbidden: [
    forbid('no-circles', 'A circle cannot be read from one end.', {}, { circular: true }),
    forbid(
      'no-unresolvable',
      'An import must lead somewhere.',
      {},
      { couldNotResolve: true, pathNot: '\\.(css|png)$' },
    ),
    forbid(
      'shared-stands-alone',
      'shared/ runs on both sides and knows neither.',
      { path: '^shared/' },
      { path: '^(cloudfunctions|miniprogram|test)/' },
    ),
    forbid(
      'domain-is-pure',
      'Rules do no I/O: they get time and randomness handed in.',
      { path: '^shared/(domain|kernel|regulations)/' },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'domain-knows-no-contract',
      'contracts → domain, never back.',
      { path: '^shared/domain/' },
      { path: '^shared/(contracts|strings)/' },
    ),
    forbid(
      'kernel-is-the-ground',
      'kernel imports nothing of ours.',
      { path: '^shared/kernel/' },
      { path: '^shared/(?!kernel/)' },
    ),
    forbid(
      'one-place-for-dayjs',
      'Dates go through the kernel.',
      { pathNot: '^shared/kernel/time\\.ts$' },
      { path: 'node_modules/dayjs' },
    ),
    forbid(
      'one-place-for-the-sdk',
      'Its hazards are fenced in there.',
      { pathNot: '^(cloudfunctions/_lib/cloudbase|test)/' },
      { path: 'node_modules/@cloudbase/node-sdk' },
    ),
    forbid(
      'ports-not-cloudbase',
      'Only wire.ts puts CloudBase behind the ports.',
      { path: '^cloudfunctions/', pathNot: '^cloudfunctions/_lib/(cloudbase/|wire\\.ts$)' },
      { path: '^cloudfunctions/_lib/cloudbase/' },
    ),
    forbid(
      'local-cloud-is-nobodys',
      'What is deployed must not know the local cloud.',
      { path: '^cloudfunctions/', pathNot: '^cloudfunctions/_(local|tools)/' },
      { path: '^cloudfunctions/_(local|tools)/' },
    ),
    forbid(
      'local-cloud-knows-no-product',
      'It mirrors CloudBase for any code.',
      { path: '^cloudfunctions/_local/', pathNot: '^cloudfunctions/_local/main\\.ts$' },
      { path: '^(shared|miniprogram)/|^cloudfunctions/(?!_local/)' },
    ),
    forbid(
      'through-the-public-door',
      "A function uses another one's public.ts only.",
      { path: FUNCTIONS },
      { path: FUNCTIONS, pathNot: ['^cloudfunctions/$1/', '/public\\.ts$'] },
    ),
    forbid(
      'client-and-server-apart',
      'They meet in shared/contracts.',
      { path: '^miniprogram/' },
      { path: '^(cloudfunctions|test)/' },
    ),
    forbid(
      'features-apart',
      'A feature is a subpackage of its own.',
      { path: '^miniprogram/src/(features|desks)/([^/]+)/' },
      { path: '^miniprogram/src/(features|desks|pages)/', pathNot: '^miniprogram/src/$1/$2/' },
    ),
    forbid(
      'parts-know-no-feature',
      'ui, strings and platform serve all features.',
      { path: '^miniprogram/src/(ui|strings|platform)/' },
      { path: '^miniprogram/src/(features|desks|pages)/' },
    ),
    forbid(
      'product-without-tests',
      'Nothing that ships imports tests.',
      { path: '^(miniprogram|cloudfunctions|shared)/' },
      { path: '^test/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};

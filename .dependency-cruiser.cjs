/**
 * Which way imports point. The picture is in README.md, "How it works"; tests/boundary proves that these rules bite.
 */
const capabilities = ['policy', 'people', 'campaigns', 'attestations', 'reports', 'answers']
const edges = ['teams', 'graph', 'storage', 'model', 'worker', 'web']
const doors = ['app', 'main', 'cli', 'local', 'tab', 'config']

const inFolder = (...folders) => `^src/(${folders.join('|')})/`
const inFolderOrFile = (...names) => `^src/(${names.join('|')})(/|\\.tsx?$)`
/** The one part of a capability that needs libraries and a thread: hostile files are read there. */
const documents = '^src/policy/documents/'
/** Where a package is found depends on who asks, so only the end of its path is fixed. */
const vendor = (pattern) => `(^|/)node_modules/(${pattern})/`

/** Each capability, and those above it that it must not know. */
const above = {
  policy: ['people', 'campaigns', 'attestations', 'reports', 'answers'],
  people: ['campaigns', 'attestations', 'reports', 'answers'],
  campaigns: ['attestations', 'reports', 'answers'],
  attestations: ['reports', 'answers'],
  reports: ['answers'],
  answers: ['campaigns', 'attestations', 'reports'],
}

/** A vendor's packages and the one folder that may import them. */
const keptVendors = {
  teams: 'botbuilder[^/]*|botframework-[^/]+|adaptivecards-templating|adaptive-expressions',
  graph: '@microsoft/microsoft-graph-[^/]+|@azure/msal-[^/]+',
  storage: '@azure/(?!msal-)[^/]+',
  tab: 'react|react-dom|@fluentui/[^/]+|@tanstack/[^/]+|@microsoft/teams-js',
}

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one concept, or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'imports-resolve',
      comment: 'A specifier nobody can find.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    ...Object.entries(above).map(([folder, folders]) => ({
      name: `${folder}-looks-down`,
      comment:
        'policy, people, campaigns, attestations, reports: each knows only those before it. Answers knows policy and people.',
      severity: 'error',
      from: { path: inFolder(folder) },
      to: { path: inFolder(...folders) },
    })),
    {
      name: 'capabilities-know-no-edge',
      comment: 'A capability states the port it needs; an edge implements it.',
      severity: 'error',
      from: { path: inFolder(...capabilities) },
      to: { path: inFolderOrFile(...edges, ...doors) },
    },
    {
      name: 'capabilities-know-no-vendor',
      comment:
        'Only small pure libraries: zod anywhere, the stemmer in answers, the differ where versions are compared.',
      severity: 'error',
      from: { path: inFolder(...capabilities), pathNot: documents },
      to: { path: '(^|/)node_modules/', pathNot: vendor('zod|wink-porter2-stemmer|diff') },
    },
    {
      name: 'only-answers-stems',
      severity: 'error',
      from: { path: '^src/', pathNot: inFolder('answers') },
      to: { path: vendor('wink-porter2-stemmer') },
    },
    {
      name: 'only-policy-changes-diffs',
      comment: 'Comparing two texts grows with the square of what differs; there it is bounded, and nowhere else.',
      severity: 'error',
      from: { path: '^src/', pathNot: inFolder('policy/changes') },
      to: { path: vendor('diff') },
    },
    {
      name: 'capabilities-do-no-io',
      comment: 'No files, sockets, processes or timers of their own. Hashing is arithmetic.',
      severity: 'error',
      from: { path: inFolder(...capabilities), pathNot: documents },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
    {
      name: 'documents-know-only-their-readers',
      comment: 'A Word document or a PDF is taken apart in one folder, in a thread of its own.',
      severity: 'error',
      from: { path: documents },
      to: { path: '(^|/)node_modules/', pathNot: vendor('yauzl|@types/yauzl|saxes|unpdf') },
    },
    {
      name: 'documents-do-no-other-io',
      comment: 'They are handed bytes: no files, no sockets.',
      severity: 'error',
      from: { path: documents },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?worker_threads$' },
    },
    ...edges.map((folder) => ({
      name: `${folder}-stands-alone`,
      comment: 'Edges meet in app.ts.',
      severity: 'error',
      from: { path: inFolder(folder) },
      to: { path: inFolderOrFile(...edges.filter((other) => other !== folder), 'app', 'main', 'cli', 'local', 'tab') },
    })),
    ...Object.entries(keptVendors).map(([folder, packages]) => ({
      name: `only-${folder}-imports-its-vendors`,
      comment: 'The day a vendor must be replaced, one folder moves.',
      severity: 'error',
      from: { path: '^src/', pathNot: inFolder(folder) },
      to: { path: vendor(packages) },
    })),
    {
      name: 'only-teams-and-model-import-teams-ai',
      comment:
        'One package holds both the bot’s routes and the classes that speak to a model endpoint. An optional endpoint is no part of the bot, so each edge takes its own half.',
      severity: 'error',
      from: { path: '^src/', pathNot: inFolder('teams', 'model') },
      to: { path: vendor('@microsoft/teams-ai') },
    },
    {
      name: 'tab-knows-only-the-api',
      comment: 'The browser gets JSON; the server stays on the server.',
      severity: 'error',
      from: { path: inFolder('tab') },
      to: { path: '^src/', pathNot: '^src/(tab/|web/api\\.ts$)' },
    },
    {
      name: 'tab-imports-types-of-the-api',
      severity: 'error',
      from: { path: inFolder('tab') },
      to: { path: '^src/web/api\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'tab-runs-in-a-browser',
      severity: 'error',
      from: { path: inFolder('tab') },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'only-doors-use-local',
      comment: 'Local mode is a way to run the product, never a part of it.',
      severity: 'error',
      from: { path: '^src/', pathNot: inFolderOrFile('local', 'cli', 'main', 'app') },
      to: { path: inFolder('local') },
    },
    {
      name: 'deployed-code-needs-no-development-package',
      comment: 'A deployment installs without them; only local mode and the built tab may use one.',
      severity: 'error',
      from: { path: '^src/', pathNot: inFolder('local', 'tab') },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'source-needs-no-tests',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^tests/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // An import of a type is a dependency too.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}

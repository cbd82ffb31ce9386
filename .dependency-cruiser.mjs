// The arrows of the house, each as one sentence. `npm run check` and `npm test` fail with the sentence that was broken.
// Tests are exempt: they may reach into whatever they test.

const inside = (...rooms) => `^src/(${rooms.join('|')})(/|\\.tsx?$)`
const rooms = [
  'time',
  'record',
  'clocks',
  'account',
  'practice',
  'exchange',
  'access',
  'store',
  'publishing',
  'web',
  'demo',
  'cli',
  'app',
  'main',
]
const test = '\\.test\\.tsx?$'

/** The rooms of the store, each standing on those before it. */
const storeRooms = [
  'database',
  'projecting',
  'appending',
  'sealing',
  'verifying',
  'people',
  'children',
  'working',
  'returns',
]

/** A room may import itself and the rooms named, and nothing else of ours. */
const only = (room, allowed, comment) => ({
  name: `${room.replace('/', '-')}-imports`,
  comment,
  severity: 'error',
  from: { path: inside(room), pathNot: test },
  to: { path: inside(...rooms), pathNot: inside(room, ...allowed) },
})

/** From outside, a room is its index.ts. */
const through = (room, ...inner) => ({
  name: `${room.replace('/', '-')}-through-its-index`,
  comment: `Other rooms import ${room} only through its index.ts, so that everything else in it can change.`,
  severity: 'error',
  from: { path: '^(src|bench|scripts)/', pathNot: [inside(room), test] },
  to: { path: inside(room), pathNot: [`^src/${room}/index\\.ts$`, ...inner] },
})

const onlyIn = (name, packages, from, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: '^src/', pathNot: [from, test] },
  to: { path: `(^|/)node_modules/(${packages})/` },
})

export default {
  forbidden: [
    only('time', [], 'time imports nothing of ours: civil dates stand under everything.'),
    only('record', ['time'], 'record knows facts and days, and nothing of what they mean.'),
    only('clocks', ['record', 'time'], 'clocks stand on the record and on time alone.'),
    only('account', ['clocks', 'record', 'time'], 'account sums rows; it knows no practice, database or page.'),
    only('access', ['record', 'time'], 'access answers who may see what, without asking a database or a page.'),
    only(
      'web/ui',
      ['record', 'time', 'access'],
      'web/ui is components without data: it knows how a field is asked for, never where it is kept.',
    ),
    only(
      'practice',
      ['account', 'clocks', 'record', 'time', 'access', 'web/ui'],
      'A practice is plain definitions and pages: it never imports the store, the server, an exchange or a command.',
    ),
    {
      name: 'web-ui-takes-types-of-the-record',
      comment: 'web/ui takes only types from the record and access: it never reads a fact.',
      severity: 'error',
      from: { path: inside('web/ui'), pathNot: test },
      to: { path: inside('record', 'access'), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'practices-meet-through-index',
      comment: 'Practices meet only through each other’s index.ts.',
      severity: 'error',
      from: { path: '^src/practice/([^/]+)/', pathNot: test },
      to: { path: '^src/practice/[^/]+/', pathNot: ['^src/practice/$1/', '^src/practice/[^/]+/index\\.tsx?$'] },
    },
    {
      name: 'practice-through-its-index',
      comment: 'From outside, a practice is its index.ts.',
      severity: 'error',
      from: { path: '^(src|bench|scripts)/', pathNot: [inside('practice'), test] },
      to: { path: '^src/practice/', pathNot: ['^src/practice/index\\.ts$', '^src/practice/[^/]+/index\\.ts$'] },
    },
    {
      name: 'store-is-the-edge',
      comment:
        'The store fills interfaces: it never imports the server, a page component, an exchange, a command or the demonstration.',
      severity: 'error',
      from: { path: inside('store'), pathNot: test },
      to: { path: inside('web', 'exchange', 'cli', 'demo', 'app', 'main') },
    },
    {
      name: 'store-takes-types-of-practices',
      comment: 'The store takes only types from a practice: what a page must read is declared there and filled here.',
      severity: 'error',
      from: { path: inside('store'), pathNot: test },
      to: { path: inside('practice'), dependencyTypesNot: ['type-only'] },
    },
    ...storeRooms.map((room, index) => ({
      name: `store-${room}-stands-on-the-rooms-before-it`,
      comment: `The rooms of the store stand on one another, from the database up; ${room} imports none that stands above it.`,
      severity: 'error',
      from: { path: inside(`store/${room}`), pathNot: test },
      to: { path: inside(...storeRooms.slice(index + 1).map((above) => `store/${above}`), 'store/index') },
    })),
    {
      name: 'exchange-and-demo-are-not-pages',
      comment: 'Exchanges and the demonstration import no server, page component or command.',
      severity: 'error',
      from: { path: inside('exchange', 'demo'), pathNot: test },
      to: { path: inside('web', 'cli', 'app', 'main') },
    },
    ...['time', 'record', 'clocks', 'account', 'access', 'store', 'web/ui', 'demo'].map((room) => through(room)),
    // The validator is a room within the room: only its own command needs its rules.
    through('exchange/ssda903', '^src/exchange/ssda903/validate/index\\.ts$'),
    {
      name: 'validator-runs-in-a-page',
      comment: 'The validator imports no Node module and no package: it also runs in a worker of a page.',
      severity: 'error',
      from: { path: '^src/exchange/(engine|ssda903/validate)/', pathNot: test },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev'] },
    },
    {
      name: 'engine-stands-under-the-returns',
      comment:
        'The engine runs the rules of any return: it knows none of them, and imports nothing of ours but itself.',
      severity: 'error',
      from: { path: '^src/exchange/engine/', pathNot: test },
      to: { path: '^src/', pathNot: '^src/exchange/engine/' },
    },
    {
      name: 'census-knows-no-other-return',
      comment: 'The census and the SSDA903 validator share the engine, and nothing of each other.',
      severity: 'error',
      from: { path: '^src/exchange/cin/', pathNot: test },
      to: { path: '^src/exchange/ssda903/validate/' },
    },
    {
      name: 'validator-leads-to-no-node',
      comment: 'What the validator of returns and that of the census lead to imports no Node module either.',
      severity: 'error',
      from: { path: '^src/exchange/(engine|ssda903/validate|cin)/', pathNot: test },
      to: {
        path: '^(node:)?(buffer|child_process|crypto|events|fs|module|os|path|process|stream|util|zlib)(/|$)',
        reachable: true,
      },
    },
    {
      name: 'web-ui-needs-no-node',
      comment: 'Components of pages need no Node module: the page that checks a return draws with them in the browser.',
      severity: 'error',
      from: { path: inside('web/ui'), pathNot: test },
      to: { dependencyTypes: ['core'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'check-runs-in-a-page',
      comment:
        'The check of a return or a census runs in a page: all but its route stand on the validators and on components, and on nothing that needs Node or the server.',
      severity: 'error',
      from: { path: '^src/web/pages/validate/', pathNot: [test, '^src/web/pages/validate/route\\.ts$'] },
      to: {
        pathNot: [
          '^src/web/pages/validate/',
          '^src/exchange/ssda903/validate/index\\.ts$',
          '^src/exchange/cin/index\\.ts$',
          '^src/web/ui/index\\.ts$',
          'node_modules/preact/',
          'node_modules/write-excel-file/browser/',
        ],
      },
    },
    onlyIn(
      'only-store-knows-the-database',
      'kysely|pg|@electric-sql',
      inside('store'),
      'Nobody but the store writes SQL or holds a connection.',
    ),
    onlyIn(
      'only-time-imports-temporal',
      'temporal-polyfill',
      inside('time'),
      'Temporal stays inside time; everybody else has Day.',
    ),
    onlyIn(
      'only-web-knows-http',
      'fastify|@fastify',
      inside('web/server', 'app'),
      'HTTP stays in the server; a page answers a question.',
    ),
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one file, or three; for their types too.',
      severity: 'error',
      from: { path: '^src/', pathNot: test },
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nobody imports is not part of the program.',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: [test, '\\.d\\.ts$', '-worker\\.ts$', '\\.json$'] },
      to: {},
    },
    {
      name: 'no-tests-in-the-program',
      comment: 'The program does not import its tests.',
      severity: 'error',
      from: { path: '^src/', pathNot: test },
      to: { path: test },
    },
    {
      name: 'no-development-packages-in-the-program',
      comment: 'What the program runs on is a dependency, not a tool of development.',
      severity: 'error',
      from: { path: '^src/', pathNot: test },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    onlyIn(
      'only-the-background-writes-mail',
      'nodemailer',
      inside('web/background'),
      'Messages leave from the background alone.',
    ),
    onlyIn('only-web-signs-in', 'openid-client', inside('web/server'), 'Single sign-on is spoken by the server alone.'),
    {
      name: 'everything-resolves',
      comment: 'Every import leads somewhere.',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true, pathNot: '^pg-native$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(scss|svg|sql)$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}

import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser'

/** The story, in the order in which a villager lives it: an import may only point back up. */
export const chapters = ['people', 'stations', 'calendar', 'cases', 'appointments', 'sessions', 'records', 'agreements', 'followups', 'papers', 'oversight', 'notices']

const anyChapter = `(?:${chapters.join('|')})`
const shells = '(?:front|kiosk|counter|desk)'
const rulesFiles = `^(?:server/[^/]+/rules/|shared/${anyChapter}/[^/]*(?:rules|may)\\.ts$|shared/${anyChapter}/rules/)`
const npm = (names: string) => `(?:^|/)node_modules/(?:${names})(?:/|$)`

// In each top folder a chapter is a folder; in drizzle/schema it is a file.
const inChapter = (name: string) => `^(?:shared|server|client|drizzle/schema)/${name}(?:/|\\.ts$)`

const storyOrder: IForbiddenRuleType[] = chapters.slice(0, -1).map((name, at) => rule(
  `story-order-${name}`,
  `${name} comes before what it imports here: tell it in news, or hand it in.`,
  { path: inChapter(name) },
  { path: inChapter(`(?:${chapters.slice(at + 1).join('|')})`) },
))

/** Every import rule of the house. What each forbids is said in its comment. */
export const boundaries: IForbiddenRuleType[] = [
  ...storyOrder,
  rule('front-doors', "Another chapter of the server is entered through its index.ts only.", { path: '^server/([^/]+)/.+' }, { path: `^server/${anyChapter}/`, pathNot: ['^server/$1/', '^server/[^/]+/index\\.ts$'] }),
  rule('root-mounts-chapters', 'app.ts and flow.ts mount what a chapter offers; they do not reach into its rooms.', { path: '^server/[^/]+\\.ts$' }, { path: `^server/${anyChapter}/(?:[a-z-]*store\\.ts|rules/|actions/)` }),
  rule('pure-rules', 'A rule imports rules, words and the subject-free parts of shared, nothing that does something; a type does nothing.', { path: rulesFiles }, { dependencyTypesNot: ['type-only'], pathNot: [rulesFiles, `^shared/platform/`, `^shared/${anyChapter}/(?:words|texts|texts\\.zh|texts\\.en|refusals)\\.ts$`] }),
  rule('sql-only-in-stores', 'SQL is written in store.ts only, or in stores by subject such as clock-store.ts (sign-in hands its tables to better-auth, the demo plants its seed).', { path: `^server/`, pathNot: ['^server/[^/]+/[a-z-]*store\\.ts$', '^server/platform/', '^server/people/auth\\.ts$', '^server/demo\\.ts$'] }, { path: [npm('drizzle-orm|postgres|pg|pg-boss'), '^drizzle/'], dependencyTypesNot: ['type-only'] }),
  rule('store-only-stores', 'A store turns rows into words; it does not decide, act or answer.', { path: '^server/[^/]+/[a-z-]*store\\.ts$' }, { path: '^server/[^/]+/(?:actions/|routes\\.ts|sockets\\.ts|jobs\\.ts)' }),
  rule('http-only-at-the-edge', 'Express and its kind are known at the edge only.', { path: '^server/', pathNot: ['^server/app\\.ts$', '^server/platform/', '^server/people/(?:auth|mount-auth)\\.ts$', '^server/records/(?:uploads|downloads|files|playback)\\.ts$', '^server/agreements/downloads\\.ts$', '^server/appointments/calendar-feed\\.ts$'] }, { path: npm('express|helmet|@tus/[^/]+') }),
  rule('sockets-only-through-platform', 'socket.io is known to the platform only.', { path: '^(?:server|client|shared)/', pathNot: ['^server/platform/sockets\\.ts$', '^client/platform/socket\\.ts$'] }, { path: npm('socket\\.io|socket\\.io-client') }),
  rule('mediasoup-only-in-media', 'Only server/sessions/media talks to mediasoup.', { path: '^(?:server|client|shared|drizzle)/', pathNot: '^server/sessions/media/' }, { path: npm('mediasoup') }),
  rule('mediasoup-client-only-in-media', 'Only client/sessions/media talks to mediasoup-client.', { path: '^(?:server|client|shared|drizzle)/', pathNot: '^client/sessions/media/' }, { path: npm('mediasoup-client') }),
  rule('platform-knows-no-subject', 'platform is plumbing: it may know the composed contract and tables, but no chapter.', { path: '^(?:server|client|shared)/platform/' }, { path: [`^(?:server|client|shared)/${anyChapter}/`, `^client/${shells}/`, '^server/[^/]+\\.ts$', `^drizzle/schema/${anyChapter}(?:/|\\.ts$)`] }),
  rule('ui-only-looks', 'ui only looks: it knows no chapter, no shell, and asks nobody.', { path: '^client/ui/' }, { path: [`^(?:client|shared)/${anyChapter}/`, `^client/${shells}/`, '^client/platform/(?:api|socket|identity|use-fresh|use-save)\\.ts$', '^shared/(?:contract|realtime)\\.ts$'] }),
  rule('client-chapters-meet-in-shells', 'Chapters of the client meet in the shells only; who this tab is, every chapter may ask.', { path: `^client/(${anyChapter})/` }, { path: [`^client/${anyChapter}/`, `^client/${shells}/`, '^client/[^/]+\\.tsx?$'], pathNot: ['^client/$1/', '^client/people/use-me\\.ts$'] }),
  rule('client-runs-in-the-browser', 'The client knows the server by its contract only.', { path: '^client/' }, { path: '^(?:server|drizzle)/' }),
  rule('shared-runs-anywhere', 'shared knows neither side, nor Node.', { path: '^shared/' }, { path: '^(?:server|client|drizzle)/' }),
  rule('shared-without-node', 'shared runs in the browser too.', { path: '^shared/' }, { dependencyTypes: ['core'] }),
  rule('drizzle-below-the-server', 'Tables and seed know shared, not the program.', { path: '^drizzle/' }, { path: '^(?:server|client)/' }),
  rule('server-without-client', 'The server does not know its pages.', { path: '^server/' }, { path: '^client/' }),
  rule('nobody-imports-tests', 'What runs at the county does not know the tests.', { path: '^(?:server|client|shared|drizzle)/' }, { path: '^test/' }),
  rule('no-cycles', 'Two files that import each other are one file, or one too many. A mere type may look back.', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
  rule('every-import-is-found', 'An import that leads nowhere would make every other rule blind.', {}, { couldNotResolve: true }),
  rule('no-tools-at-the-county', 'A package for building or testing is not there where the program runs.', { path: '^(?:server|client|shared|drizzle)/', pathNot: '\\.config\\.ts$' }, { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: npm('@types/[^/]+') }),
]

function rule(name: string, comment: string, from: IForbiddenRuleType['from'], to: object): IForbiddenRuleType {
  return { name, comment, severity: 'error', from, to }
}

/** Follows every import below a folder of the project's shape and tells what it saw and what is against the rules. */
export async function walkBoundaries(folder: string): Promise<{ modules: string[]; imports: number; broken: string[] }> {
  const { output } = await cruise(['server', 'client', 'shared', 'drizzle', 'test'], {
    baseDir: folder,
    // NOTE: dependency-cruiser reads TypeScript below 7 only, and finds nothing without a word; swc reads it instead.
    parser: 'swc',
    tsPreCompilationDeps: true,
    validate: true,
    ruleSet: { forbidden: boundaries },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(?:dist|data)/' },
  }, { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'], extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'] })
  const { modules, summary } = output as ICruiseResult
  const ours = modules.filter(({ source }) => !source.includes('node_modules') && /\.(?:ts|tsx|mjs)$/.test(source))
  return {
    modules: ours.map(({ source }) => source),
    imports: ours.reduce((total, { dependencies }) => total + dependencies.length, 0),
    broken: summary.violations.map(({ rule: { name }, from, to }) => `${name}: ${from} → ${to}`),
  }
}

import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import program from '../../package.json' with { type: 'json' }
import { boardsAndPapers } from './governance-pages.ts'
import { accountPages, type AccountOptions } from './people-pages.ts'
import { recordDefinitions } from './definitions.ts'
import { aboutReading } from './reads.ts'
import { aboutRights } from './rights.ts'
import { settingsOn, smallNumbersOf, type SmallNumbers } from '../account/index.ts'
import { limitOn } from '../clocks/index.ts'
import { householdPages } from './household-pages.ts'
import { settingsPages } from '../practice/authority/index.ts'
import { eventDefinitions, ruleBook, type Definitions } from '../practice/index.ts'
import {
  pastJourneys,
  permanenceRules,
  beforeAndNow,
  readScorecard,
  scorecardPages,
  stages,
  trackerPages,
  YEARS_BACK,
  type OpenPeriods,
  type ReadPastJourneys,
  type ScorecardOn,
} from '../practice/permanence/index.ts'
import { askFor, readAsked, type ReadDue } from '../practice/show-due/index.ts'
import { editionsPages, openPeriods } from '../practice/show-editions/index.ts'
import { improvementPages } from '../practice/improvement/index.ts'
import { readTables, writeWord, writeWorkbook } from '../exchange/documents/index.ts'
import type { AuthorityId, Save, SubjectId } from '../record/index.ts'
import type { Day } from '../time/index.ts'
import {
  addAuthority,
  authorities,
  chainHead,
  countTold,
  countContradicted,
  countImports,
  firstAndLastPosition,
  listImports,
  noteMadeBy,
  planFiles,
  positionByEndOf,
  readAuthorityHistory,
  readBehind,
  readChildrenCalled,
  readDaysUnreviewed,
  readDue,
  readEditionFile,
  readEditionFiles,
  recordReads,
  readImprovement,
  readImprovementHistory,
  readLastWords,
  readMonthSums,
  readOverview,
  readPastJourneys,
  readRecordingTimes,
  readRejects,
  readRuleStanding,
  readScorecardRows,
  readSumsApart,
  readTracked,
  readWays,
  save,
  whenRecorded,
} from '../store/index.ts'
import { childPages } from './child-pages.ts'
import { returnPages } from './return-pages.ts'
import type { BundleRuns } from '../web/background/bundle-runs.ts'
import type { ImportRuns } from '../web/background/import-runs.ts'
import type { PaperRuns } from '../web/background/paper-runs.ts'
import type { QualityRuns } from '../web/background/quality-runs.ts'
import type { ReturnOutRuns } from '../web/background/return-out-runs.ts'
import type { Reconstructions } from '../web/background/reconstructions.ts'
import { asAtPages } from '../web/pages/as-at/route.ts'
import { sayWaiting } from '../web/pages/emergency/late.ts'
import { homePages } from '../web/pages/home/route.ts'
import { importPages } from '../web/pages/imports/route.ts'
import { recordingPages } from '../web/pages/recording/route.ts'
import { recordsPages } from '../web/pages/records/route.tsx'
import { ruleBookPages } from '../web/pages/rule-book/route.tsx'
import { validatePages } from '../web/pages/validate/route.ts'
import { crossingPages } from './sending.ts'
import { qualityPages } from './quality-pages.ts'
import { vaultPages, type VaultKeys } from './vault.ts'
import type { PageDefinition } from '../web/ui/index.ts'

/** What pages stand on: the record, the rules, and the work in the background. */
export interface PagesOptions extends AccountOptions {
  readonly definitions: Definitions
  readonly runs: ImportRuns
  readonly returnsOut: ReturnOutRuns
  readonly bundles: BundleRuns['ports']
  readonly papers: PaperRuns
  readonly today: () => Day
  readonly quality: QualityRuns
  readonly reconstructions: Reconstructions
  /** What the program that runs is known by; absent or null: it runs from its sources. */
  readonly program?: string | null
  /** Keys of the vault; absent: nothing can be sealed or opened. */
  readonly vault?: VaultKeys
  /** The ids of the people whose title holds a text, who are in no table of people. */
  readonly titled: (text: string) => readonly string[]
}

const isAdoption: ReadonlySet<string> = new Set(stages.filter((stage) => stage.isAdoption).map(({ stage }) => stage))

/** Every page of the service, each given what it must be able to read and do. */
export function pagesOf(options: PagesOptions): readonly PageDefinition[] {
  const journeys = readPastJourneys(options.store, YEARS_BACK, pastJourneys)
  const due = readDue(options.store)
  return [
    ...servicePages(options, due),
    ...returnPages(options),
    ...childPages(options, journeys, due),
    ...crossingPages(options),
    ...householdPages(options),
    ...permanencePages(options, journeys),
    ...authorityPages(options),
    ...planPages(options),
    ...boardsAndPapers(options),
    ...qualityPages(options),
    ...accountPages(options),
    ...vaultPages(options),
    ...aboutReading(options),
    ...aboutRights(options, recordDefinitions),
  ]
}

function authorityPages(options: PagesOptions): readonly PageDefinition[] {
  const { store, definitions, project, reconstructions, settings, titleOf } = options
  const facts = {
    readAuthorityHistory: (authority: AuthorityId) => readAuthorityHistory(store, authority),
    saveEntry: (authority: AuthorityId, entry: Save) => save(store, authority, entry, project, eventDefinitions),
    newId: randomUUID,
    titleOf,
  }
  const rows = scorecardRows(options)
  return [
    ...settingsPages({
      ...facts,
      changed: (authority) => reconstructions.workOut(authority),
      shipped: definitions,
    }),
    ...editionsPages({
      ...facts,
      readScorecard: (reading) => readScorecard(rows, reading),
      readEditionFile: (authority, fact, name) => readEditionFile(store, authority, fact, name),
      readEditionFiles: (authority, name) => readEditionFiles(store, authority, name),
      headPosition: async (authority) => (await chainHead(store, authority))?.position ?? 0,
      inForce: settings.inForce,
      sayAwaited: settings.sayAwaited,
      release: program.version,
    }),
  ]
}

/** Which counts are small, as an authority has set it for a day. */
const smallOn = async (settings: PagesOptions['settings'], authority: AuthorityId, on: Day): Promise<SmallNumbers> =>
  smallNumbersOf(settingsOn((await settings.inForce(authority)).scorecard, on).smallNumbers)

/** The same figures stay open while nothing changes: worked out once. */
const opened = new WeakMap<object, { readonly small: SmallNumbers; readonly open: OpenPeriods }>()

function openOnce(shown: ScorecardOn<SubjectId>, small: SmallNumbers): OpenPeriods {
  const before = opened.get(shown)
  if (before?.small === small) return before.open
  const open = openPeriods(shown, small)
  opened.set(shown, { small, open })
  return open
}

/** What the scorecard is summed from, for every page that shows a figure of it: the rows are remembered once. */
const scorecardRows = ({ store, settings }: PagesOptions) => ({
  readScorecardRows: readScorecardRows(store),
  readScorecardSettings: async (authority: AuthorityId) => (await settings.inForce(authority)).scorecard,
})

function servicePages(options: PagesOptions, due: ReadDue): readonly PageDefinition[] {
  const { store, runs, reconstructions, settings, titleOf } = options
  const list: Parameters<typeof homePages>[0]['listImports'] = (authority, limit, offset) =>
    listImports(store, authority, limit, offset)
  return [
    ...homePages({
      readOverview: readOverview(store),
      listImports: list,
      titles: { isAdoption },
      countTold: countTold(store),
      countDue: async (reading, person) => {
        const own = askFor(readAsked({}, person, new Set()), person)
        return (await due(reading, { ...own, limit: 0 })).counts
      },
      quietAfterDays: async (authority) => (await settings.inForce(authority)).child.quietAfterDays,
      sayToReview: async (authority, person, today) => {
        const days = await readDaysUnreviewed(store)(authority, person.id)
        return days.length === 0 ? null : sayWaiting(person, days, (await settings.inForce(authority)).calendar, today)
      },
    }),
    ...recordsPages({ readRecords: () => authorities(store) }),
    ...validatePages(),
    ...ruleBookPages({
      readBook: async (authority) => ruleBook(await settings.inForce(authority)),
      readRuleStanding: readRuleStanding(store),
    }),
    ...recordingPages({
      readRecordingTimes: (authority, ask) => readRecordingTimes(store, authority, ask),
      definitions: eventDefinitions,
    }),
    ...asAtPages({
      positionByEndOf: (authority, on) => positionByEndOf(store, authority, on),
      firstAndLastPosition: (authority) => firstAndLastPosition(store, authority),
      whenRecorded: (authority, position) => whenRecorded(store, authority, position),
      listImports: list,
      prepare: (authority, position) => reconstructions.prepare(authority, position),
    }),
    ...importPages({
      ports: {
        ...runs,
        list,
        count: (authority) => countImports(store, authority),
        ownRecords: async () => (await authorities(store)).filter(({ demonstration }) => !demonstration),
        makeRecord: async (name) => {
          const id = await addAuthority(store, { name, code: null, demonstration: false })
          if (options.program) await noteMadeBy(store, id, options.program)
          return id
        },
        countContradicted: (reading, id) => countContradicted(store, reading, id),
        readRejects: (reading, id, limit) => readRejects(store, reading, id, limit),
      },
      titleOf,
      isTrialStore: store.kind === 'embedded',
    }),
  ]
}

function permanencePages(options: PagesOptions, journeys: ReadPastJourneys): readonly PageDefinition[] {
  const {
    store,
    definitions: { permanence },
    settings,
  } = options
  const rows = scorecardRows(options)
  const words = { adoptionStages: [...isAdoption], rules: permanenceRules(permanence).map(({ id }) => id) }
  return [
    ...trackerPages({
      readTracked: readTracked(store, words),
      readWays: readWays(store),
      readPastJourneys: journeys,
      readThisYear: async (reading) => (await readScorecard(rows, reading)).figures['this-year'],
      inForce: async (authority, on) => {
        const inForce = await settings.inForce(authority)
        return { ...inForce, threshold: limitOn(inForce.permanence.a1, on) }
      },
    }),
    ...scorecardPages({
      ...rows,
      readChildrenCalled: readChildrenCalled(store),
      readOpenPeriods: async ({ authority, on }, shown) => openOnce(shown, await smallOn(settings, authority, on)),
    }),
  ]
}

const planPages = (options: PagesOptions): readonly PageDefinition[] => {
  const { store, project, settings, titleOf } = options
  const rows = scorecardRows(options)
  return improvementPages({
    readIndicators: async (reading) => {
      const shown = await readScorecard(rows, reading)
      const seesChildren = reading.sees.reach !== 'nobody'
      return beforeAndNow(
        shown,
        seesChildren ? null : openOnce(shown, await smallOn(settings, reading.authority, reading.on)),
      )
    },
    readMonthSums: readMonthSums(store),
    readSumsApart: readSumsApart(store),
    readRecordingMonths: async (authority, from, to) => {
      const times = await readRecordingTimes(store, authority, { from, to, team: null, by: 'month' })
      return times.flatMap(({ type, voice, month, events, days }) =>
        voice === 'typed' && month !== null ? [{ type, month, events, days }] : [],
      )
    },
    readBehind: readBehind(store),
    readCalled: readChildrenCalled(store),
    readSmall: async ({ authority, on }) => (await smallOn(settings, authority, on)).count,
    readImprovement: readImprovement(store, eventDefinitions),
    readImprovementHistory: readImprovementHistory(store),
    readLastWords: readLastWords(store),
    readAgainUnder: async (authority) => {
      const { improvement, calendar } = await settings.inForce(authority)
      return { ...improvement, calendar }
    },
    readTables,
    writeWord,
    writeWorkbook,
    planFiles: planFiles(store),
    readSent: (path) => readFile(path),
    readDocument: (authority, fact) => readEditionFile(store, authority, fact, 'document'),
    noteOpened: (authority, { person, on, document }) =>
      recordReads(store)(authority, {
        ...{ person, route: '/improvement/documents/:document', on, ground: 'list', because: document },
        ...{ subject: null, subjects: [] },
      }),
    saveEntry: (authority, entry) => save(store, authority, entry, project, eventDefinitions),
    newId: randomUUID,
    titleOf,
  })
}

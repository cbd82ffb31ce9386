import { randomUUID } from 'node:crypto'
import program from '../../package.json' with { type: 'json' }
import { noChild, type Person, type Reading } from '../access/index.ts'
import { settingsOn, smallNumbersOf, type ScorecardSettings, type Small } from '../account/index.ts'
import { writeHtml, writePdf, writeWord } from '../exchange/documents/index.ts'
import { foundIn, readProgramme } from '../practice/audit/index.ts'
import {
  auditSource,
  complaintSource,
  paperCounts,
  settledQuarters,
  toldIn,
  voiceSource,
  type PackSources,
  type PublishMeans,
} from '../practice/governance/index.ts'
import { quoteMeasures } from '../practice/improvement/index.ts'
import { clockRules, defaultDefinitions, eventDefinitions } from '../practice/index.ts'
import { readPackFigures, type PackMeans, type PackPorts } from '../practice/packs/index.ts'
import { quoteEdition } from '../practice/show-editions/index.ts'
import type { AuthorityId, Project, Save } from '../record/index.ts'
import {
  chainHead,
  readAuthorityHistory,
  readCaseloads,
  readEditionFile,
  readEditionFiles,
  readGovernanceTexts,
  readGrants,
  readImprovement,
  readMonthSums,
  readProgrammeTold,
  readRecordingTimes,
  readRuleWeek,
  readTeamClocks,
  readThin,
  readUnallocated,
  save,
  type Store,
} from '../store/index.ts'
import type { Day } from '../time/index.ts'

export interface MeansOptions {
  readonly store: Store
  readonly project: Project
  readonly settings: {
    readonly inForce: (authority: AuthorityId) => Promise<{ readonly scorecard: ScorecardSettings }>
  }
  readonly today: () => Day
  /** Who may sign in by choosing from a list, on this computer alone. */
  readonly local: readonly Person[]
}

type CountSmallOn = (authority: AuthorityId, on: Day) => Promise<Small>

/** What is small on a day, by the authority’s settings. */
const smallOn =
  (settings: MeansOptions['settings']) =>
  async (authority: AuthorityId, on: Day): Promise<ReturnType<typeof smallNumbersOf>> =>
    smallNumbersOf(settingsOn((await settings.inForce(authority)).scorecard, on).smallNumbers)

/** What any document is written and kept with. */
const keeping = (store: Store, project: Project) => ({
  headPosition: async (authority: AuthorityId) => (await chainHead(store, authority))?.position ?? 0,
  saveEntry: (authority: AuthorityId, entry: Save) => save(store, authority, entry, project, eventDefinitions),
  newId: randomUUID,
  ...{ writeHtml, writeWord, release: program.version },
})

/** What the lines of the scorecard are read with. */
const figuresFor = (store: Store, countSmallOn: CountSmallOn): Parameters<typeof quoteMeasures>[0] => ({
  readImprovement: readImprovement(store, eventDefinitions),
  readMonthSums: readMonthSums(store),
  readRecordingMonths: async (authority, from, to) =>
    (await readRecordingTimes(store, authority, { from, to, team: null, by: 'month' })).flatMap(
      ({ type, voice, month, events, days }) =>
        voice === 'typed' && month !== null ? [{ type, month, events, days }] : [],
    ),
  readSmall: ({ authority, on }) => countSmallOn(authority, on),
})

/** Where a paper’s figures come from: the record alone. */
function sourcesOf(store: Store, countSmallOn: CountSmallOn): PackSources {
  const readSums = readMonthSums(store)
  const readLearned = readThin(store, eventDefinitions, ['learning'])
  const readProgrammes = readThin(store, eventDefinitions, ['audit-programme'])
  const readTold = readProgrammeTold(store, eventDefinitions)
  const counting = async (reading: Reading) => {
    const [first] = settledQuarters(reading.on)
    const { sums } = await readSums(reading, { ids: paperCounts, byWorker: [], from: first?.from ?? reading.on })
    return { on: reading.on, sums }
  }
  return {
    quoteScorecard: async ({ authority, on }) =>
      quoteEdition(
        { readEditionFile: (of, fact, name) => readEditionFile(store, of, fact, name) },
        authority,
        await readAuthorityHistory(store, authority),
        on,
      ),
    readMeasures: (reading) => quoteMeasures(figuresFor(store, countSmallOn), { ...reading, sees: noChild }),
    readAudit: async (reading) => {
      const programmes = (await readProgrammes(reading)).flatMap(
        ({ subject, facts }) => readProgramme(subject, facts) ?? [],
      )
      const found = await Promise.all(
        programmes
          .filter(({ closedOn }) => closedOn !== null && closedOn <= reading.on)
          .map(async (programme) => ({
            programme,
            found: foundIn(await readTold(reading, programme.id)) ?? 'Not said',
          })),
      )
      return auditSource(await counting(reading), found, await readLearned(reading))
    },
    readVoice: async (reading) => voiceSource(await counting(reading), await readLearned(reading)),
    readComplaints: async (reading) =>
      complaintSource(
        await counting(reading),
        await readLearned(reading),
        await countSmallOn(reading.authority, reading.on),
      ),
  }
}

/** What papers are worked out and published with, in pages and in the background. */
export function publishMeans({ store, project, settings, today, local }: MeansOptions): PublishMeans {
  const grants = readGrants(store, local)
  const small = smallOn(settings)
  return {
    readGovernance: readThin(store, eventDefinitions, ['board', 'meeting', 'report', 'paper', 'room']),
    readTexts: readGovernanceTexts(store),
    readImprovement: readImprovement(store, eventDefinitions),
    sources: sourcesOf(store, async (authority, on) => (await small(authority, on)).count),
    readReviews: async (authority) =>
      (await grants(authority)).map(({ review, name, children, fromOn, untilOn, takenBack }) => ({
        ...{ review, who: name, cases: children.length, fromOn, untilOn, takenBackOn: takenBack?.on ?? null },
      })),
    readPublishedCounts: async (authority: AuthorityId) => {
      const files = await readEditionFiles(store, authority, 'told')
      const { count, title } = await small(authority, today())
      return { told: [...files.values()].flatMap(toldIn), small: { ...count, title } }
    },
    ...keeping(store, project),
    writePdf,
  }
}

/** What performance packs are read from and kept. */
export const packPorts = (store: Store): PackPorts => ({
  readPacks: readThin(store, eventDefinitions, ['pack']),
  readPackFile: (authority, pack, name) => readEditionFile(store, authority, pack, name),
})

/** What performance packs are made with, in the background. */
export function packMeans({ store, project, settings }: Omit<MeansOptions, 'today' | 'local'>): PackMeans {
  const small = smallOn(settings)
  const titles = new Map(clockRules(defaultDefinitions).map(({ id, title }) => [id, title]))
  const figures = {
    ...figuresFor(store, async (authority, on) => (await small(authority, on)).count),
    readRuleWeek: readRuleWeek(store),
    readTeamClocks: readTeamClocks(store),
    readCaseloads: readCaseloads(store),
    readUnallocated: readUnallocated(store),
    titleOfRule: (rule: string) => titles.get(rule) ?? rule,
  }
  return {
    ...packPorts(store),
    readFigures: (reading) => readPackFigures(figures, reading),
    ...keeping(store, project),
  }
}

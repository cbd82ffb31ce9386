import { randomUUID } from 'node:crypto'
import program from '../../package.json' with { type: 'json' }
import { noChild, type Person } from '../access/index.ts'
import { settingsOn, smallNumbersOf, type ScorecardSettings, type Small } from '../account/index.ts'
import { writeHtml, writePdf, writeWord } from '../exchange/documents/index.ts'
import { nothingRecorded, toldIn, type PackSources, type PublishMeans } from '../practice/governance/index.ts'
import { quoteMeasures } from '../practice/improvement/index.ts'
import { eventDefinitions } from '../practice/index.ts'
import { quoteEdition } from '../practice/show-editions/index.ts'
import type { AuthorityId, Project } from '../record/index.ts'
import {
  chainHead,
  readAuthorityHistory,
  readEditionFile,
  readEditionFiles,
  readGovernanceTexts,
  readGrants,
  readImprovement,
  readMonthSums,
  readRecordingTimes,
  readThin,
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

/** Where a paper’s figures come from. What nothing records yet says so. */
const sourcesOf = (store: Store, smallOn: (authority: AuthorityId, on: Day) => Promise<Small>): PackSources => ({
  quoteScorecard: async ({ authority, on }) =>
    quoteEdition(
      { readEditionFile: (of, fact, name) => readEditionFile(store, of, fact, name) },
      authority,
      await readAuthorityHistory(store, authority),
      on,
    ),
  readMeasures: (reading) =>
    quoteMeasures(
      {
        readMonthSums: readMonthSums(store),
        readRecordingMonths: async (authority, from, to) =>
          (await readRecordingTimes(store, authority, { from, to, team: null, by: 'month' })).flatMap(
            ({ type, voice, month, events, days }) =>
              voice === 'typed' && month !== null ? [{ type, month, events, days }] : [],
          ),
        readSmall: ({ authority, on }) => smallOn(authority, on),
      },
      { ...reading, sees: noChild },
    ),
  readAudit: () => Promise.resolve(nothingRecorded),
  readVoice: () => Promise.resolve(nothingRecorded),
  readComplaints: () => Promise.resolve(nothingRecorded),
})

/** What papers are worked out and published with, in pages and in the background. */
export function publishMeans({ store, project, settings, today, local }: MeansOptions): PublishMeans {
  const grants = readGrants(store, local)
  const smallest = async (authority: AuthorityId, on: Day) =>
    smallNumbersOf(settingsOn((await settings.inForce(authority)).scorecard, on).smallNumbers)
  return {
    readGovernance: readThin(store, eventDefinitions, ['board', 'meeting', 'report', 'paper', 'room']),
    readTexts: readGovernanceTexts(store),
    readImprovement: readImprovement(store, eventDefinitions),
    sources: sourcesOf(store, async (authority, on) => (await smallest(authority, on)).count),
    readReviews: async (authority) =>
      (await grants(authority)).map(({ review, name, children, fromOn, untilOn, takenBack }) => ({
        ...{ review, who: name, cases: children.length, fromOn, untilOn, takenBackOn: takenBack?.on ?? null },
      })),
    readPublishedCounts: async (authority: AuthorityId) => {
      const files = await readEditionFiles(store, authority, 'told')
      const { count, title } = await smallest(authority, today())
      return { told: [...files.values()].flatMap(toldIn), small: { ...count, title } }
    },
    headPosition: async (authority) => (await chainHead(store, authority))?.position ?? 0,
    saveEntry: (authority, entry) => save(store, authority, entry, project, eventDefinitions),
    newId: randomUUID,
    ...{ writeHtml, writeWord, writePdf, release: program.version },
  }
}

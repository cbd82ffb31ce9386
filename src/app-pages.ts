import type { AppOptions } from './app.ts'
import { contradictionPages, quietPages } from './practice/child/index.ts'
import { eventDefinitions } from './practice/index.ts'
import { stages } from './practice/permanence/index.ts'
import {
  countImports,
  firstAndLastPosition,
  listImports,
  positionByEndOf,
  readContradictions,
  readOverview,
  readQuiet,
  readRecordingTimes,
  readRejects,
} from './store/index.ts'
import type { ImportRuns } from './web/background/import-runs.ts'
import type { Reconstructions } from './web/background/reconstructions.ts'
import { asAtPages } from './web/pages/as-at/route.ts'
import { homePages } from './web/pages/home/route.ts'
import { importPages } from './web/pages/imports/route.ts'
import { recordingPages } from './web/pages/recording/route.ts'
import type { PageDefinition } from './web/ui/index.ts'

/** What pages stand on: what the application stands on, and its work in the background. */
export interface PagesOptions extends AppOptions {
  readonly runs: ImportRuns
  readonly reconstructions: Reconstructions
  /** What somebody who saved does, as shown to people. */
  readonly titleOf: (person: string) => string
}

const isAdoption: ReadonlySet<string> = new Set(stages.filter((stage) => stage.isAdoption).map(({ stage }) => stage))

/** Every page of the service, each given what it must be able to read and do. */
export function pagesOf(options: PagesOptions): readonly PageDefinition[] {
  return [...servicePages(options), ...childPages(options), ...permanencePages(options)]
}

function servicePages({ store, runs, reconstructions, titleOf }: PagesOptions): readonly PageDefinition[] {
  const list: Parameters<typeof homePages>[0]['listImports'] = (authority, limit, offset) =>
    listImports(store, authority, limit, offset)
  return [
    ...homePages({
      readOverview: (reading) => readOverview(store, reading),
      listImports: list,
      titles: { isAdoption },
    }),
    ...recordingPages({
      readRecordingTimes: (authority, from, to) => readRecordingTimes(store, authority, from, to),
      definitions: eventDefinitions,
    }),
    ...asAtPages({
      positionByEndOf: (authority, on) => positionByEndOf(store, authority, on),
      firstAndLastPosition: (authority) => firstAndLastPosition(store, authority),
      listImports: list,
      prepare: (authority, position) => reconstructions.prepare(authority, position),
    }),
    ...importPages({
      ports: {
        ...runs,
        list,
        count: (authority) => countImports(store, authority),
        readRejects: (authority, id, limit) => readRejects(store, authority, id, limit),
      },
      titleOf,
      isTrialStore: store.kind === 'embedded',
    }),
  ]
}

function childPages({ store, definitions }: PagesOptions): readonly PageDefinition[] {
  return [
    ...contradictionPages({ readContradictions: readContradictions(store) }),
    ...quietPages({ readQuiet: readQuiet(store), quietAfterDays: definitions.child.quietAfterDays }),
  ]
}

function permanencePages(_options: PagesOptions): readonly PageDefinition[] {
  return []
}

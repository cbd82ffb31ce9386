import { randomUUID } from 'node:crypto'
import type { Person } from '../access/index.ts'
import { workPages } from './work-pages.ts'
import { episodeOn, pageDefinitions } from './definitions.ts'
import {
  answerNotePages,
  contradictionPages,
  correctFactPages,
  handOverPages,
  listChildrenPages,
  quietPages,
  recordFactPages,
  samePages,
  siblingsPages,
  snoozePages,
  withdrawFactPages,
} from '../practice/child/index.ts'
import { actionsFound, plansOn } from '../practice/improvement/index.ts'
import { clockRules, eventDefinitions, type Definitions } from '../practice/index.ts'
import { stages, type ReadPastJourneys } from '../practice/permanence/index.ts'
import { holdReviewPages } from '../practice/hold-review/index.ts'
import { carePages } from '../practice/show-care/index.ts'
import { planPages } from '../practice/show-plans/index.ts'
import { voicePages } from '../practice/show-voice/index.ts'
import { showChildPages } from '../practice/show-child/index.ts'
import type { ReadDue } from '../practice/show-due/index.ts'
import type { AuthorityId, Project, Save } from '../record/index.ts'
import {
  findWritten,
  findPeople,
  keepSearch,
  readChild,
  readChildNamed,
  readChildren,
  readClock,
  readContradictions,
  readFact,
  readGrouped,
  readHistory,
  readImprovement,
  readOutstanding,
  readQuiet,
  readRoot,
  readSearch,
  readStanding,
  readTeams,
  save,
  wasSaved,
  type Store,
} from '../store/index.ts'
import type { QualityRuns } from '../web/background/quality-runs.ts'
import type { AuthoritySettings } from '../web/background/settings.ts'
import type { PageDefinition } from '../web/ui/index.ts'

interface ChildOptions {
  readonly store: Store
  readonly definitions: Definitions
  readonly project: Project
  readonly quality: QualityRuns
  readonly settings: AuthoritySettings
  readonly titleOf: (person: string) => string
  /** Who may sign in by choosing from a list, on this computer alone. */
  readonly local: readonly Person[]
}

/** How many actions of plans a search shows below the children. */
const ACTIONS_FOUND = 20

/** Every page about one child, and the lists that lead to them. */
export function childPages(options: ChildOptions, journeys: ReadPastJourneys, due: ReadDue): readonly PageDefinition[] {
  const { store, definitions, project, quality, settings, titleOf } = options
  const facts = {
    readChildNamed: readChildNamed(store),
    readStanding: readStanding(store),
    readFact: readFact(store, eventDefinitions),
    saveEntry: async (authority: AuthorityId, entry: Save) => {
      const saved = await save(store, authority, entry, project, eventDefinitions)
      if (saved.saved) quality.saved(authority, [...new Set(entry.revisions.flatMap((each) => each.subjects))])
      return saved
    },
    wasSaved: wasSaved(store),
    newId: randomUUID,
    findPeople: findPeople(store, options.local),
    definitions: pageDefinitions,
    titleOf,
  }
  const recording = {
    ...facts,
    readOutstanding: readOutstanding(store),
    inForce: settings.inForce,
    rules: clockRules(definitions),
  }
  const readPlans = readImprovement(store, eventDefinitions)
  return [
    ...listChildrenPages({
      readChildren: readChildren(store),
      readTeams: readTeams(store),
      keepSearch: keepSearch(store),
      readSearch: readSearch(store),
      inForce: settings.inForce,
      words: { stageTitles, stageSteps, nextSteps: nextSteps(definitions) },
      findWritten: findWritten(store),
      definitions: pageDefinitions,
      findActions: async (reading, sought) =>
        actionsFound(plansOn(await readPlans(reading), reading.on), sought)
          .slice(0, ACTIONS_FOUND)
          .map(({ id, action }) => ({ id, ref: action.ref, says: action.action })),
    }),
    ...showChildPages({
      readChild: readChild(store),
      readHistory: readHistory(store),
      readRoot: readRoot(store),
      readPastJourneys: journeys,
      definitions: pageDefinitions,
      rules: clockRules(definitions),
      inForce: settings.inForce,
      titleOf,
    }),
    ...voicePages({ ...facts, readHistory: readHistory(store) }),
    ...holdReviewPages({ ...recording, readHistory: readHistory(store) }),
    ...carePages({ ...facts, readHistory: readHistory(store), episodeOn }),
    ...planPages({ ...facts, readHistory: readHistory(store) }),
    ...workPages(options, due),
    ...handOverPages({
      ...recording,
      nextSteps: nextSteps(definitions),
    }),
    ...snoozePages({ ...facts, readClock: readClock(store), rules: clockRules(definitions) }),
    ...answerNotePages({ ...facts, readClock: readClock(store) }),
    ...recordFactPages(recording),
    ...correctFactPages(facts),
    ...withdrawFactPages(facts),
    ...samePages({ ...facts, readChildren: readChildren(store) }),
    ...siblingsPages({
      ...facts,
      readChildren: readChildren(store),
      readGrouped: readGrouped(store, eventDefinitions),
    }),
    ...contradictionPages({ readContradictions: readContradictions(store) }),
    ...quietPages({
      readQuiet: readQuiet(store),
      quietAfterDays: async (authority) => (await settings.inForce(authority)).child.quietAfterDays,
    }),
  ]
}

/** By clock rule: the step that stops it. */
const nextSteps = (definitions: Definitions): Readonly<Record<string, string>> =>
  Object.fromEntries(clockRules(definitions).map((rule) => [rule.id, rule.next]))

const stageTitles: Readonly<Record<string, string>> = Object.fromEntries(
  stages.map(({ stage, title }) => [stage, title]),
)

const stageSteps: Readonly<Record<string, string>> = Object.fromEntries(
  stages.map(({ stage, longestWait }) => [stage, longestWait.next]),
)

import type { Fact, JourneyRow, Owner, Projection, StageSpanRow, SubjectId } from '../../record/index.ts'
import { addMonths, type Day } from '../../time/index.ts'
import { readHousehold, type AdopterStage, type Household } from './household.ts'
import { adoptersRules } from './rules.ts'

const practice = 'adopters'
const owner: Owner = { role: 'adopters-worker', named: null }

const nothing: Omit<Projection, 'journeys' | 'stageSpans'> = {
  ...{ child: null, clocks: [], points: [], spans: [], contradictions: [], searchWords: [] },
}

/** The timescale that runs in a stage, where one in months does. */
const ruleOf: Readonly<Partial<Record<AdopterStage, string>>> = {
  'stage-one': 'adopters.stage-one',
  'between-stages': 'adopters.stage-two-notice',
  'stage-two': 'adopters.stage-two',
}

/** Without a timescale of their own they are looked at again after a quarter. Ours. */
const LOOK_AGAIN_MONTHS = 3

/** What is next and by when: the timescale of the stage; failing that, the list is loaded again. */
function nextOf(stage: AdopterStage, from: Day, heardOn: Day): { readonly nextOn: Day; readonly nextWhat: string } {
  const rule = adoptersRules.find(({ id }) => id === ruleOf[stage])
  return rule?.limit.kind === 'months'
    ? { nextOn: addMonths(from, rule.limit.count), nextWhat: rule.next }
    : { nextOn: addMonths(heardOn, LOOK_AGAIN_MONTHS), nextWhat: 'Say how it goes' }
}

function journeyOf(subject: SubjectId, { startedOn, startKnown, stays, ended, heardOn }: Household): JourneyRow {
  const key = { subject, practice, nth: 1, startedOn, startKnown }
  const last = stays.at(-1)
  if (ended !== null || !last)
    return {
      ...key,
      ...{ endedOn: ended?.on ?? startedOn, ending: ended?.as ?? 'left', stage: null, stageSince: null },
      ...{ owner: null, nextOn: null, nextWhat: null },
    }
  const { stage, from } = last
  return { ...key, endedOn: null, ending: null, stage, stageSince: from, owner, ...nextOf(stage, from, heardOn) }
}

/** What the facts of a household come to: one journey with one stage while it is open. Total, without today. */
export function adopterRows(subject: SubjectId, facts: readonly Fact[]): Projection {
  const household = readHousehold(facts)
  if (household === null) return { ...nothing, journeys: [], stageSpans: [] }
  return {
    ...nothing,
    journeys: [journeyOf(subject, household)],
    stageSpans: household.stays.map(({ stage, from, to }): StageSpanRow => ({
      ...{ subject, practice, nth: 1, fromOn: from, toOn: to, stage, owner },
    })),
  }
}

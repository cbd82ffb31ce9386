import type {
  ClockRow,
  ComplaintRow,
  Fact,
  JourneyRow,
  Owner,
  Projection,
  StageSpanRow,
  SubjectId,
} from '../../record/index.ts'
import { addDays, type Calendar, type Day } from '../../time/index.ts'
import { complaintClocks } from './clocks.ts'
import { complaintPoints } from './points.ts'
import { isMistaken, lastFound, readComplaint, stageOf, type Complaint } from './complaint.ts'
import type { ComplaintsDefinitions } from './table.ts'
import { runningComplaintRules } from './table.ts'
import type { Stage } from './words.ts'

const practice = 'complaints'
const owner: Owner = { role: 'complaints-manager', named: null }

/** Where no clock runs, somebody looks again after so many days. Ours. */
const LOOK_AGAIN_AFTER_DAYS = 28

const nextWords: Readonly<Record<Stage, string>> = {
  received: 'Pass it on, and thank for it',
  'stage-one': 'Answer the complaint',
  'answered-one': 'Close it, where stage 2 was not asked for',
  'stage-two': 'Send the report and the adjudication',
  'answered-two': 'Close it, where stage 3 was not asked for',
  'stage-three': 'Hold the panel',
  'answered-three': 'Close it',
  ombudsman: 'Answer the Ombudsman',
  'ombudsman-decided': 'Do what the Ombudsman decided, and close it',
  mistaken: 'Nothing: it should never have been recorded',
}

const nothing: Omit<Projection, 'journeys' | 'stageSpans' | 'clocks'> = {
  ...{ child: null, points: [], spans: [], contradictions: [], searchWords: [] },
}

/** Each stage until the next begins or it ends; one that lasted no day is left out. */
function spansOf(subject: SubjectId, { stays, ended }: Complaint): StageSpanRow[] {
  return stays
    .map(({ stage, from }, n) => {
      const to = stays[n + 1]?.from ?? ended?.on ?? null
      return { subject, practice, nth: 1, fromOn: from, toOn: to, stage, owner }
    })
    .filter(({ fromOn, toOn }) => toOn === null || toOn > fromOn)
}

/** What comes next: the clock that is due first, or what the stage itself waits for. */
function nextOf(
  complaint: Complaint,
  clocks: readonly ClockRow[],
  nextOfRule: (rule: string) => string,
): { readonly nextOn: Day; readonly nextWhat: string } {
  const stage = stageOf(complaint)
  if (complaint.ombudsmanBy !== null) return { nextOn: complaint.ombudsmanBy, nextWhat: nextWords.ombudsman }
  const running = clocks
    .filter(
      ({ stoppedOn, endedWithoutOn, dueOn }) =>
        stoppedOn === null && (endedWithoutOn === null || endedWithoutOn > dueOn),
    )
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
  const [first] = running
  if (first)
    return { nextOn: first.dueOn, nextWhat: stage.startsWith('answered') ? nextWords[stage] : nextOfRule(first.rule) }
  const since = complaint.stays.at(-1)?.from ?? complaint.receivedOn
  return { nextOn: addDays(since, LOOK_AGAIN_AFTER_DAYS), nextWhat: nextWords[stage] }
}

function rowOf(subject: SubjectId, complaint: Complaint): ComplaintRow {
  const { kind, receivedOn, about, sender, theme, team, child, against, ended } = complaint
  const found = isMistaken(complaint) ? null : lastFound(complaint)
  return {
    ...{ subject, kind, receivedOn, about, sender, theme, team, child, against, stage: stageOf(complaint) },
    ...{ outcome: found?.outcome ?? null, foundAt: found?.at ?? null, endedOn: ended?.on ?? null },
  }
}

/** What the facts of a complaint come to: its row for lists, one journey, its clocks, and what it counts for. Total, without `today`. */
export function complaintRows(
  subject: SubjectId,
  facts: readonly Fact[],
  definitions: ComplaintsDefinitions,
  calendar: Calendar,
): Projection {
  const complaint = readComplaint(facts)
  const [first] = facts
  if (!complaint || !first) return { ...nothing, journeys: [], stageSpans: [], clocks: [] }
  const clocks = isMistaken(complaint) ? [] : complaintClocks(subject, facts, complaint, definitions, calendar)
  const rules = new Map(runningComplaintRules(definitions).map(({ id, next }) => [id, next]))
  const { ended, stays } = complaint
  const key = { subject, practice, nth: 1, startedOn: first.happenedOn, startKnown: true }
  const journey: JourneyRow = ended
    ? {
        ...{ ...key, endedOn: ended.on, ending: ended.as, stage: null, stageSince: null },
        ...{ owner: null, nextOn: null, nextWhat: null },
      }
    : {
        ...{ ...key, endedOn: null, ending: null, stage: stageOf(complaint) },
        ...{ stageSince: stays.at(-1)?.from ?? first.happenedOn, owner },
        ...nextOf(complaint, clocks, (rule) => rules.get(rule) ?? rule),
      }
  return {
    ...nothing,
    journeys: [journey],
    stageSpans: isMistaken(complaint) ? [] : spansOf(subject, complaint),
    clocks,
    points: isMistaken(complaint) ? [] : complaintPoints(subject, complaint, clocks, first.id),
    complaint: rowOf(subject, complaint),
  }
}

import type { Reading } from '../../access/index.ts'
import type { Sum } from '../../account/index.ts'
import { sayDate } from '../../time/index.ts'
import {
  plansOn,
  promisesOn,
  requirements,
  sayVerdict,
  sources,
  traceOf,
  upperFirst,
  verdictsBy,
  type OfImprovement,
} from '../improvement/index.ts'
import { textIn } from '../child/index.ts'
import { governanceOn, meetingsOf, type GovernanceOn, type PaperOn } from './governance-on.ts'
import type { Decided, EvidenceLine, Material, PackMeeting } from './material.ts'

import { paperKindOf } from './paper-kinds.ts'
import type { GovernancePorts, TextsOf } from './ports.ts'

type Ports = Pick<GovernancePorts, 'readGovernance' | 'readTexts' | 'readImprovement' | 'sources' | 'readReviews'>

/** When all of it is read: the instant in words, the position of the record, and what is not read of it. */
export interface ReadWhen {
  readonly readAt: string
  readonly position: number
  readonly authorityName: string
  /** What tables of people in papers published before tell. */
  readonly told: readonly Sum[]
  readonly small: Material['small']
}

function decidedIn(all: readonly OfImprovement[], on: Reading['on']): readonly Decided[] {
  const verdicts = verdictsBy(all)
  const trace = traceOf(plansOn(all, on))
  const titles = new Map(sources.map(({ id, title }) => [id, title]))
  return requirements.map((requirement) => {
    const last = verdicts.get(requirement.id)?.at(-1) ?? null
    return {
      requirement,
      source: titles.get(requirement.source) ?? requirement.source,
      verdict: sayVerdict(last?.verdict ?? null).says,
      by: last === null ? 'Nobody' : `${upperFirst(last.decidedBy)}, ${sayDate(last.on)}`,
      actions: trace.actionsOf(requirement.id).length,
    }
  })
}

function evidenceIn(all: readonly OfImprovement[], kind: string): readonly EvidenceLine[] {
  return all
    .filter((each) => each.kind === 'action')
    .flatMap(({ facts }) => {
      const agreed = facts.findLast(({ type }) => type === 'improvement.action-agreed')
      const ref = agreed ? (textIn(agreed.body, 'ref') ?? '') : ''
      return facts
        .filter(({ type, body }) => type === 'improvement.evidence' && textIn(body, 'kind') === kind)
        .map(({ happenedOn, body }) => ({ ref, on: happenedOn, what: textIn(body, 'what') ?? '' }))
    })
    .sort((a, b) => (a.on < b.on ? 1 : -1))
}

/** The meeting that a pack is for, with what earlier meetings left. */
function meetingFor(
  { paper }: PaperOn,
  all: GovernanceOn,
  improvement: readonly OfImprovement[],
  texts: TextsOf,
): PackMeeting | null {
  const found = all.meetings.find(({ id }) => id === paper.of)
  const board = all.boards.find(({ id }) => id === found?.meeting.board)
  if (!found || !board) return null
  const earlier = meetingsOf(all, board.id).filter(({ meeting }) => meeting.meetsOn < found.meeting.meetsOn)
  const made = new Set(earlier.flatMap(({ meeting }) => meeting.promises))
  const since = earlier[0]?.meeting.meetsOn ?? null
  return {
    board: board.board,
    meeting: found.meeting,
    updates: found.meeting.updates.map(({ fact, partner, on }) => ({
      ...{ partner, on, text: texts.get(fact)?.['update'] ?? '' },
    })),
    toConfirm:
      earlier.find(({ meeting }) => meeting.minutes !== null && meeting.confirmed === null)?.meeting.meetsOn ?? null,
    arising: promisesOn(improvement).filter(
      ({ id, promise }) => made.has(id) && (promise.ended === null || since === null || promise.ended.on >= since),
    ),
  }
}

/** Reads everything that a paper is made of, as at its day. */
export async function gather(ports: Ports, reading: Reading, asked: PaperOn, when: ReadWhen): Promise<Material> {
  const { paper } = asked
  const asAt = { ...reading, on: paper.asAtOn }
  const [all, improvement, quoted, measures, audit, voice, complaints, reviews] = await Promise.all([
    ports.readGovernance(reading),
    ports.readImprovement(asAt),
    ports.sources.quoteScorecard(asAt),
    ports.sources.readMeasures(asAt),
    ports.sources.readAudit(asAt),
    ports.sources.readVoice(asAt),
    ports.sources.readComplaints(asAt),
    ports.readReviews(reading.authority),
  ])
  const on = governanceOn(all)
  const texts = await ports.readTexts(reading, paper.of === null ? [asked.id] : [asked.id, paper.of])
  const meeting = meetingFor(asked, on, improvement, texts)
  const plans = plansOn(improvement, paper.asAtOn)
  return {
    ...{ kind: paper.kind, authority: when.authorityName, asAt: paper.asAtOn },
    ...{ readAt: when.readAt, position: when.position, told: when.told, small: when.small },
    ...{ plans, actions: plans.flatMap(({ actions }) => actions), decided: decidedIn(improvement, paper.asAtOn) },
    ...{ quoted, measures, audit, voice, complaints, meeting },
    auditEvidence: evidenceIn(improvement, 'audit'),
    voiceEvidence: evidenceIn(improvement, 'feedback'),
    reviews: reviews.filter(({ fromOn }) => fromOn <= paper.asAtOn),
    risks: meeting ? meeting.board.risks : on.boards.flatMap(({ board }) => board.risks),
    written: new Map([...paper.written].map(([part, { fact }]) => [part, texts.get(fact)?.['text'] ?? ''])),
  }
}

/** "Board pack, Improvement board, 3 November 2026". */
export function titleOfPaper({ paper }: PaperOn, all: Pick<GovernanceOn, 'meetings' | 'boards'>): string {
  const { title } = paperKindOf(paper.kind)
  const found = all.meetings.find(({ id }) => id === paper.of)
  const board = all.boards.find(({ id }) => id === found?.meeting.board)
  return found && board
    ? `${title}: ${board.board.name}, ${sayDate(found.meeting.meetsOn)}`
    : `${title}, as at ${sayDate(paper.asAtOn)}`
}

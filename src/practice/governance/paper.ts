import type { Fact, FactId, SubjectId } from '../../record/index.ts'
import { asDay, type Day } from '../../time/index.ts'
import { dayIn, textIn } from '../child/index.ts'
import {
  documentShown,
  evidenceShown,
  findingWaived,
  guestLetIn,
  paperBegun,
  paperPublished,
  partWritten,
  reportAsked,
  roomOpened,
} from './paper-events.ts'
import { isPaperKind, type PaperKindId } from './paper-kinds.ts'

/** The files of a published paper, and how they are called. */
export const editionFiles = ['html', 'docx', 'pdf', 'rows', 'told'] as const
export type EditionFile = (typeof editionFiles)[number]

/** A paper as it was given out. */
export interface PaperEdition {
  readonly id: FactId
  readonly paper: SubjectId
  readonly title: string
  readonly publishedOn: Day
  readonly asAtOn: Day
  readonly position: number
  readonly readAt: string
  readonly release: string
  readonly waived: number
  readonly files: Readonly<Record<EditionFile, string>>
}

export interface Waiver {
  readonly finding: string
  readonly where: string
  readonly said: string
  readonly reason: string
}

/** A paper, as its facts tell it. What was written into its parts is read beside it. */
export interface Paper {
  readonly kind: PaperKindId
  readonly asAtOn: Day
  /** The meeting or the report that it is for. */
  readonly of: SubjectId | null
  readonly begunOn: Day
  /** By part: the fact that holds what was written there, with its last revision. */
  readonly written: ReadonlyMap<string, { readonly fact: FactId; readonly revision: number }>
  readonly waivers: readonly Waiver[]
  /** The latest first. */
  readonly editions: readonly PaperEdition[]
}

const said = ({ body }: Fact, field: string): string => textIn(body, field) ?? ''
const whole = ({ body }: Fact, field: string): number => {
  const value = body[field]
  return typeof value === 'number' ? value : 0
}

function editionIn(paper: SubjectId, fact: Fact): PaperEdition {
  return {
    ...{ id: fact.id, paper, title: said(fact, 'title'), publishedOn: fact.happenedOn },
    asAtOn: dayIn(fact.body, 'asAtOn') ?? fact.happenedOn,
    ...{ position: whole(fact, 'position'), readAt: said(fact, 'readAt'), release: said(fact, 'release') },
    waived: whole(fact, 'waived'),
    files: {
      ...{ html: said(fact, 'html'), docx: said(fact, 'docx'), pdf: said(fact, 'pdf') },
      ...{ rows: said(fact, 'rows'), told: said(fact, 'told') },
    },
  }
}

/** What a paper's facts come to; null without any that says what it is. */
export function readPaper(subject: SubjectId, facts: readonly Fact[]): Paper | null {
  const begun = facts.findLast(({ type }) => type === paperBegun.type)
  const kind = begun ? textIn(begun.body, 'kind') : null
  if (!begun || !isPaperKind(kind)) return null
  const of = ({ type }: { readonly type: string }): readonly Fact[] => facts.filter((fact) => fact.type === type)
  return {
    kind,
    asAtOn: dayIn(begun.body, 'asAtOn') ?? begun.happenedOn,
    of: textIn(begun.body, 'of') as SubjectId | null, // an id, as the page wrote it
    begunOn: begun.happenedOn,
    written: new Map(of(partWritten).map((fact) => [said(fact, 'part'), { fact: fact.id, revision: fact.revision }])),
    waivers: of(findingWaived).map((fact) => ({
      ...{ finding: said(fact, 'finding'), where: said(fact, 'where') },
      ...{ said: said(fact, 'said'), reason: said(fact, 'reason') },
    })),
    editions: of(paperPublished)
      .map((fact) => editionIn(subject, fact))
      .toSorted((a, b) => b.position - a.position),
  }
}

/** A report that is due again and again; when stands in the register of promises. */
export interface ReportDuty {
  readonly kind: PaperKindId
  readonly askedIn: string
  readonly askedOn: Day
  readonly promise: SubjectId | null
}

export function readReport(facts: readonly Fact[]): ReportDuty | null {
  const asked = facts.findLast(({ type }) => type === reportAsked.type)
  const kind = asked ? textIn(asked.body, 'kind') : null
  if (!asked || !isPaperKind(kind)) return null
  const promise = textIn(asked.body, 'promise') as SubjectId | null // an id, as the page wrote it
  return { kind, askedIn: said(asked, 'askedIn'), askedOn: asked.happenedOn, promise }
}

export interface Shown {
  readonly fact: FactId
  readonly revision: number
  readonly edition: string
  readonly fromOn: Day
  readonly untilOn: Day | null
}

/** A document that is or was shown in a room. */
export interface ShownDocument extends Omit<Shown, 'edition'> {
  readonly document: string
}

export interface Guest {
  readonly fact: FactId
  readonly revision: number
  readonly person: string
  readonly fromOn: Day
  readonly untilOn: Day
  readonly reason: string
  readonly takenBackOn: Day | null
}

export interface Room {
  readonly title: string
  readonly purpose: string
  readonly openedOn: Day
  readonly untilOn: Day
  readonly shown: readonly Shown[]
  readonly documents: readonly ShownDocument[]
  readonly guests: readonly Guest[]
}

/** What a room's facts come to; null without any that says what it is. */
export function readRoom(facts: readonly Fact[]): Room | null {
  const opened = facts.findLast(({ type }) => type === roomOpened.type)
  if (!opened) return null
  const of = ({ type }: { readonly type: string }): readonly Fact[] => facts.filter((fact) => fact.type === type)
  return {
    ...{ title: said(opened, 'title'), purpose: said(opened, 'purpose'), openedOn: opened.happenedOn },
    untilOn: dayIn(opened.body, 'untilOn') ?? opened.happenedOn,
    shown: of(evidenceShown).map((fact) => ({
      ...{ fact: fact.id, revision: fact.revision, edition: said(fact, 'edition') },
      ...{ fromOn: fact.happenedOn, untilOn: dayIn(fact.body, 'untilOn') },
    })),
    documents: of(documentShown).map((fact) => ({
      ...{ fact: fact.id, revision: fact.revision, document: said(fact, 'document') },
      ...{ fromOn: fact.happenedOn, untilOn: dayIn(fact.body, 'untilOn') },
    })),
    guests: of(guestLetIn).map((fact) => ({
      ...{ fact: fact.id, revision: fact.revision, person: said(fact, 'person'), reason: said(fact, 'reason') },
      ...{ fromOn: fact.happenedOn, untilOn: dayIn(fact.body, 'untilOn') ?? fact.happenedOn },
      takenBackOn: asDay(said(fact, 'takenBackOn')),
    })),
  }
}

/** Whether a guest may look on a day: not before they were let in, not after their last day or the room's, not once taken back. */
export const mayLook = ({ fromOn, untilOn, takenBackOn }: Guest, room: Pick<Room, 'untilOn'>, on: Day): boolean =>
  fromOn <= on && on <= untilOn && on <= room.untilOn && takenBackOn === null

/** Whether an edition or a document is shown in its room on a day: from the day on which it is taken out, no longer. */
export const isShown = ({ fromOn, untilOn }: Pick<Shown, 'fromOn' | 'untilOn'>, on: Day): boolean =>
  fromOn <= on && (untilOn === null || on < untilOn)

import type { ServicePermission } from '../../access/index.ts'

/** A part of a paper that people write. What must be said cannot be left out of it. */
export interface WrittenByPeople {
  readonly id: string
  readonly title: string
  readonly asks: string
  readonly mustBeSaid: boolean
}

/** A part that is worked out from the record. */
export type GeneratedPart =
  | ('agenda' | 'arising' | 'decisions-wanted' | 'partners' | 'risks')
  | ('progress' | 'slow' | 'requirements')
  | ('scorecard' | 'not-met' | 'measures' | 'audit' | 'voice' | 'complaints')
  | 'reviews'

/** What one kind of paper is made of, in its order: parts from the record, and parts that people write. */
export interface PaperKind {
  readonly title: string
  readonly about: string
  readonly parts: readonly (GeneratedPart | WrittenByPeople)[]
  /** What somebody must be allowed to do to write it. */
  readonly writes: ServicePermission
}

const said = (id: string, title: string, asks: string): WrittenByPeople => ({ id, title, asks, mustBeSaid: true })
const maybe = (id: string, title: string, asks: string): WrittenByPeople => ({ id, title, asks, mustBeSaid: false })

const lessWell = said(
  'less-well',
  'What went less well',
  'What is still wrong, what was tried and did not work, and what is not known. This part cannot be left out.',
)

export const paperKinds = {
  'board-pack': {
    title: 'Board pack',
    about: 'Everything that a meeting of the board is given to read before it.',
    writes: 'papers.council',
    parts: [
      maybe('summary', 'Summary', 'What the board should know before it reads on.'),
      'agenda',
      'decisions-wanted',
      'arising',
      'progress',
      'slow',
      'scorecard',
      'measures',
      'audit',
      'voice',
      'complaints',
      'risks',
      'partners',
      lessWell,
    ],
  },
  'quarterly-report': {
    title: 'Quarterly report to the Department',
    about:
      'Progress against the notice and the plan: figures, what they mean, and what is done where a target is not met.',
    writes: 'papers.council',
    parts: [
      said('summary', 'Summary', 'The quarter in a few sentences: what changed for children.'),
      'requirements',
      'progress',
      'slow',
      'scorecard',
      'measures',
      'not-met',
      'audit',
      'voice',
      'complaints',
      said(
        'quality',
        'What the figures do not tell',
        'What audits, children, families and staff say of the quality of practice.',
      ),
      lessWell,
      'risks',
      maybe('next', 'Next quarter', 'What will be done by the next report.'),
    ],
  },
  'self-assessment': {
    title: 'Self-assessment before a review',
    about:
      'The council’s own view, written before each six-monthly review: what was asked, what was done, how it knows.',
    writes: 'papers.council',
    parts: [
      said('summary', 'How good are we?', 'The council’s own judgement, in a few sentences.'),
      'requirements',
      said('know', 'How we know', 'Which evidence this rests on, and what is not known.'),
      'progress',
      'slow',
      'scorecard',
      'measures',
      'audit',
      'voice',
      said('strengths', 'What is better for children', 'What changed, against the baseline.'),
      lessWell,
      said('next', 'What we do next', 'By the next review, and who answers for it.'),
    ],
  },
  'adviser-report': {
    title: 'Adviser’s report',
    about:
      'What the Department’s adviser saw for themselves, and what they advise. The council writes nothing into it.',
    writes: 'papers.advise',
    parts: [
      said('seen', 'What I saw', 'Whom you met, what you read, and on which days. Write no name.'),
      'reviews',
      'progress',
      'slow',
      'scorecard',
      said('progress-view', 'How progress looks to me', 'Your own view, beside the figures.'),
      lessWell,
      said('advice', 'What I advise', 'To the council, to the board and to the Department.'),
    ],
  },
} as const satisfies Readonly<Record<string, PaperKind>>

export type PaperKindId = keyof typeof paperKinds

export const isPaperKind = (text: string | null): text is PaperKindId =>
  text !== null && Object.hasOwn(paperKinds, text)

export const paperKindOf = (id: PaperKindId): PaperKind => paperKinds[id]

export const isWritten = (part: GeneratedPart | WrittenByPeople): part is WrittenByPeople => typeof part !== 'string'

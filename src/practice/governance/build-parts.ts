import { suppressTable, toldBy, type PublishedTable, type Sum } from '../../account/index.ts'
import { sayDate } from '../../time/index.ts'
import { sayCount, sayNumber } from '../../web/ui/index.ts'
import { sayBrag, upperFirst, type PlanAt, type WrittenPart } from '../improvement/index.ts'
import { asAtNote, nothing, ofThings, paragraph } from './blocks.ts'
import type { EvidenceLine, Material } from './material.ts'
import { agendaIn, arisingIn, partnersIn, risksIn, wantedIn } from './meeting-parts.ts'
import { isWritten, paperKindOf, type GeneratedPart, type WrittenByPeople } from './paper-kinds.ts'
import type { CountsOf, SourceRows } from './sources.ts'

/** A part of a paper: what the record says, or what somebody wrote. */
export interface PaperPart {
  readonly id: string
  readonly title: string
  readonly blocks: readonly WrittenPart[]
  /** What people are to write here; null in a part that is worked out. */
  readonly written: (WrittenByPeople & { readonly isMissing: boolean }) | null
}

export interface BuiltParts {
  readonly parts: readonly PaperPart[]
  /** What its tables of people tell, for papers that come later. */
  readonly told: readonly Sum[]
}

function progressOf(plan: PlanAt, material: Material): readonly WrittenPart[] {
  const byPart = [...Map.groupBy(plan.actions, ({ action }) => action.priority)]
  const colours = ['blue', 'green', 'amber', 'red', 'unrated'] as const
  const count = (of: PlanAt['actions']): readonly string[] => [
    String(of.length),
    ...colours.map((brag) => String(of.filter(({ standing }) => standing.rated.brag === brag).length)),
    String(of.filter(({ standing }) => standing.slow.length > 0).length),
  ]
  const columns = ['Part of the plan', 'Actions', ...colours.map((brag) => sayBrag(brag).says), 'Slow']
  return [
    ofThings(material, {
      caption: plan.title,
      columns,
      rows: [...byPart.map(([part, of]) => [part, ...count(of)]), ['Total', ...count(plan.actions)]],
    }),
    paragraph(
      'Colours are worked out from dates by one rule: blue is done, green is in time, amber is late by less than a month or has a date moved with approval, red is later than that. A lead’s own view changes none of them.',
    ),
  ]
}

function slowIn(material: Material): readonly WrittenPart[] {
  const slow = material.plans.flatMap(({ title, actions }) =>
    actions.filter(({ standing }) => standing.slow.length > 0).map((each) => ({ title, ...each })),
  )
  if (slow.length === 0) return [paragraph('No action is slow to progress by the rule.')]
  return [...Map.groupBy(slow, ({ title }) => title)].map(([title, own]) =>
    ofThings(material, {
      caption: `${title}: ${sayCount(own.length, 'action is', 'actions are')} slow to progress`,
      isSelection: true,
      columns: ['Ref', 'Action', 'Lead', 'Colour', 'Why it is slow', 'What is done meanwhile'],
      rows: own.map(({ action, standing }) => [
        action.ref,
        action.action,
        action.lead === null ? 'Nobody yet' : upperFirst(action.lead),
        sayBrag(standing.rated.brag).says,
        standing.slow.join(' '),
        action.blockers.map(({ what, contingency }) => `${what}: ${contingency ?? 'nothing is recorded'}`).join('\n') ||
          'Nothing is recorded',
      ]),
    }),
  )
}

function scorecardIn({ quoted }: Material): readonly WrittenPart[] {
  if (quoted === null)
    return nothing(
      'no edition of the adoption scorecard was published by this day. A paper quotes published editions alone.',
    )
  return [
    {
      kind: 'table',
      caption: quoted.title,
      columns: ['Indicator', 'Value', 'Threshold'],
      rows: quoted.figures.map(({ id, title, says, threshold }) => [
        `${id}: ${title}`,
        says ?? 'Suppressed',
        threshold,
      ]),
      note: `Quoted from the edition published on ${sayDate(quoted.publishedOn)}, as at ${sayDate(quoted.readOn)}. Suppressed: ${quoted.suppressed}.`,
    },
  ]
}

/** Whether a count was published before and differs now by so few that somebody could be recognised by the difference. */
const differsByFew = ({ told, small }: Material, now: readonly Sum[]): boolean =>
  now.some(({ of, count }) =>
    told.some((before) => {
      const by = Math.abs(before.count - count)
      return by >= small.least && by <= small.most && before.of.join() === of.join()
    }),
  )

/** The measures that a paper may print: no small count, and none that a paper before makes one by its difference. */
export const printable = (material: Material): Material => ({
  ...material,
  measures: material.measures.filter(({ told }) => !differsByFew(material, told)),
})

function measuresIn(material: Material, told: Sum[]): readonly WrittenPart[] {
  told.push(...material.measures.flatMap((each) => each.told))
  if (material.measures.length === 0) return nothing('no measure of the plan has a value on record by this day.')
  return [
    {
      kind: 'table',
      caption: 'What each measure came to',
      columns: ['Measure', 'Value', 'Made of', 'Band', 'Target', 'Month'],
      rows: material.measures.map(({ id, title, value, of, band, target, month }) => [
        ...[`${id}: ${title}`, value, of, band, target, month],
      ]),
      note: asAtNote(
        material,
        ` Measures that tell of few (${material.small.title.toLowerCase()}), or would by their difference from a paper before, are left out.`,
      ),
      countsNobody: true,
    },
  ]
}

/** Every target that is known not to be met: each must have its contingency. */
export const notMetIn = ({
  quoted,
  measures,
}: Pick<Material, 'quoted' | 'measures'>): readonly { id: string; title: string }[] => [
  ...(quoted?.figures ?? []).filter(({ met }) => met === false).map(({ id, title }) => ({ id, title })),
  ...measures.filter(({ met }) => met === false).map(({ id, title }) => ({ id, title })),
]

function requirementsIn(material: Material): readonly WrittenPart[] {
  if (material.decided.length === 0) return nothing('no requirement is on record.')
  return [...Map.groupBy(material.decided, ({ source }) => source)].map(([source, own]) =>
    ofThings(material, {
      caption: source,
      columns: ['Paragraph', 'What is asked', 'Actions', 'Verdict', 'Decided by'],
      rows: own.map(({ requirement, verdict, by, actions }) => [
        requirement.ref,
        requirement.asks ?? 'The text of this one is not held.',
        actions === 0 ? 'None' : String(actions),
        verdict,
        by,
      ]),
    }),
  )
}

const reviewsIn = (material: Material): readonly WrittenPart[] =>
  material.reviews.length === 0
    ? nothing('no case was granted to a reviewer.')
    : [
        ofThings(material, {
          caption: 'Reviews for which case files were opened',
          columns: ['Review', 'By', 'Case files', 'From', 'Until'],
          rows: material.reviews.map(({ review, who, cases, fromOn, untilOn, takenBackOn }) => [
            ...[review, who, String(cases), sayDate(fromOn), sayDate(takenBackOn ?? untilOn)],
          ]),
        }),
      ]

const cellsOf = ({ cells }: PublishedTable, row: number): readonly string[] =>
  (cells[row] ?? []).map((cell) => (cell === null ? 'c' : `${sayNumber(cell.in)} of ${sayNumber(cell.of)}`))

/** A table of people with its totals, so that no small count can be read or worked out of it. */
function countsIn(material: Material, of: CountsOf, told: Sum[]): WrittenPart {
  const published = suppressTable(of.name, of.table, material.small, [...material.told, ...told])
  const tells = toldBy(of.name, published)
  if (differsByFew(material, tells))
    return paragraph(
      `${of.title}: as in the paper before. What was recorded since changes it by so few that somebody could be known by the difference.`,
    )
  told.push(...tells)
  return {
    kind: 'table',
    caption: of.title,
    columns: [of.rowsAre, ...published.columns, 'All'],
    // Of one row the total of rows says the same again.
    rows: (published.rows.length === 1 ? published.rows : [...published.rows, 'All']).map((row, n) => [
      ...[row, ...cellsOf(published, n)],
    ]),
    note: `${of.inIs}. ${asAtNote({ ...material, asAt: of.asAt }, ` c: suppressed (${material.small.title.toLowerCase()}, and what would help to work one out).`)}`,
  }
}

function fromSource(
  material: Material,
  { counts, lines }: SourceRows,
  evidence: readonly EvidenceLine[],
  what: string,
  told: Sum[],
): readonly WrittenPart[] {
  if (counts.length + lines.length + evidence.length === 0) return nothing(what)
  return [
    ...counts.map((each) => countsIn(material, each, told)),
    ...lines.map(({ title, columns, rows }) => ofThings(material, { caption: title, columns, rows })),
    ...(evidence.length === 0
      ? []
      : [
          ofThings(material, {
            caption: 'Evidence that actions of the plan name',
            columns: ['Action', 'Date', 'What it shows, and where it is'],
            rows: evidence.map(({ ref, on, what: shows }) => [ref, sayDate(on), shows]),
          }),
        ]),
  ]
}

const titles: Readonly<Record<GeneratedPart, string>> = {
  agenda: 'Agenda',
  arising: 'Matters arising',
  'decisions-wanted': 'Decisions that are asked for',
  partners: 'Partners’ updates',
  risks: 'Risks',
  progress: 'Progress by part of the plan',
  slow: 'Slow to progress',
  requirements: 'What was asked, and whether it is met',
  scorecard: 'Scorecard',
  'not-met': 'Targets that are not met, and what is done about each',
  measures: 'Measures of the plan',
  audit: 'Audit',
  voice: 'What children, families and staff say',
  complaints: 'Complaints and what was learned',
  reviews: 'Reviews',
}

function generated(part: GeneratedPart, material: Material, told: Sum[]): readonly WrittenPart[] {
  const makers: Readonly<Record<GeneratedPart, () => readonly WrittenPart[]>> = {
    agenda: () => agendaIn(material),
    arising: () => arisingIn(material),
    'decisions-wanted': () => wantedIn(material),
    partners: () => partnersIn(material),
    risks: () => risksIn(material),
    progress: () =>
      material.plans.length === 0
        ? nothing('there is no plan by this day.')
        : material.plans.flatMap((plan) => progressOf(plan, material)),
    slow: () => slowIn(material),
    requirements: () => requirementsIn(material),
    scorecard: () => scorecardIn(material),
    'not-met': () => [],
    measures: () => measuresIn(material, told),
    audit: () => fromSource(material, material.audit, material.auditEvidence, 'no audit was held by this day.', told),
    voice: () =>
      fromSource(
        material,
        material.voice,
        material.voiceEvidence,
        'nothing that children, families or staff said.',
        told,
      ),
    complaints: () => fromSource(material, material.complaints, [], 'no complaint, compliment or learning.', told),
    reviews: () => reviewsIn(material),
  }
  return makers[part]()
}

function writtenPart(asked: WrittenByPeople, written: Material['written']): PaperPart {
  const text = written.get(asked.id)?.trim() ?? ''
  return {
    id: asked.id,
    title: asked.title,
    blocks: text === '' ? [paragraph('Nothing was written here.')] : text.split(/\n+/).filter(Boolean).map(paragraph),
    written: { ...asked, isMissing: asked.mustBeSaid && text === '' },
  }
}

/** One part for each target that is not met: what is done about it must be said. */
function contingenciesOf(material: Material): readonly PaperPart[] {
  const notMet = notMetIn(material)
  if (notMet.length === 0)
    return [
      {
        ...{ id: 'not-met', title: titles['not-met'], written: null },
        blocks: [
          paragraph(
            'No target is known not to be met. Where a figure is suppressed or has no target, that cannot be said.',
          ),
        ],
      },
    ]
  return notMet.map(({ id, title }) =>
    writtenPart(
      {
        ...{ id: `contingency-${id}`, mustBeSaid: true, title: `Not met: ${id}, ${title}` },
        asks: 'Why it is not met, what is done until it is, by whom and by when.',
      },
      material.written,
    ),
  )
}

/** Every part of a paper, in the order of its kind. */
export function buildParts(given: Material): BuiltParts {
  const material = printable(given)
  const told: Sum[] = []
  const parts = paperKindOf(material.kind).parts.flatMap((part): readonly PaperPart[] => {
    if (isWritten(part)) return [writtenPart(part, material.written)]
    if (part === 'not-met') return contingenciesOf(material)
    return [{ id: part, title: titles[part], blocks: generated(part, material, told), written: null }]
  })
  return { parts, told }
}

import type { FactId, Save, SubjectId } from '../../../record/index.ts'
import type { Day } from '../../../time/index.ts'
import {
  Button,
  definePage,
  forbidden,
  InsetText,
  notFound,
  page,
  PageHeading,
  redirect,
  StackedTable,
  Status,
  type Answer,
  type FieldError,
  type PageContext,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { AS_KNOWN_THEN, textIn, typedSave, whyNotSaved } from '../../child/index.ts'
import {
  formPage,
  Parts,
  promiseMade,
  readForm,
  saveFact,
  upperFirst,
  type FormAbout,
  type Typed,
} from '../../improvement/index.ts'
import { dayIn } from '../../child/index.ts'
import { hrefOfPaper, isNow, readOn } from '../ask.ts'
import { paperBegun, reportAsked } from '../paper-events.ts'
import { isPaperKind, paperKindOf, paperKinds } from '../paper-kinds.ts'
import type { GovernancePorts } from '../ports.ts'
import { calendarOf, draftsIn, publishedIn, type DutyLine, type PaperLine } from './present.ts'

type Ports = Pick<GovernancePorts, 'readGovernance' | 'readImprovement' | 'saveEntry' | 'newId'>

const LIST = '/improvement/reports'

/** What is asked of a report that is due again and again: the report, and the promise that has its clock. */
const asks = {
  ...reportAsked,
  fields: {
    kind: {
      ...reportAsked.fields['kind'],
      choices: Object.fromEntries(
        Object.entries(paperKinds).flatMap(([id, { title }]) => (id === 'board-pack' ? [] : [[id, title]])),
      ),
    },
    askedIn: reportAsked.fields['askedIn'],
    to: promiseMade.fields['to'],
    who: promiseMade.fields['who'],
    dueOn: { ...promiseMade.fields['dueOn'], label: 'Day by which the first is due' },
    everyMonths: promiseMade.fields['everyMonths'],
  },
} as typeof reportAsked // every one of these fields is there

const toAsk: FormAbout = {
  definition: asks,
  ...{
    called: 'Reports',
    heading: 'Put a report on the calendar',
    action: `${LIST}/new`,
    backHref: LIST,
    back: 'Reports',
  },
}

function against({ body, happenedOn }: Typed): readonly FieldError[] {
  const due = dayIn(body, 'dueOn')
  const months = body['everyMonths']
  return [
    ...(due !== null && due < happenedOn
      ? [{ field: 'dueOn-day', says: 'It must not be due before it was asked for' }]
      : []),
    ...(typeof months === 'number' && (months < 1 || months > 60)
      ? [{ field: 'everyMonths', says: 'Months until it is due again must be from 1 to 60' }]
      : []),
  ]
}

async function putOnCalendar(ports: Ports, asked: PageContext): Promise<Answer> {
  if (asked.known) return forbidden(AS_KNOWN_THEN)
  const checked = readForm(asks, asked.form, asked.today, against)
  if (!('typed' in checked)) return formPage(toAsk, asked.form, checked.errors)
  const { happenedOn, body } = checked.typed
  const [promise, report] = [ports.newId() as SubjectId, ports.newId() as SubjectId] // new random uuids
  const kind = textIn(body, 'kind')
  if (!isPaperKind(kind)) return notFound()
  const madeIn = textIn(body, 'askedIn') ?? ''
  const fact = () => ({ fact: ports.newId() as FactId, revision: 0, happenedOn, texts: {} }) // likewise
  const save: Save = {
    ...typedSave(asked, [
      {
        ...{ ...fact(), type: promiseMade.type, shape: promiseMade.shape, subjects: [promise] },
        body: {
          ...{ what: paperKindOf(kind).title, to: body['to'] ?? null, madeIn, who: body['who'] ?? null },
          ...{ dueOn: body['dueOn'] ?? null, everyMonths: body['everyMonths'] ?? null },
        },
      },
      {
        ...{ ...fact(), type: reportAsked.type, shape: reportAsked.shape, subjects: [report] },
        body: { kind, askedIn: madeIn, promise },
      },
    ]),
    newSubjects: [
      { id: promise, kind: 'promise', sourceRef: null },
      { id: report, kind: 'report', sourceRef: null },
    ],
  }
  const refused = whyNotSaved(await ports.saveEntry(asked.reading.authority, save))
  if (refused === null) return redirect(LIST, 'Saved: a report on the calendar')
  const says = 'Somebody else is saving this at the moment. What you typed is kept below: save it again in a minute.'
  return formPage(toAsk, asked.form, [], { says, status: 503 })
}

/** Begins the draft of a report; the one that was begun and not published is gone on with. */
async function begin(ports: Ports, asked: PageContext<Readonly<Record<'report', string>>>): Promise<Answer> {
  if (asked.known) return forbidden(AS_KNOWN_THEN)
  const reading = { ...asked.reading, on: asked.today }
  const all = await readOn(ports, reading)
  const found = all.reports.find(({ id }) => id === asked.params.report)
  if (!found) return notFound()
  const { kind } = found.report
  if (!asked.may(paperKindOf(kind).writes)) return forbidden(`${paperKindOf(kind).title}: others write it.`)
  const draft = all.papers.find(({ paper }) => paper.of === found.id && paper.editions.length === 0)
  if (draft) return redirect(hrefOfPaper(draft.id))
  const subject = ports.newId() as SubjectId // a new random uuid
  const typed = { happenedOn: asked.today, body: { kind, asAtOn: asked.today, of: found.id }, texts: {} }
  const refused = await saveFact(ports, asked, paperBegun, { subject, isNew: 'paper' }, typed)
  return refused === null
    ? redirect(hrefOfPaper(subject), 'The draft is begun')
    : redirect(LIST, 'The draft was not begun: somebody else is saving. Try again in a minute.')
}

const Papers = ({ caption, lines, nothing }: { caption: string; lines: readonly PaperLine[]; nothing: string }) =>
  lines.length === 0 ? (
    <InsetText>{nothing}</InsetText>
  ) : (
    <StackedTable
      caption={caption}
      columns={[{ text: 'Paper', size: 'tl-plan__action' }, { text: 'When' }]}
      rows={lines.map(({ href, title, says }) => ({
        key: href,
        cells: [
          <a class="govuk-link" href={href}>
            {title}
          </a>,
          says,
        ],
      }))}
    />
  )

const Calendar = ({ lines }: { lines: readonly DutyLine[] }) => (
  <StackedTable
    caption="Calendar of reports"
    columns={[
      { text: 'Report' },
      { text: 'Due' },
      { text: 'How it stands' },
      { text: 'Who answers for it' },
      { text: 'Draft' },
    ]}
    rows={lines.map((line) => ({
      key: line.id,
      cells: [
        <>
          {line.title}
          <span class="tl-note">{line.askedIn}</span>
        </>,
        line.due,
        <span class="tl-keep">
          <Status standing={line.said.standing}>{line.said.says}</Status>
        </span>,
        upperFirst(line.who),
        line.draft !== null ? (
          <a class="govuk-link" href={line.draft}>
            Go on with the draft<span class="govuk-visually-hidden">{` of the ${line.title.toLowerCase()}`}</span>
          </a>
        ) : line.mayBegin ? (
          <form method="post" action={`${LIST}/${line.id}/begin`} novalidate>
            <Button variant="secondary">Begin it</Button>
          </form>
        ) : (
          'None'
        ),
      ],
    }))}
  />
)

const Reports = (props: {
  calendar: readonly DutyLine[]
  drafts: readonly PaperLine[]
  published: readonly PaperLine[]
  mayAsk: boolean
  may: PageContext['may']
}) => (
  <>
    <PageHeading lead="What is reported to the Department and to boards, and when it is due: figures come from the record, people write what they mean, and what was published is kept as it was.">
      Reports
    </PageHeading>
    <Parts current="Reports" may={props.may} />
    {props.mayAsk && (
      <p class="govuk-body">
        <a class="govuk-link" href={`${LIST}/new`}>
          Put a report on the calendar
        </a>
      </p>
    )}
    {props.calendar.length === 0 ? (
      <InsetText>No report is on the calendar.</InsetText>
    ) : (
      <Calendar lines={props.calendar} />
    )}
    <Papers caption="Drafts" lines={props.drafts} nothing="No paper is being written." />
    <Papers caption="Published, the latest first" lines={props.published} nothing="Nothing was published yet." />
  </>
)

/** The calendar of reports with drafts and editions, putting a report on it, and beginning a draft. */
export const reportPages = (ports: Ports): readonly PageDefinition[] => [
  definePage({
    ...{ method: 'GET', path: LIST, section: 'improvement', needs: 'improvement.see', readsKnownAt: true },
    handle: async (asked) => {
      const [all, improvement] = await Promise.all([readOn(ports, asked.reading), ports.readImprovement(asked.reading)])
      const now = isNow(asked)
      const day: Day = asked.reading.on
      return page({
        title: 'Reports',
        view: (
          <Reports
            calendar={calendarOf(all, improvement, day, (kind) => now && asked.may(paperKindOf(kind).writes))}
            drafts={draftsIn(all)}
            published={publishedIn(all)}
            mayAsk={now && asked.may('papers.council')}
            may={asked.may}
          />
        ),
      })
    },
  }),
  definePage({
    ...{ method: 'GET', path: `${LIST}/new`, section: 'improvement', needs: 'papers.council' },
    handle: ({ known }) => (known ? forbidden(AS_KNOWN_THEN) : formPage(toAsk, {}, [])),
  }),
  definePage({
    ...{ method: 'POST', path: `${LIST}/new`, section: 'improvement', needs: 'papers.council' },
    handle: (asked) => putOnCalendar(ports, asked),
  }),
  definePage({
    ...{ method: 'POST', path: `${LIST}/:report/begin`, section: 'improvement', needs: 'papers.write' },
    handle: (asked) => begin(ports, asked),
  }),
]

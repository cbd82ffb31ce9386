import type { Person } from '../../../access/index.ts'
import { monthOfDay } from '../../../account/index.ts'
import { addMonths, sayDate, type Day } from '../../../time/index.ts'
import {
  definePage,
  Figures,
  InsetText,
  notFound,
  page,
  PageHeading,
  sayMonth,
  StackedTable,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { LearningParts } from '../../complaints/index.ts'
import { monthIn } from '../../improvement/index.ts'
import { showsGrades } from '../audit-one/about.ts'
import { readAudit, type Audit } from '../audit.ts'
import type { AuditPorts, FoundAudit, ListedAudit } from '../ports.ts'
import { AuditLink, auditStands } from '../programme/view.tsx'
import { discussionTool, discussionTools } from '../tools.ts'

type Ports = Pick<AuditPorts, 'readAudits' | 'readOneAudit'>

/** The head of service talks through so many cases a month: what a council told of its own way back. */
export const DISCUSSIONS_A_MONTH = 4

export const DISCUSSIONS = '/audits/discussions'

interface Discussed {
  readonly listed: ListedAudit
  readonly audit: Audit | null
  /** What was found, in words, for those who may read it. */
  readonly found: string | null
}

const foundIn = ({ texts }: FoundAudit, { completed }: Audit): string | null =>
  completed ? (texts.get(completed.fact)?.['why'] ?? null) : null

/** What the reader may know of one: nothing but how it stands where the child is not theirs to see. */
function discussed(listed: ListedAudit, read: FoundAudit | null, person: Person): Discussed {
  const audit = read && readAudit(read.facts)
  return { listed, audit, found: read && audit && showsGrades(audit, person) ? foundIn(read, audit) : null }
}

const Actions = ({ audit }: { audit: Audit | null }) =>
  audit === null || audit.actions.length === 0 ? (
    <>None</>
  ) : (
    <>
      {audit.actions.map(({ fact, what, lead, dueOn, done }) => (
        <div key={fact}>
          {what}
          <span class="tl-note">
            {done ? `Done ${sayDate(done.on)}` : `${lead}${dueOn === null ? '' : `, by ${sayDate(dueOn)}`}`}
          </span>
        </div>
      ))}
    </>
  )

const Months = ({ month, on }: { month: Day; on: Day }) => {
  const [before, after] = [addMonths(month, -1), addMonths(month, 1)]
  const hrefOf = (of: Day): string => `${DISCUSSIONS}?month=${of.slice(0, 7)}`
  return (
    <p class="govuk-body">
      <a class="govuk-link" href={hrefOf(before)}>
        {sayMonth(before)}
      </a>
      {after <= on && (
        <>
          {' · '}
          <a class="govuk-link" href={hrefOf(after)}>
            {sayMonth(after)}
          </a>
        </>
      )}
    </p>
  )
}

const rowsOf = (all: readonly Discussed[], on: Day) =>
  all.map(({ listed, audit, found }) => ({
    key: listed.subject,
    cells: [
      <AuditLink audit={listed} />,
      listed.completedOn === null ? auditStands(listed, on) : sayDate(listed.completedOn),
      audit === null ? '–' : (audit.talkedWith ?? 'Not said yet'),
      found === null ? '–' : <span class="tl-words">{found}</span>,
      <Actions audit={audit} />,
    ],
  }))

/** The head of service’s case discussions of one month: which, with whom, what was found, and what is to be done. */
export const discussionPages = (ports: Ports): readonly PageDefinition[] => [
  definePage({
    ...{ method: 'GET', path: DISCUSSIONS, section: 'improvement', needs: 'audits.see' },
    handle: async ({ reading, query, person, may, today }) => {
      const month = query['month'] === undefined ? monthOfDay(reading.on) : monthIn(query['month'])
      if (month === null || month > reading.on) return notFound()
      const listed = await ports.readAudits(reading, { tools: discussionTools, month })
      const all = await Promise.all(
        listed.map(async (one) =>
          discussed(
            one,
            one.called === null ? null : await ports.readOneAudit(reading, one.subject, person.id),
            person,
          ),
        ),
      )
      const done = listed.filter(({ completedOn }) => completedOn !== null)
      const actions = done.reduce((sum, { actionsOpen }) => sum + actionsOpen, 0)
      return page({
        title: 'Case discussions',
        view: (
          <>
            <PageHeading lead="Each month the head of service talks four children’s cases through with the worker and the manager. The cases are drawn, and nobody chooses them.">
              Case discussions
            </PageHeading>
            <LearningParts current="Case discussions" may={may} />
            {may('audits.agree') && reading.on === today && (
              <p class="govuk-body">
                <a class="govuk-link" href={`/audits/new?tool=${discussionTool}&size=${DISCUSSIONS_A_MONTH}`}>
                  Draw cases to discuss
                </a>
              </p>
            )}
            <Figures
              figures={[
                { value: `${done.length} of ${DISCUSSIONS_A_MONTH}`, of: `held in ${sayMonth(month)}` },
                { value: actions, of: actions === 1 ? 'action open' : 'actions open' },
              ]}
            />
            {all.length === 0 ? (
              <InsetText>{`No case was discussed in ${sayMonth(month)}, and none waits for it.`}</InsetText>
            ) : (
              <StackedTable
                caption={`Case discussions, ${sayMonth(month)}`}
                captionHidden
                columns={[
                  { text: 'Child' },
                  { text: 'Discussed' },
                  { text: 'With whom' },
                  { text: 'What was found', size: 'tl-plan__action' },
                  { text: 'Actions' },
                ]}
                rows={rowsOf(all, reading.on)}
              />
            )}
            <Months month={month} on={reading.on} />
          </>
        ),
      })
    },
  }),
]

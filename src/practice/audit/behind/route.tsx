import { monthOfDay } from '../../../account/index.ts'
import { sayDate } from '../../../time/index.ts'
import {
  BackLink,
  definePage,
  InsetText,
  notFound,
  page,
  PageHeading,
  sayCount,
  sayMonth,
  StackedTable,
  Status,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { lines, monthIn } from '../../improvement/index.ts'
import { domainsOf } from '../points.ts'
import type { AuditPorts, ListedAudit } from '../ports.ts'
import { AuditLink, finalGrades } from '../programme/view.tsx'
import { grades, isGoodOrBetter, toolNamed } from '../tools.ts'

const dayOfGrades = ({ readUntilOn }: ListedAudit): string => (readUntilOn === null ? '' : sayDate(readUntilOn))

/** The domains that the measure follows, each with the grade that stands. */
const Counted = ({ audit, measure }: { audit: ListedAudit; measure: string }) => {
  const final = finalGrades(audit)
  return (
    <ul class="govuk-list">
      {domainsOf(audit.tool, measure).flatMap(({ id, title }) => {
        const grade = final.get(id)
        return grade === undefined
          ? []
          : [
              <li>
                {`${title}: `}
                <Status standing={isGoodOrBetter(grade) ? 'on-course' : 'late'}>{grades[grade]}</Status>
              </li>,
            ]
      })}
    </ul>
  )
}

/** The audits behind a figure of the scorecard in one month. */
export const behindPages = (ports: Pick<AuditPorts, 'readAudits'>): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/audits/behind/:figure',
    section: 'improvement',
    needs: 'audits.see',
    handle: async ({ reading, params, query }) => {
      const line = lines.find(({ id, measure }) => id === params.figure && measure.isAudit)
      const month = query['month'] === undefined ? monthOfDay(reading.on) : monthIn(query['month'])
      if (!line || month === null || month > reading.on) return notFound()
      const audits = await ports.readAudits(reading, { measure: line.figure, month })
      return page({
        title: `The audits behind ${line.id}`,
        before: <BackLink href={`/improvement/measures/${line.measure.id}`}>{`Measure ${line.measure.id}`}</BackLink>,
        view: (
          <>
            <span class="govuk-caption-l">{`${line.id}, ${sayMonth(month)}`}</span>
            <PageHeading lead={`${line.how.counts} Behind this month: ${sayCount(audits.length, 'audit', 'audits')}.`}>
              {line.measure.name}
            </PageHeading>
            {audits.length === 0 ? (
              <InsetText>No audit’s grades came to stand in this month.</InsetText>
            ) : (
              <StackedTable
                caption="Audits"
                captionHidden
                columns={[
                  { text: 'Record' },
                  { text: 'What was audited' },
                  { text: 'Team' },
                  { text: 'Grades that count' },
                  { text: 'They stood on' },
                ]}
                rows={audits.map((audit) => ({
                  key: audit.subject,
                  cells: [
                    <AuditLink audit={audit} />,
                    toolNamed(audit.tool)?.title ?? audit.tool,
                    audit.team ?? 'None recorded',
                    <Counted audit={audit} measure={line.figure} />,
                    dayOfGrades(audit),
                  ],
                }))}
              />
            )}
          </>
        ),
      })
    },
  }),
]

import { sayDate } from '../../../time/index.ts'
import {
  definePage,
  Figures,
  InsetText,
  page,
  PageHeading,
  StackedTable,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { LearningParts } from '../../complaints/index.ts'
import type { AuditPorts } from '../ports.ts'
import { readProgramme } from '../programme/programme.ts'
import { DISCUSSIONS_A_MONTH } from '../discussions/route.tsx'
import { AuditLink, auditStands } from '../programme/view.tsx'
import { discussionTool, toolNamed } from '../tools.ts'

type Ports = Pick<AuditPorts, 'readAudits' | 'readProgrammes' | 'countDone' | 'titleOf'>

/** What is mine to audit and to moderate, and every programme. */
export const listAuditsPages = (ports: Ports): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/audits',
    section: 'improvement',
    needs: 'audits.see',
    handle: async ({ reading, person, may, today }) => {
      const [mine, all, discussed] = await Promise.all([
        ports.readAudits(reading, { person: person.id }),
        ports.readProgrammes(reading),
        ports.countDone(reading, discussionTool),
      ])
      const programmes = all
        .flatMap(({ subject, facts }) => readProgramme(subject, facts) ?? [])
        .toSorted((a, b) => (a.agreedOn < b.agreedOn ? 1 : a.agreedOn > b.agreedOn ? -1 : a.id < b.id ? -1 : 1))
      return page({
        title: 'Audits',
        view: (
          <>
            <PageHeading lead="Records read by somebody who does not hold them, graded domain by domain, moderated, and followed to what changed.">
              Audits
            </PageHeading>
            <LearningParts current="Audits" may={may} />
            {may('audits.agree') && reading.on === today && (
              <p class="govuk-body">
                <a class="govuk-link" href="/audits/new">
                  Agree an audit programme
                </a>
              </p>
            )}
            <Figures
              figures={[
                { value: mine.length, of: 'audits that wait for you' },
                {
                  value: `${discussed} of ${DISCUSSIONS_A_MONTH}`,
                  of: 'case discussions of the head of service this month',
                },
              ]}
            />
            <section class="tl-section" aria-labelledby="mine">
              <h2 class="govuk-heading-m" id="mine">
                Yours
              </h2>
              {mine.length === 0 ? (
                <InsetText>No audit waits for you.</InsetText>
              ) : (
                <StackedTable
                  caption="Audits that wait for you"
                  captionHidden
                  columns={[
                    { text: 'Whose' },
                    { text: 'What is audited' },
                    { text: 'You are' },
                    { text: 'How it stands' },
                  ]}
                  rows={mine.map((audit) => ({
                    key: audit.subject,
                    cells: [
                      <AuditLink audit={audit} />,
                      toolNamed(audit.tool)?.title ?? audit.tool,
                      audit.auditor === person.id ? 'Auditor' : 'Moderator',
                      auditStands(audit, reading.on),
                    ],
                  }))}
                />
              )}
            </section>
            <section class="tl-section" aria-labelledby="programmes">
              <h2 class="govuk-heading-m" id="programmes">
                Programmes
              </h2>
              {programmes.length === 0 ? (
                <InsetText>No programme is on record.</InsetText>
              ) : (
                <StackedTable
                  caption="Programmes, the latest first"
                  captionHidden
                  columns={[
                    { text: 'Programme', size: 'tl-plan__action' },
                    { text: 'Why it is held' },
                    { text: 'Cases', numeric: true },
                    { text: 'Agreed' },
                    { text: 'By' },
                  ]}
                  rows={programmes.map((programme) => ({
                    key: programme.id,
                    cells: [
                      <>
                        <a class="govuk-link" href={`/audits/${programme.id}`}>
                          {programme.title}
                        </a>
                        <span class="tl-note">{programme.tool?.title ?? 'A tool that is not known'}</span>
                      </>,
                      programme.occasion,
                      `${programme.size} of ${programme.population}`,
                      sayDate(programme.agreedOn),
                      programme.closedOn === null
                        ? programme.dueOn === null
                          ? 'No day'
                          : sayDate(programme.dueOn)
                        : `Closed ${sayDate(programme.closedOn)}`,
                    ],
                  }))}
                />
              )}
            </section>
          </>
        ),
      })
    },
  }),
]

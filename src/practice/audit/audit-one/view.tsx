import { wordFor, type Body, type Fact } from '../../../record/index.ts'
import { sayDate, type Day } from '../../../time/index.ts'
import { capital, Details, InsetText, Offers, StackedTable, Status, SummaryList } from '../../../web/ui/index.ts'
import { LearnedFromHere, themes, type LearnedHere } from '../../complaints/index.ts'
import { ToldHistory } from '../../told/index.ts'
import { awaitsModerator, type Audit, type AuditAction } from '../audit.ts'
import { completed, domainGraded, moderated } from '../events.ts'
import { auditDefinitions, saidElsewhere } from '../history.ts'
import type { FoundAudit } from '../ports.ts'
import { sayWhose } from '../whose.ts'
import { grades, type Tool } from '../tools.ts'
import { answers } from './domain-form.tsx'

export interface AuditShown {
  readonly found: FoundAudit
  readonly audit: Audit
  readonly tool: Tool
  readonly on: Day
  readonly titleOf: (person: string) => string
  /** Whether the grades may be shown: not to anybody but the auditor until a moderator has graded. */
  readonly isOpen: boolean
  /** Whether the person grades it now. */
  readonly isAuditor: boolean
  readonly offers: readonly { readonly text: string; readonly href: string }[]
  readonly mayEndActions: boolean
  readonly learned: readonly LearnedHere[]
  /** Where a fact of it is corrected; null where the person may not. */
  readonly correctHref: (fact: Fact) => string | null
}

const hrefOf = ({ found }: AuditShown): string => `/audits/of/${found.id}`

const Domains = (shown: AuditShown) => {
  const { audit, tool, isOpen, isAuditor, found } = shown
  return (
    <section class="tl-section" aria-labelledby="domains">
      <h2 class="govuk-heading-m" id="domains">
        Domains
      </h2>
      <StackedTable
        caption="Domains, with their grades"
        captionHidden
        columns={[
          { text: 'Domain' },
          { text: 'Grade' },
          ...(audit.moderated ? [{ text: 'Moderator' }] : []),
          { text: 'What shows it' },
        ]}
        rows={tool.domains.map(({ id, title, questions }) => {
          const graded = audit.domains.get(id)
          const grade = graded?.grade ?? null
          return {
            key: id,
            cells: [
              isAuditor ? (
                <a class="govuk-link" href={`${hrefOf(shown)}/domains/${id}`}>
                  {title}
                </a>
              ) : (
                title
              ),
              grade === null ? 'Not graded yet' : isOpen ? grades[grade] : 'Graded',
              ...(audit.moderated ? [wordFor(grades, audit.moderated.grades.get(id), 'Not graded')] : []),
              graded && isOpen ? (
                <Details summary="Answers and findings">
                  <SummaryList
                    noBorder
                    rows={[
                      ...questions.map((question, n) => ({
                        key: question,
                        value: wordFor(answers, graded.answers.get(String(n)), 'Not answered'),
                      })),
                      {
                        key: 'What shows it',
                        value: <span class="tl-words">{found.texts.get(graded.fact)?.['findings'] ?? ''}</span>,
                      },
                    ]}
                  />
                </Details>
              ) : (
                '–'
              ),
            ],
          }
        })}
      />
    </section>
  )
}

const actionStands = ({ done, dueOn }: AuditAction, on: Day) =>
  done ? (
    <Status standing="ended">{`Done ${sayDate(done.on)}`}</Status>
  ) : dueOn === null ? (
    <Status standing="unknown">No day</Status>
  ) : (
    <Status
      standing={dueOn < on ? 'late' : 'on-course'}
    >{`${dueOn < on ? 'Late: due' : 'Due'} ${sayDate(dueOn)}`}</Status>
  )

const Actions = (shown: AuditShown) =>
  shown.audit.actions.length === 0 ? null : (
    <section class="tl-section" aria-labelledby="actions">
      <h2 class="govuk-heading-m" id="actions">
        Actions
      </h2>
      <StackedTable
        caption="Actions"
        captionHidden
        columns={[{ text: 'What is to be done' }, { text: 'Who leads it' }, { text: 'How it stands' }]}
        rows={shown.audit.actions.map((action) => ({
          key: action.fact,
          cells: [
            <>
              {shown.mayEndActions && action.done === null ? (
                <a class="govuk-link" href={`${hrefOf(shown)}/actions/${action.fact}/done`}>
                  {action.what}
                </a>
              ) : (
                action.what
              )}
              {action.done && <span class="tl-note">{action.done.shownBy}</span>}
            </>,
            capital(action.lead),
            actionStands(action, shown.on),
          ],
        }))}
      />
    </section>
  )

const graded: ReadonlySet<string> = new Set([domainGraded.type, completed.type, moderated.type])

/** A body whose lists are said in the words of the tool. */
function inWords(tool: Tool, body: Body): Body {
  const titleOf = (id: string): string => tool.domains.find((domain) => domain.id === id)?.title ?? id
  const each = (field: string, say: (name: string, value: string) => string) => {
    const list = body[field]
    if (!Array.isArray(list)) return {}
    return {
      [field]: list.map(String).map((one) => say(one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1))),
    }
  }
  return {
    ...body,
    ...(typeof body['domain'] === 'string' ? { domain: titleOf(body['domain']) } : {}),
    ...each('answers', (_, answer) => wordFor(answers, answer, answer)),
    ...each('grades', (id, grade) => `${titleOf(id)} ${wordFor(grades, grade, grade)}`),
  }
}

const History = ({ found, tool, isOpen, on, titleOf, correctHref }: AuditShown) => {
  const facts = found.facts
    .filter(({ type }) => isOpen || !graded.has(type))
    .map((fact) => ({
      ...fact,
      body: inWords(tool, fact.body),
      history: fact.history.map((revision) => ({ ...revision, body: inWords(tool, revision.body) })),
    }))
  const byId = new Map(facts.map((fact) => [fact.id, fact]))
  const told = { texts: found.texts, withdrawn: found.withdrawn, facts }
  return (
    <ToldHistory
      {...{ told, definitions: auditDefinitions, elsewhere: saidElsewhere, on, titleOf }}
      correctHref={(id) => {
        const fact = byId.get(id)
        return fact ? correctHref(fact) : null
      }}
    />
  )
}

/** One audit: whose record, who audits, its domains, what came of it, and what may be done now. */
export const OneAudit = (shown: AuditShown) => {
  const { found, audit, tool, isOpen, titleOf, offers } = shown
  const { completed, moderated } = audit
  const said = completed ? (found.texts.get(completed.fact) ?? {}) : {}
  return (
    <>
      <span class="govuk-caption-l">{tool.title}</span>
      <h1 class="govuk-heading-l">{sayWhose(found)}</h1>
      <SummaryList
        rows={[
          {
            key: found.child ? 'Record' : 'What is audited',
            value: found.child ? (
              <a class="govuk-link" href={`/children/${found.child.subject}`}>
                Open the child’s record
              </a>
            ) : (
              'The worker’s practice, and no child’s record'
            ),
          },
          { key: 'Auditor', value: audit.auditor === null ? 'Nobody' : titleOf(audit.auditor) },
          { key: 'Moderator', value: audit.moderator === null ? 'None' : titleOf(audit.moderator) },
          { key: 'To be done by', value: audit.dueOn === null ? 'No day' : sayDate(audit.dueOn) },
          ...(audit.talkedWith === null ? [] : [{ key: 'Talked through with', value: audit.talkedWith }]),
          ...(audit.reauditOf === null
            ? []
            : [
                {
                  key: 'Looks again at',
                  value: (
                    <a class="govuk-link" href={`/audits/of/${audit.reauditOf}`}>
                      the audit before
                    </a>
                  ),
                },
              ]),
          ...(completed && isOpen
            ? [
                {
                  key: 'Overall grade',
                  value: `${wordFor(grades, completed.grade, 'None')}, ${sayDate(completed.on)}`,
                },
                { key: 'Why', value: <span class="tl-words">{said['why'] ?? ''}</span> },
                ...(said['wouldSay'] === undefined
                  ? []
                  : [{ key: 'What the child would say', value: <span class="tl-words">{said['wouldSay']}</span> }]),
                { key: 'Main theme', value: wordFor(themes, completed.theme, 'None') },
                ...(said['good'] === undefined
                  ? []
                  : [{ key: 'Good practice', value: <span class="tl-words">{said['good']}</span> }]),
              ]
            : []),
          ...(moderated
            ? [
                {
                  key: 'Moderator’s overall grade, which stands',
                  value: `${wordFor(grades, moderated.grade, 'None')}, ${sayDate(moderated.on)}`,
                },
              ]
            : []),
          ...(audit.withdrawn
            ? [{ key: 'Not done', value: `${sayDate(audit.withdrawn.on)}: ${audit.withdrawn.reason}` }]
            : []),
        ]}
      />
      {awaitsModerator(audit) && !isOpen && (
        <InsetText>It is completed. Its grades are shown when the moderator has given theirs.</InsetText>
      )}
      <Offers heading="What comes next" offers={offers} />
      <Domains {...shown} />
      <Actions {...shown} />
      <LearnedFromHere learned={shown.learned} />
      <History {...shown} />
    </>
  )
}

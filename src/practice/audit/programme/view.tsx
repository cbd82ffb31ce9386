import { wordFor } from '../../../record/index.ts'
import { sayDate, type Day } from '../../../time/index.ts'
import {
  Details,
  Figures,
  InsetText,
  Offers,
  sayCount,
  StackedTable,
  Status,
  SummaryList,
  Table,
} from '../../../web/ui/index.ts'
import { LearnedFromHere, themes, type LearnedHere } from '../../complaints/index.ts'
import { ToldHistory, type Told } from '../../told/index.ts'
import { agreement, sayKappa } from '../kappa.ts'
import type { ListedAudit } from '../ports.ts'
import { grades, GRADES, isGrade, placeOf, populations, type Grade } from '../tools.ts'
import { auditDefinitions, saidElsewhere } from '../history.ts'
import { sayListed } from '../whose.ts'
import type { Programme } from './programme.ts'

/** How an audit stands on a day. */
export function auditStands(audit: ListedAudit, on: Day) {
  if (audit.endedOn !== null && audit.endedOn <= on)
    return <Status standing="ended">{audit.completedOn === null ? 'Not done' : 'Done'}</Status>
  if (audit.completedOn === null)
    return (
      <Status standing={audit.dueOn < on ? 'late' : 'on-course'}>
        {`${audit.dueOn < on ? 'Late: due' : 'Due'} ${sayDate(audit.dueOn)}`}
      </Status>
    )
  if (audit.readUntilOn === null) return <Status standing="at-risk">To moderate</Status>
  const isLate = audit.nextActionOn !== null && audit.nextActionOn < on
  return (
    <Status standing={isLate ? 'late' : 'at-risk'}>
      {`${sayCount(audit.actionsOpen, 'action', 'actions')} open${isLate ? ', late' : ''}`}
    </Status>
  )
}

/** Whose record or practice it is, for those who may see that. */
export const AuditLink = ({ audit }: { audit: ListedAudit }) =>
  audit.called === null ? (
    <>A record that you may not open</>
  ) : (
    <a class="govuk-link" href={`/audits/of/${audit.subject}`}>
      {sayListed(audit)}
    </a>
  )

/** Grades of audits that are done, the moderator’s over the auditor’s. */
export function finalGrades(audit: ListedAudit): ReadonlyMap<string, Grade> {
  const of = (list: readonly string[]) =>
    list.flatMap((each) => {
      const at = each.indexOf('=')
      const grade = each.slice(at + 1)
      return isGrade(grade) ? [[each.slice(0, at), grade] as const] : []
    })
  const overall = audit.moderatedOverall ?? audit.overall
  return new Map([
    ...of(audit.grades),
    ...of(audit.moderatedGrades),
    ...(isGrade(overall) ? [['', overall] as const] : []),
  ])
}

const Grades = ({ programme, done }: { programme: Programme; done: readonly ListedAudit[] }) => {
  const all = done.map(finalGrades)
  const rowOf = (id: string, title: string) => [
    title,
    ...(Object.keys(grades) as Grade[]).map((grade) => String(all.filter((each) => each.get(id) === grade).length)), // its keys are the grades
  ]
  return (
    <section class="tl-section" aria-labelledby="grades">
      <h2 class="govuk-heading-m" id="grades">
        Grades
      </h2>
      {done.length === 0 ? (
        <p class="govuk-body">No audit is done yet.</p>
      ) : (
        <StackedTable
          caption={`Grades of ${done.length === 1 ? 'the one audit that is done' : `the ${done.length} audits that are done`}, the moderator’s where there is one`}
          columns={[{ text: 'Domain' }, ...Object.values(grades).map((text) => ({ text, numeric: true }))]}
          rows={[rowOf('', 'Overall'), ...(programme.tool?.domains ?? []).map(({ id, title }) => rowOf(id, title))].map(
            (cells) => ({ key: cells[0] ?? '', cells }),
          )}
        />
      )}
    </section>
  )
}

const Moderation = ({ audits }: { audits: readonly ListedAudit[] }) => {
  const pairs = audits.flatMap(({ overall, moderatedOverall }) =>
    isGrade(overall) && isGrade(moderatedOverall) ? [[placeOf(overall), placeOf(moderatedOverall)] as const] : [],
  )
  if (!audits.some(({ moderator }) => moderator !== null)) return null
  const { cases, same, kappa } = agreement(pairs, GRADES)
  return (
    <section class="tl-section" aria-labelledby="moderation">
      <h2 class="govuk-heading-m" id="moderation">
        Moderation
      </h2>
      <SummaryList
        short
        rows={[
          { key: 'Moderated', value: `${cases} of ${audits.filter(({ moderator }) => moderator !== null).length}` },
          { key: 'Same overall grade', value: cases === 0 ? 'None yet' : `${same} of ${cases}` },
          { key: 'Agreement beyond chance', value: cases === 0 ? 'None yet' : sayKappa(kappa) },
        ]}
      />
      <p class="govuk-body">
        Cohen’s kappa with linear weights: two grades apart count twice as much as one. With few cases it swings widely.
      </p>
    </section>
  )
}

const Drawn = ({ programme, againHref }: { programme: Programme; againHref: string }) => (
  <section class="tl-section" aria-labelledby="drawn">
    <h2 class="govuk-heading-m" id="drawn">
      How the sample was drawn
    </h2>
    <p class="govuk-body">
      {`${programme.size} of ${programme.population}: ${programme.tool === null ? '' : populations[programme.tool.population].toLowerCase()}. Drawn at random, so many in each team as its share: nobody chose.`}
    </p>
    <p class="govuk-body">
      <a class="govuk-link" href={againHref}>
        Draw it again from the record as it was
      </a>
    </p>
    <Details summary="Seed, population and shares">
      <p class="govuk-body">
        In each team those are drawn whose SHA-256 of the seed, a space and the record’s random id comes first: anybody
        can work it out again.
      </p>
      <SummaryList
        rows={[
          { key: 'Seed', value: <code class="tl-code">{programme.seed}</code> },
          { key: 'Digest of the population', value: <code class="tl-code">{programme.digest}</code> },
          { key: 'Position of the record', value: String(programme.position) },
        ]}
      />
      <Table
        caption="Cases by team"
        captionSize="s"
        columns={[{ text: 'Team' }, { text: 'Cases', numeric: true }, { text: 'Drawn', numeric: true }]}
        rows={programme.strata.map(({ stratum, of, drawn }) => [stratum ?? 'No team', String(of), String(drawn)])}
      />
    </Details>
  </section>
)

export interface ProgrammeShown {
  readonly programme: Programme
  readonly audits: readonly ListedAudit[]
  readonly told: Omit<Told, 'clocks'>
  readonly found: string | null
  readonly on: Day
  readonly titleOf: (person: string) => string
  readonly closeHref: string | null
  /** Where a fact of it is put right; absent where the person may not. */
  readonly correctHref?: (fact: string) => string
  readonly learnHref: string | null
  readonly learned: readonly LearnedHere[]
}

/** One programme: what was found so far, how far moderators agree, each audit, and how the sample was drawn. */
export const OneProgramme = (shown: ProgrammeShown) => {
  const { programme, audits, found, on, titleOf, closeHref, learnHref, learned } = shown
  const done = audits.filter(({ completedOn, readUntilOn }) => completedOn !== null && readUntilOn !== null)
  const late = audits.filter(
    ({ completedOn, endedOn, dueOn }) => completedOn === null && endedOn === null && dueOn < on,
  )
  const actions = audits.reduce((sum, { actionsOpen }) => sum + actionsOpen, 0)
  const byTheme = [
    ...Map.groupBy(
      done.filter(({ theme }) => theme !== null),
      ({ theme }) => theme,
    ),
  ]
  return (
    <>
      <span class="govuk-caption-l">{`${programme.occasion}: ${programme.tool?.title ?? 'a tool that is not known'}`}</span>
      <h1 class="govuk-heading-l">{programme.title}</h1>
      <Figures
        figures={[
          { value: `${done.length} of ${audits.length}`, of: 'audits done' },
          { value: late.length, of: 'late', ...(late.length > 0 ? { standing: 'late' as const } : {}) },
          { value: actions, of: actions === 1 ? 'action open' : 'actions open' },
        ]}
      />
      {found !== null && (
        <InsetText>{`${found}${programme.shared === null ? '' : ` Shared: ${programme.shared}.`}`}</InsetText>
      )}
      <Offers
        offers={[
          ...(closeHref === null ? [] : [{ text: 'Say what it found, and close it', href: closeHref }]),
          ...(learnHref === null ? [] : [{ text: 'Something learned, or good practice to share', href: learnHref }]),
        ]}
      />
      <Grades programme={programme} done={done} />
      <Moderation audits={audits} />
      {byTheme.length > 0 && (
        <section class="tl-section" aria-labelledby="themes">
          <h2 class="govuk-heading-m" id="themes">
            Themes
          </h2>
          <ul class="govuk-list govuk-list--bullet">
            {byTheme
              .toSorted(([, a], [, b]) => b.length - a.length)
              .map(([theme, of]) => (
                <li>{`${wordFor(themes, theme, 'Another')}: ${of.length}`}</li>
              ))}
          </ul>
        </section>
      )}
      <section class="tl-section" aria-labelledby="audits">
        <h2 class="govuk-heading-m" id="audits">
          Audits
        </h2>
        <StackedTable
          caption="Audits of this programme"
          captionHidden
          columns={[
            { text: 'Whose' },
            { text: 'Team' },
            { text: 'Auditor' },
            { text: 'Moderator' },
            { text: 'How it stands' },
          ]}
          rows={audits.map((audit) => ({
            key: audit.subject,
            cells: [
              <AuditLink audit={audit} />,
              audit.team ?? 'No team',
              titleOf(audit.auditor),
              audit.moderator === null ? 'None' : titleOf(audit.moderator),
              auditStands(audit, on),
            ],
          }))}
        />
      </section>
      <LearnedFromHere learned={learned} />
      <Drawn
        programme={programme}
        againHref={`/audits/${programme.id}/again?on=${programme.agreedOn}&known=${programme.position}`}
      />
      <ToldHistory {...{ ...shown, definitions: auditDefinitions, elsewhere: saidElsewhere }} />
    </>
  )
}

import type { EventDefinition } from '../../record/index.ts'
import { sayDate, sayShortDate, type Day } from '../../time/index.ts'
import {
  Details,
  InsetText,
  Offers,
  PageHeading,
  StackedTable,
  Status,
  SummaryList,
  capital,
  sayCount,
  type Standing,
} from '../../web/ui/index.ts'
import { ToldHistory, type Told } from '../told/index.ts'
import { supervisionEvents } from './events.ts'
import {
  longestFirst,
  openActions,
  supervisionStands,
  type Supervised,
  type Supervision,
  type SupervisionAction,
} from './supervision.ts'

export const sayWorker = (worker: string): string => `Social worker ${worker}`

export const hrefOfWorker = (worker: string): string => `/supervision/${encodeURIComponent(worker)}`

const definitions: ReadonlyMap<string, EventDefinition> = new Map(
  supervisionEvents.map((definition) => [definition.type, definition]),
)

const isLate = ({ dueOn }: SupervisionAction, on: Day): boolean => dueOn !== null && dueOn < on

/** "3 open, 1 late". */
function sayActions(supervision: Supervision | null, on: Day): string {
  const open = supervision === null ? [] : openActions(supervision)
  const late = open.filter((each) => isLate(each, on)).length
  if (open.length === 0) return 'None open'
  return `${open.length} open${late === 0 ? '' : `, ${late} late`}`
}

interface Listed {
  readonly workers: readonly Supervised[]
  readonly on: Day
  readonly everyWeeks: number
}

const isWithout = ({ on, everyWeeks }: Listed, { supervision }: Supervised): boolean => {
  const { standing } = supervisionStands(supervision, on, everyWeeks)
  return standing === 'late' || standing === 'unknown'
}

/** "70 of 75 social workers had supervision within the local standard: every 4 weeks at the latest." */
function sayInTime(listed: Listed): string {
  const { workers, everyWeeks } = listed
  const inTime = workers.filter((each) => !isWithout(listed, each)).length
  return `${inTime} of ${sayCount(workers.length, 'social worker', 'social workers')} had supervision within the local standard: every ${sayCount(everyWeeks, 'week', 'weeks')} at the latest. No law sets this interval: it is a setting of the council.`
}

const Table = ({ caption, listed, shown }: { caption: string; listed: Listed; shown: readonly Supervised[] }) => (
  <StackedTable
    caption={caption}
    columns={[
      { text: 'Social worker' },
      { text: 'Last supervision' },
      { text: 'Next one' },
      { text: 'How it stands' },
      { text: 'Actions' },
    ]}
    rows={shown.map(({ worker, team, supervision }) => {
      const stands = supervisionStands(supervision, listed.on, listed.everyWeeks)
      const next = supervision?.nextOn ?? null
      const byStandard = stands.dueOn === null ? 'Not agreed' : `By ${sayShortDate(stands.dueOn)}`
      return {
        key: worker,
        cells: [
          <>
            <a class="govuk-link" href={hrefOfWorker(worker)}>
              {worker}
            </a>
            <span class="tl-note">{team ?? 'Team not recorded'}</span>
          </>,
          supervision?.lastOn ? sayShortDate(supervision.lastOn) : 'Not recorded',
          next !== null && next >= listed.on ? sayShortDate(next) : byStandard,
          <Status standing={stands.standing}>{stands.says}</Status>,
          sayActions(supervision, listed.on),
        ],
      }
    })}
  />
)

/** Who was supervised when, those without it first, the others folded away; nothing where the reader reads nobody’s. */
export const SupervisionTable = (listed: Listed) => {
  const all = longestFirst(listed.workers, listed.on, listed.everyWeeks)
  const without = all.filter((each) => isWithout(listed, each))
  const within = all.filter((each) => !isWithout(listed, each))
  return all.length === 0 ? null : (
    <section class="tl-section" aria-labelledby="supervision">
      <h2 class="govuk-heading-m" id="supervision">
        Supervision
      </h2>
      <p class="govuk-body">{sayInTime(listed)}</p>
      {without.length > 0 && (
        <Table caption="Social workers without supervision within the standard" listed={listed} shown={without} />
      )}
      {within.length > 0 && (
        <Details summary={`Within the standard (${within.length})`}>
          <Table caption="Social workers with supervision within the standard" listed={listed} shown={within} />
        </Details>
      )}
    </section>
  )
}

/** So many workers without supervision the clinic lists: all stand under caseloads. */
const MOST_WITHOUT = 20

/** The same for the clinic of a team: those alone who are without supervision within the standard. */
export const WithoutSupervision = (listed: Listed) => {
  const without = longestFirst(listed.workers, listed.on, listed.everyWeeks).filter((each) => isWithout(listed, each))
  return listed.workers.length === 0 ? null : (
    <section class="tl-section" aria-labelledby="supervision">
      <h2 class="govuk-heading-m" id="supervision">
        Supervision
      </h2>
      <p class="govuk-body">{sayInTime(listed)}</p>
      {without.length > 0 && (
        <Table
          caption="Social workers without supervision within the standard"
          listed={listed}
          shown={without.slice(0, MOST_WITHOUT)}
        />
      )}
      <p class="govuk-body">
        <a class="govuk-link" href="/caseloads#supervision">
          Supervision of every social worker
        </a>
      </p>
    </section>
  )
}

const actionStands = ({ doneOn, dueOn }: SupervisionAction, on: Day): { says: string; standing: Standing } =>
  doneOn !== null
    ? { says: `Done ${sayShortDate(doneOn)}`, standing: 'ended' }
    : dueOn === null
      ? { says: 'No day', standing: 'unknown' }
      : dueOn < on
        ? { says: `${sayShortDate(dueOn)}, late`, standing: 'late' }
        : { says: sayShortDate(dueOn), standing: 'on-course' }

const Actions = ({
  supervision,
  on,
  doneHref,
}: Pick<WorkerShown, 'on' | 'doneHref'> & { supervision: Supervision }) => (
  <StackedTable
    caption="Actions from supervision"
    columns={[
      { text: 'What is to be done' },
      { text: 'Who does it' },
      { text: 'By when' },
      { text: 'When it is done', quietOnCard: true },
    ]}
    rows={[
      ...openActions(supervision),
      ...supervision.actions.filter(({ doneOn }) => doneOn !== null).toReversed(),
    ].map((each) => {
      const stands = actionStands(each, on)
      return {
        key: each.fact,
        cells: [
          each.what,
          capital(each.lead),
          <Status standing={stands.standing}>{stands.says}</Status>,
          each.doneOn === null && doneHref !== null && (
            <a class="govuk-link" href={doneHref(each.fact)}>
              Say that it is done<span class="govuk-visually-hidden">: {each.what}</span>
            </a>
          ),
        ],
      }
    })}
  />
)

export interface WorkerShown {
  readonly of: Supervised
  readonly told: Omit<Told, 'clocks'>
  readonly on: Day
  readonly everyWeeks: number
  readonly offers: readonly { readonly text: string; readonly href: string }[]
  /** Null where nothing may be recorded. */
  readonly doneHref: ((action: string) => string) | null
  readonly correctHref: ((fact: string) => string) | null
  readonly withdrawHref: ((fact: string) => string) | null
  readonly titleOf: (person: string) => string
}

/** What stands in the heading of the page, or leads elsewhere. */
const elsewhere: ReadonlySet<string> = new Set(['worker', 'action'])

/** One worker's supervision: how it stands, what was agreed, and every one that was held. */
export const OneWorker = (shown: WorkerShown) => {
  const { of, told, on, everyWeeks, doneHref, correctHref, withdrawHref, titleOf } = shown
  const { supervision } = of
  const stands = supervisionStands(supervision, on, everyWeeks)
  const next = supervision?.nextOn ?? null
  return (
    <>
      <span class="govuk-caption-l">{sayWorker(of.worker)}</span>
      <PageHeading lead="What is about a child stands on that child’s record. The worker reads this page, and so do their managers.">
        Supervision
      </PageHeading>
      <SummaryList
        rows={[
          { key: 'Team', value: of.team ?? 'Not recorded' },
          {
            key: 'Last supervision',
            value: supervision?.lastOn
              ? `${sayDate(supervision.lastOn)}, held by: ${supervision.heldBy ?? 'not said'}`
              : 'None recorded',
          },
          { key: 'Next one', value: next === null ? 'No day agreed' : sayDate(next) },
          {
            key: `By the local standard of ${sayCount(everyWeeks, 'week', 'weeks')}`,
            value: (
              <>
                <Status standing={stands.standing}>{stands.says}</Status>
                {stands.dueOn !== null && <span class="tl-note">{`In time until ${sayDate(stands.dueOn)}`}</span>}
              </>
            ),
          },
        ]}
      />
      <Offers heading="Record" offers={shown.offers} />
      {supervision !== null && supervision.actions.length > 0 && <Actions {...{ supervision, on, doneHref }} />}
      {told.facts.length + told.withdrawn.length === 0 ? (
        <InsetText>Nothing is recorded of this worker’s supervision.</InsetText>
      ) : (
        <ToldHistory
          {...{ told, definitions, on, titleOf, elsewhere }}
          {...(correctHref === null ? {} : { correctHref })}
          {...(withdrawHref === null ? {} : { withdrawHref })}
        />
      )}
    </>
  )
}

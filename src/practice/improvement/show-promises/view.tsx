import { sayDate, type Day } from '../../../time/index.ts'
import {
  InsetText,
  Offers,
  PageHeading,
  Pills,
  StackedTable,
  Status,
  SummaryList,
  Timeline,
  type PageContext,
  type TimelineEntry,
} from '../../../web/ui/index.ts'
import type { Fact } from '../../../record/index.ts'
import { Corrections } from '../correct-fact/links.tsx'
import { sayDueDay, sayDueOf, sayEvery, standingOf, type Became, type PromiseOn } from '../promise.ts'
import { Parts } from '../sub-navigation.tsx'
import { upperFirst } from '../words.ts'

export const hrefOfPromise = (id: string): string => `/improvement/promises/${id}`

const isLate = (each: PromiseOn, on: Day): boolean => standingOf(each.promise, on).standing === 'late'

const views = {
  open: { text: 'Open', is: ({ promise }: PromiseOn) => promise.ended === null },
  late: { text: 'Late', is: isLate },
  over: { text: 'Kept or dropped', is: ({ promise }: PromiseOn) => promise.ended !== null },
} as const

export type ViewName = keyof typeof views

/** The view that an address asks for; what is open where it asks for none that there is. */
export const viewNamed = (asked: string | undefined): ViewName =>
  asked !== undefined && Object.hasOwn(views, asked) ? (asked as ViewName) : 'open' // just looked at

/** Whether a promise was made in the meeting of whom it was made to: that is then said once. */
const isOf = (madeIn: string, to: string): boolean =>
  madeIn.toLowerCase().replace(/^the /, '') === to.toLowerCase().replace(/^the /, '')

const Due = ({ promise }: Pick<PromiseOn, 'promise'>) => {
  const every = sayEvery(promise)
  return (
    <>
      {`${sayDueDay(promise)}${every === null ? '' : ','}`}{' '}
      {every !== null && <span class="tl-note">{`and ${every}`}</span>}
    </>
  )
}

/** Everything that was promised, by the day on which it is due. */
export const Promises = (props: {
  all: readonly PromiseOn[]
  view: ViewName
  on: Day
  mayRecord: boolean
  may: PageContext['may']
}) => {
  const shown = props.all.filter((each) => views[props.view].is(each, props.on))
  return (
    <>
      <PageHeading lead="Everything promised to court, committee, Department, board, reviewing officer or complainant, by the day on which it is due: each is kept, carried to a later day, or dropped with a reason.">
        Promises
      </PageHeading>
      <Parts current="Promises" may={props.may} />
      {props.mayRecord && (
        <p class="govuk-body">
          <a class="govuk-link" href="/improvement/promises/new">
            Record a promise
          </a>
        </p>
      )}
      <Pills
        label="Promises shown"
        links={Object.entries(views).map(([name, { text, is }]) => ({
          text,
          count: props.all.filter((each) => is(each, props.on)).length,
          href: name === 'open' ? '/improvement/promises' : `/improvement/promises?show=${name}`,
          isCurrent: name === props.view,
        }))}
      />
      {shown.length === 0 ? (
        <InsetText>No promise on record is in this view.</InsetText>
      ) : (
        <StackedTable
          caption={views[props.view].text}
          columns={[
            { text: 'Promise', size: 'tl-plan__action' },
            { text: 'To whom' },
            { text: 'Who answers for it' },
            { text: 'Due' },
            { text: 'How it stands' },
          ]}
          rows={shown.map(({ id, promise }) => {
            const said = standingOf(promise, props.on)
            return {
              key: id,
              cells: [
                <a class="govuk-link" href={hrefOfPromise(id)}>
                  {promise.what}
                </a>,
                <>
                  {promise.to}
                  {!isOf(promise.madeIn, promise.to) && <span class="tl-note">{upperFirst(promise.madeIn)}</span>}
                </>,
                promise.who === null ? 'Nobody yet' : upperFirst(promise.who),
                promise.ended === null ? <Due promise={promise} /> : sayDate(promise.ended.on),
                <span class="tl-keep">
                  <Status standing={said.standing}>{said.says}</Status>
                </span>,
              ],
            }
          })}
        />
      )}
    </>
  )
}

function entryOf(became: Became, n: number): TimelineEntry {
  const heading =
    became.as === 'kept'
      ? `Kept${became.dueOn === null ? '' : `, due ${sayDate(became.dueOn)}`}`
      : became.as === 'carried'
        ? `Carried to ${sayDate(became.to)}`
        : 'Dropped'
  return {
    id: `became-${n}`,
    heading,
    on: became.on,
    said: sayDate(became.on),
    details: <p class="govuk-body">{`${upperFirst(became.says)}.`}</p>,
  }
}

/** One promise: how it stands, what became of it, and what may be recorded now. */
export const OnePromise = (props: {
  each: PromiseOn
  on: Day
  offers: readonly { readonly text: string; readonly href: string }[]
  corrected: readonly Fact[]
}) => {
  const { promise } = props.each
  const said = standingOf(promise, props.on)
  return (
    <>
      <span class="govuk-caption-l">Promise</span>
      <h1 class="govuk-heading-l">{promise.what}</h1>
      <SummaryList
        rows={[
          { key: 'How it stands', value: <Status standing={said.standing}>{said.says}</Status> },
          ...(promise.ended === null ? [{ key: 'Due', value: sayDueOf(promise) }] : []),
          { key: 'To whom', value: promise.to },
          { key: 'Promised', value: `${sayDate(promise.madeOn)}, in ${promise.madeIn}` },
          { key: 'Who answers for it', value: promise.who === null ? 'Nobody yet' : upperFirst(promise.who) },
        ]}
      />
      <Offers heading="Record what became of it" offers={props.offers} />
      <section class="tl-section" aria-labelledby="became">
        <h2 class="govuk-heading-m" id="became">
          What became of it
        </h2>
        {promise.became.length === 0 ? (
          <p class="govuk-body">Nothing yet.</p>
        ) : (
          <Timeline entries={promise.became.map(entryOf).reverse()} />
        )}
      </section>
      <Corrections facts={props.corrected} />
    </>
  )
}

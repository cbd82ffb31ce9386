import type { ComponentChildren } from 'preact'
import type { FactId } from '../../../record/index.ts'
import { sayDate, type Day } from '../../../time/index.ts'
import { Button, InsetText, Offers, StackedTable, Status, SummaryList } from '../../../web/ui/index.ts'
import { hrefOfPromise, sayDueOf, standingOf, upperFirst, type PromiseOn } from '../../improvement/index.ts'
import { hrefOfEdition, hrefOfMeeting, hrefOfPaper, type MeetingAsked } from '../ask.ts'
import { wantedOf } from '../board-events.ts'
import type { PaperOn } from '../governance-on.ts'
import type { TextsOf } from '../ports.ts'
import { meetingSteps, offersFor } from './steps.ts'

interface Shown {
  readonly found: MeetingAsked
  readonly texts: TextsOf
  readonly actions: readonly { readonly each: PromiseOn; readonly fact: FactId | null }[]
  readonly packs: readonly PaperOn[]
  /** What changed in each plan since the meeting before; null where there was none before. */
  readonly changes: {
    readonly since: Day
    readonly plans: readonly { readonly title: string; readonly href: string }[]
  } | null
  readonly on: Day
  readonly mayRecord: boolean
  readonly mayWrite: boolean
}

const Section = ({ id, title, children }: { id: string; title: string; children: ComponentChildren }) => (
  <section class="tl-section" aria-labelledby={id}>
    <h2 class="govuk-heading-m" id={id}>
      {title}
    </h2>
    {children}
  </section>
)

const Change = ({ shown, fact, what }: { shown: Shown; fact: string; what: string }) => (
  <a class="govuk-link" href={`${hrefOfMeeting(shown.found.id)}/correct/${fact}`}>
    Change<span class="govuk-visually-hidden"> {what}</span>
  </a>
)

const paragraphs = (text: string): readonly string[] => text.split(/\n+/).filter(Boolean)

function Agenda({ shown }: { shown: Shown }) {
  const { agenda, held } = shown.found.meeting
  const mayChange = shown.mayRecord && held === null
  if (agenda.length === 0) return <InsetText>Nothing is on the agenda yet.</InsetText>
  return (
    <StackedTable
      caption="Items of the agenda"
      captionHidden
      columns={[
        { text: 'Item', size: 'tl-plan__action' },
        { text: 'Brought by' },
        { text: 'For' },
        ...(mayChange ? [{ text: 'Change' }] : []),
      ]}
      rows={agenda.map((each, n) => ({
        key: each.fact,
        cells: [
          <>
            {`${n + 1}. ${each.item}`}
            {each.recommended !== null && <span class="tl-note">{`Asked to decide: ${each.recommended}`}</span>}
          </>,
          upperFirst(each.by),
          wantedOf[each.wanted],
          ...(mayChange ? [<Change shown={shown} fact={each.fact} what={each.item} />] : []),
        ],
      }))}
    />
  )
}

function Updates({ shown }: { shown: Shown }) {
  const { updates, held } = shown.found.meeting
  if (updates.length === 0) return <p class="govuk-body">No partner has sent an update.</p>
  return (
    <>
      {updates.map(({ fact, partner, on }) => (
        <>
          <h3 class="govuk-heading-s">{`${upperFirst(partner)}, ${sayDate(on)}`}</h3>
          {paragraphs(shown.texts.get(fact)?.['update'] ?? '').map((text) => (
            <p class="govuk-body">{text}</p>
          ))}
          {shown.mayRecord && held === null && (
            <p class="govuk-body">
              <Change shown={shown} fact={fact} what={`the update of ${partner}`} />
            </p>
          )}
        </>
      ))}
    </>
  )
}

function Packs({ shown }: { shown: Shown }) {
  const { packs, mayWrite, found } = shown
  const draft = packs.find(({ paper }) => paper.editions.length === 0)
  const editions = packs.flatMap(({ paper }) => paper.editions)
  return (
    <>
      {editions.length === 0 && !draft && <p class="govuk-body">No pack was made for this meeting yet.</p>}
      <ul class="govuk-list">
        {editions.map((edition) => (
          <li>
            <a class="govuk-link" href={hrefOfEdition(edition.id)}>
              {`The pack as published on ${sayDate(edition.publishedOn)}`}
            </a>
          </li>
        ))}
        {draft && (
          <li>
            <a class="govuk-link" href={hrefOfPaper(draft.id)}>
              {`The draft begun on ${sayDate(draft.paper.begunOn)}`}
            </a>
          </li>
        )}
      </ul>
      {mayWrite && !draft && (
        <form method="post" action={`${hrefOfMeeting(found.id)}/pack`} novalidate>
          <Button>Make the pack</Button>
        </form>
      )}
    </>
  )
}

function Changes({ changes }: Pick<Shown, 'changes'>) {
  if (changes === null || changes.plans.length === 0) return null
  return (
    <Section id="changes" title={`What changed in the plans since the meeting of ${sayDate(changes.since)}`}>
      <ul class="govuk-list">
        {changes.plans.map(({ title, href }) => (
          <li>
            <a class="govuk-link" href={href}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Decisions({ shown }: { shown: Shown }) {
  const { decisions } = shown.found.meeting
  if (decisions.length === 0) return <p class="govuk-body">No decision is recorded.</p>
  return (
    <StackedTable
      caption="Decisions"
      captionHidden
      columns={[
        { text: 'Decided', size: 'tl-plan__action' },
        { text: 'Why' },
        ...(shown.mayRecord ? [{ text: 'Change' }] : []),
      ]}
      rows={decisions.map((each) => ({
        key: each.fact,
        cells: [
          each.decision,
          each.because ?? 'Not said',
          ...(shown.mayRecord ? [<Change shown={shown} fact={each.fact} what={each.decision} />] : []),
        ],
      }))}
    />
  )
}

function Actions({ shown }: { shown: Shown }) {
  if (shown.actions.length === 0) return <p class="govuk-body">No action is recorded.</p>
  return (
    <StackedTable
      caption="Actions"
      captionHidden
      columns={[
        { text: 'Action', size: 'tl-plan__action' },
        { text: 'Who answers for it' },
        { text: 'Due' },
        { text: 'How it stands' },
        ...(shown.mayRecord ? [{ text: 'Change' }] : []),
      ]}
      rows={shown.actions.map(({ each: { id, promise }, fact }) => {
        const said = standingOf(promise, shown.on)
        return {
          key: id,
          cells: [
            <a class="govuk-link" href={hrefOfPromise(id)}>
              {promise.what}
            </a>,
            promise.who === null ? 'Nobody yet' : upperFirst(promise.who),
            promise.ended === null ? sayDueOf(promise) : sayDate(promise.ended.on),
            <Status standing={said.standing}>{said.says}</Status>,
            ...(shown.mayRecord ? [fact === null ? '' : <Change shown={shown} fact={fact} what={promise.what} />] : []),
          ],
        }
      })}
    />
  )
}

function Minutes({ shown }: { shown: Shown }) {
  const { minutes, confirmed, held } = shown.found.meeting
  if (minutes === null)
    return <p class="govuk-body">{held === null ? 'The meeting was not held yet.' : 'No minutes are written yet.'}</p>
  return (
    <>
      <p class="govuk-body">
        {confirmed === null ? (
          <Status standing="at-risk">{`Draft of ${sayDate(minutes.on)}, not confirmed`}</Status>
        ) : (
          <Status standing="ended">{`Confirmed on ${sayDate(confirmed.on)} by ${confirmed.by}`}</Status>
        )}
      </p>
      {paragraphs(shown.texts.get(minutes.fact)?.['minutes'] ?? '').map((text) => (
        <p class="govuk-body">{text}</p>
      ))}
      {shown.mayRecord && (
        <p class="govuk-body">
          <Change shown={shown} fact={minutes.fact} what="the minutes" />
        </p>
      )}
    </>
  )
}

/** One meeting of a board, from its agenda to its confirmed minutes. */
export const OneMeeting = (given: Shown) => {
  const { found } = given
  const { meeting, board } = found
  const shown: Shown = { ...given, mayRecord: given.mayRecord && meeting.confirmed === null }
  const offers = shown.mayRecord
    ? [
        ...offersFor(meeting).map((step) => ({ text: meetingSteps[step]?.title ?? step, href: `record/${step}` })),
        ...(meeting.held === null ? [] : [{ text: 'Record an action', href: 'actions/new' }]),
      ]
    : []
  return (
    <>
      <span class="govuk-caption-l">{board?.board.name ?? 'A board'}</span>
      <h1 class="govuk-heading-l">{`Meeting of ${sayDate(meeting.meetsOn)}`}</h1>
      <SummaryList
        rows={[
          ...(meeting.place === null ? [] : [{ key: 'Where', value: meeting.place }]),
          { key: 'Held', value: meeting.held === null ? 'Not yet' : sayDate(meeting.held.on) },
          ...(meeting.held === null
            ? []
            : [
                { key: 'Attended', value: upperFirst(meeting.held.attended) },
                {
                  key: 'Apologies',
                  value: meeting.held.apologies === null ? 'None' : upperFirst(meeting.held.apologies),
                },
              ]),
        ]}
      />
      <Offers
        heading="Record"
        offers={offers.map(({ text, href }) => ({ text, href: `${hrefOfMeeting(found.id)}/${href}` }))}
      />
      <Section id="agenda" title="Agenda">
        <Agenda shown={shown} />
      </Section>
      <Section id="pack" title="Pack">
        <Packs shown={shown} />
      </Section>
      <Changes changes={shown.changes} />
      <Section id="updates" title="Partners’ updates">
        <Updates shown={shown} />
      </Section>
      {meeting.held !== null && (
        <>
          <Section id="decisions" title="Decisions">
            <Decisions shown={shown} />
          </Section>
          <Section id="actions" title="Actions">
            <Actions shown={shown} />
          </Section>
        </>
      )}
      <Section id="minutes" title="Minutes">
        <Minutes shown={shown} />
      </Section>
    </>
  )
}

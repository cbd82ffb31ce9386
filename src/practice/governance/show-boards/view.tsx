import { sayDate, type Day } from '../../../time/index.ts'
import {
  InsetText,
  Offers,
  PageHeading,
  StackedTable,
  Status,
  SummaryList,
  type PageContext,
} from '../../../web/ui/index.ts'
import { Parts, upperFirst } from '../../improvement/index.ts'
import { hrefOfBoard, hrefOfMeeting } from '../ask.ts'
import { boardKinds, memberParts, riskRatings } from '../board-events.ts'
import { lacksOf, meetsAgainBy, sitsOn, type BoardOn } from '../board.ts'
import { meetingsOf, type GovernanceOn } from '../governance-on.ts'
import type { MeetingOn } from '../meeting.ts'

/** The last day on which a board met, of meetings with the latest first. */
const lastMet = (meetings: readonly MeetingOn[], on: Day): Day | null =>
  meetings.find(({ meeting }) => meeting.held !== null && meeting.held.on <= on)?.meeting.held?.on ?? null

const nextOf = (meetings: readonly MeetingOn[], on: Day): MeetingOn | null =>
  meetings.findLast(({ meeting }) => meeting.held === null && meeting.meetsOn >= on) ?? null

/** When a board meets next, and whether that is in time. */
function Next({ on, meetings, day }: { on: BoardOn; meetings: readonly MeetingOn[]; day: Day }) {
  const next = nextOf(meetings, day)
  const by = meetsAgainBy(on.board, lastMet(meetings, day))
  if (next !== null)
    return (
      <Status standing={by !== null && next.meeting.meetsOn > by ? 'at-risk' : 'on-course'}>
        {`${sayDate(next.meeting.meetsOn)}${by !== null && next.meeting.meetsOn > by ? `, later than ${sayDate(by)}` : ''}`}
      </Status>
    )
  if (by === null) return <Status standing="unknown">None called</Status>
  return by < day ? (
    <Status standing="late">{`None called; due by ${sayDate(by)}`}</Status>
  ) : (
    <Status standing="at-risk">{`None called yet; due by ${sayDate(by)}`}</Status>
  )
}

/** Every board, with when it meets next. */
export const Boards = (props: { all: GovernanceOn; on: Day; mayRecord: boolean; may: PageContext['may'] }) => (
  <>
    <PageHeading lead="Boards that follow improvement: who sits on them, when they meet, what they are given to read, what they decide and what came of it.">
      Boards
    </PageHeading>
    <Parts current="Boards" may={props.may} />
    {props.mayRecord && (
      <p class="govuk-body">
        <a class="govuk-link" href="/improvement/boards/new">
          Set up a board
        </a>
      </p>
    )}
    {props.all.boards.length === 0 ? (
      <InsetText>No board is on record yet.</InsetText>
    ) : (
      <StackedTable
        caption="Boards"
        captionHidden
        columns={[
          { text: 'Board' },
          { text: 'Kind' },
          { text: 'Members' },
          { text: 'Next meeting' },
          { text: 'Lacks' },
        ]}
        rows={props.all.boards.map((each) => ({
          key: each.id,
          cells: [
            <a class="govuk-link" href={hrefOfBoard(each.id)}>
              {each.board.name}
            </a>,
            boardKinds[each.board.kind],
            String(each.board.members.filter(sitsOn(props.on)).length),
            <Next on={each} meetings={meetingsOf(props.all, each.id)} day={props.on} />,
            lacksOf(each.board, props.on).join(' ') || 'Nothing',
          ],
        }))}
      />
    )}
  </>
)

function sayMeeting({ meeting }: MeetingOn, on: Day) {
  if (meeting.confirmed !== null) return <Status standing="ended">Held, minutes confirmed</Status>
  if (meeting.held !== null)
    return meeting.minutes === null ? (
      <Status standing="at-risk">Held, no minutes yet</Status>
    ) : (
      <Status standing="at-risk">Held, minutes not confirmed</Status>
    )
  return meeting.meetsOn < on ? (
    <Status standing="late">Its day has passed; nobody says it was held</Status>
  ) : (
    <Status standing="on-course">Called</Status>
  )
}

const Change = ({ on, fact, what }: { on: BoardOn; fact: string; what: string }) => (
  <a class="govuk-link" href={`${hrefOfBoard(on.id)}/change/${fact}`}>
    Change<span class="govuk-visually-hidden"> {what}</span>
  </a>
)

const Members = ({ on, day, mayRecord }: { on: BoardOn; day: Day; mayRecord: boolean }) => (
  <StackedTable
    caption="Members"
    columns={[
      { text: 'Role' },
      { text: 'For' },
      { text: 'On the board as' },
      { text: 'From' },
      { text: 'Until' },
      ...(mayRecord ? [{ text: 'Change' }] : []),
    ]}
    rows={[...on.board.members.filter(sitsOn(day)), ...on.board.members.filter((each) => !sitsOn(day)(each))].map(
      (each) => ({
        key: each.fact,
        cells: [
          upperFirst(each.role),
          upperFirst(each.body),
          `${memberParts[each.part]}${each.isIndependent ? ', independent' : ''}`,
          sayDate(each.fromOn),
          each.untilOn === null ? 'Still on it' : sayDate(each.untilOn),
          ...(mayRecord ? [<Change on={on} fact={each.fact} what={each.role} />] : []),
        ],
      }),
    )}
  />
)

const Risks = ({ on, mayRecord }: { on: BoardOn; mayRecord: boolean }) => (
  <StackedTable
    caption="Register of risks"
    columns={[
      { text: 'What could happen', size: 'tl-plan__action' },
      { text: 'How grave' },
      { text: 'Who answers for it' },
      { text: 'What is done about it' },
      { text: 'Since' },
      ...(mayRecord ? [{ text: 'Change' }] : []),
    ]}
    rows={on.board.risks.map((each) => ({
      key: each.fact,
      cells: [
        each.risk,
        riskRatings[each.rating],
        upperFirst(each.who),
        each.control,
        each.closedOn === null ? sayDate(each.since) : `${sayDate(each.since)}; closed ${sayDate(each.closedOn)}`,
        ...(mayRecord ? [<Change on={on} fact={each.fact} what={each.risk} />] : []),
      ],
    }))}
  />
)

/** One board: who sits on it, its meetings, its risks, and what may be recorded now. */
export const OneBoard = (props: { on: BoardOn; meetings: readonly MeetingOn[]; day: Day; mayRecord: boolean }) => {
  const { on, day, mayRecord } = props
  const { board } = on
  const lacks = lacksOf(board, day)
  return (
    <>
      <span class="govuk-caption-l">{boardKinds[board.kind]}</span>
      <h1 class="govuk-heading-l">{board.name}</h1>
      <SummaryList
        rows={[
          { key: 'Next meeting', value: <Next on={on} meetings={props.meetings} day={day} /> },
          {
            key: 'Meets',
            value:
              board.everyMonths === null
                ? 'How often was not said'
                : board.everyMonths === 1
                  ? 'Every month'
                  : `Every ${board.everyMonths} months`,
          },
          { key: 'Since', value: sayDate(board.since) },
          ...(board.asked === null ? [] : [{ key: 'Asked for by', value: board.asked }]),
        ]}
      />
      {lacks.length > 0 && (
        <InsetText>
          {lacks.map((says) => (
            <p class="govuk-body">{says}</p>
          ))}
        </InsetText>
      )}
      {mayRecord && (
        <Offers
          offers={[
            { text: 'Call a meeting', href: `${hrefOfBoard(on.id)}/meetings/new` },
            { text: 'Add a member', href: `${hrefOfBoard(on.id)}/members/new` },
            { text: 'Put a risk on the register', href: `${hrefOfBoard(on.id)}/risks/new` },
          ]}
        />
      )}
      {props.meetings.length === 0 ? (
        <InsetText>No meeting was called yet.</InsetText>
      ) : (
        <StackedTable
          caption="Meetings, the latest first"
          columns={[
            { text: 'Meeting' },
            { text: 'Items' },
            { text: 'Decisions' },
            { text: 'Actions' },
            { text: 'How it stands' },
          ]}
          rows={props.meetings.map((each) => ({
            key: each.id,
            cells: [
              <a class="govuk-link" href={hrefOfMeeting(each.id)}>
                {sayDate(each.meeting.meetsOn)}
              </a>,
              String(each.meeting.agenda.length),
              String(each.meeting.decisions.length),
              String(each.meeting.promises.length),
              sayMeeting(each, day),
            ],
          }))}
        />
      )}
      {board.members.length === 0 ? (
        <InsetText>Nobody sits on it yet.</InsetText>
      ) : (
        <Members {...{ on, day, mayRecord }} />
      )}
      {board.risks.length === 0 ? <InsetText>No risk is on its register.</InsetText> : <Risks {...{ on, mayRecord }} />}
    </>
  )
}

import type { Owner, Projection } from '../../record/index.ts'
import { arrayCell, type Cell, type Column, columns, type Row } from '../database/unnest.ts'

/** One table of projections: its columns, the subject first, then the rest of its natural key, then what it says. */
export interface ProjectedTable {
  readonly name:
    | ('child' | 'journey' | 'stage_span' | 'clock' | 'point' | 'span' | 'contradiction')
    | ('search_word' | 'account' | 'review_grant' | 'complaint' | 'retention' | 'audit' | 'panel_item')
  readonly columns: readonly Column[]
  /** How many columns, from the first, make the natural key within one authority and generation. */
  readonly key: number
  readonly rows: (projection: Projection) => Row[]
}

const open = (to: string | null): string => to ?? 'infinity'
const owner = (of: Owner | null): [Cell, Cell] => [of?.role ?? null, of?.named ?? null]
const ORDINARY = 'ordinary'

/** Numbers the rows of one kind in their order: the last part of a key where two may be alike. */
function numbered<T>(rows: readonly T[], kind: (row: T) => string): [T, number][] {
  const seen = new Map<string, number>()
  return rows.map((row) => {
    const n = seen.get(kind(row)) ?? 0
    seen.set(kind(row), n + 1)
    return [row, n]
  })
}

/** Every table that the facts of one subject come to. */
export const projectedTables: readonly ProjectedTable[] = [
  {
    name: 'child',
    key: 1,
    columns: columns(
      'subject:uuid source_ref name born_on:date sex team sibling_group worker officer workers_so_far:integer last_event_on:date restricted_to:text[]',
    ),
    rows: ({ child: c }) =>
      c
        ? [
            [
              c.subject,
              c.sourceRef,
              c.name,
              c.bornOn,
              c.sex,
              c.team,
              c.siblingGroup,
              c.worker,
              c.officer,
              c.workersSoFar,
              c.lastEventOn,
              c.restrictedTo === null ? null : arrayCell(c.restrictedTo),
            ],
          ]
        : [],
  },
  {
    name: 'journey',
    key: 3,
    columns: columns(
      'subject:uuid practice nth:integer started_on:date start_known:boolean ended_on:date ending stage stage_since:date owner_role owner next_on:date next_what',
    ),
    rows: ({ journeys }) =>
      journeys.map((j) => [
        ...[j.subject, j.practice, j.nth, j.startedOn, j.startKnown, j.endedOn, j.ending, j.stage, j.stageSince],
        ...[...owner(j.owner), j.nextOn, j.nextWhat],
      ]),
  },
  {
    name: 'stage_span',
    key: 4,
    columns: columns('subject:uuid practice nth:integer n:integer from_on:date to_on:date stage owner_role owner'),
    rows: ({ stageSpans }) =>
      numbered(stageSpans, (s) => `${s.practice} ${s.nth}`).map(([s, n]) => [
        ...[s.subject, s.practice, s.nth, n, s.fromOn, open(s.toOn), s.stage],
        ...owner(s.owner),
      ]),
  },
  {
    name: 'clock',
    key: 3,
    columns: columns(
      'subject:uuid rule started_by:uuid started_on:date warn_on:date due_on:date paused_on:date stopped_on:date ended_without_on:date owner_role owner snoozed_until:date snoozed_by snoozed_why',
    ),
    rows: ({ clocks }) =>
      clocks.map((c) => [
        ...[c.subject, c.rule, c.startedBy, c.startedOn, c.warnOn, c.dueOn, c.pausedOn, c.stoppedOn, c.endedWithoutOn],
        ...owner(c.owner),
        ...[c.snoozed?.until ?? null, c.snoozed?.by ?? null, c.snoozed?.why ?? null],
      ]),
  },
  {
    name: 'point',
    key: 4,
    columns: columns(
      'subject:uuid measure on_date:date fact:uuid num:integer den:integer from_on:date until_on:date left_out team worker label',
    ),
    rows: ({ points, child }) =>
      points.map((p) => [
        ...[p.subject, p.measure, p.onDate, p.fact, p.num, p.den, p.fromOn, p.untilOn, p.leftOut],
        ...[child?.team ?? null, p.worker ?? null, ORDINARY],
      ]),
  },
  {
    name: 'span',
    key: 4,
    columns: columns(
      'subject:uuid measure fact:uuid from_on:date to_on:date wait_from_on:date wait_until_on:date kind team worker label',
    ),
    rows: ({ spans, child }) =>
      spans.map((s) => [
        ...[s.subject, s.measure, s.fact, s.fromOn, open(s.toOn), s.waitFromOn, s.waitUntilOn, s.kind],
        ...[child?.team ?? null, s.worker ?? null, ORDINARY],
      ]),
  },
  {
    name: 'contradiction',
    key: 3,
    columns: columns('subject:uuid code n:integer on_date:date facts:uuid[] says'),
    rows: ({ contradictions }) =>
      numbered(contradictions, (c) => c.code).map(([c, n]) => [
        ...[c.subject, c.code, n, c.onDate, arrayCell(c.facts), c.says],
      ]),
  },
  {
    name: 'account',
    key: 1,
    columns: columns('subject:uuid person name roles:text[] team workers:text[] state home_postcode reviewed_on:date'),
    rows: ({ account: a }) =>
      a
        ? [
            [
              ...[a.subject, a.person, a.name, arrayCell(a.roles), a.team, arrayCell(a.workers), a.state],
              ...[a.homePostcode, a.reviewedOn],
            ],
          ]
        : [],
  },
  {
    name: 'review_grant',
    key: 2,
    columns: columns('subject:uuid fact:uuid person review from_on:date until_on:date children:uuid[]'),
    rows: ({ grants = [] }) =>
      grants.map((g) => [g.subject, g.fact, g.person, g.review, g.fromOn, g.untilOn, arrayCell(g.children)]),
  },
  {
    name: 'retention',
    key: 1,
    columns: columns('subject:uuid kept_until:date kept_by is_held:boolean is_purge_asked:boolean'),
    rows: ({ retention: r }) => (r ? [[r.subject, r.keptUntil, r.keptBy, r.isHeld, r.isPurgeAsked]] : []),
  },
  {
    name: 'complaint',
    key: 1,
    columns: columns(
      'subject:uuid kind received_on:date about sender theme team child:uuid stage outcome found_at ended_on:date against',
    ),
    rows: ({ complaint: c }) =>
      c
        ? [
            [
              ...[c.subject, c.kind, c.receivedOn, c.about, c.sender, c.theme, c.team, c.child, c.stage, c.outcome],
              ...[c.foundAt, c.endedOn, c.against],
            ],
          ]
        : [],
  },
  {
    name: 'audit',
    key: 1,
    columns: columns(
      'subject:uuid programme:uuid tool child:uuid auditor moderator team allotted_on:date due_on:date completed_on:date moderated_on:date read_until_on:date overall grades:text[] moderated_overall moderated_grades:text[] theme actions_open:integer actions_done:integer next_action_on:date reaudit_of:uuid ended_on:date worker',
    ),
    rows: ({ audit: a }) =>
      a
        ? [
            [
              ...[a.subject, a.programme, a.tool, a.child, a.auditor, a.moderator, a.team, a.allottedOn, a.dueOn],
              ...[a.completedOn, a.moderatedOn, a.readUntilOn, a.overall, arrayCell(a.grades), a.moderatedOverall],
              ...[arrayCell(a.moderatedGrades), a.theme, a.actionsOpen, a.actionsDone, a.nextActionOn, a.reauditOf],
              ...[a.endedOn, a.worker],
            ],
          ]
        : [],
  },
  {
    name: 'panel_item',
    key: 2,
    columns: columns('subject:uuid fact:uuid child:uuid household:uuid members:text[] confirmed_on:date'),
    rows: ({ panelItems = [] }) =>
      panelItems.map((i) => [i.subject, i.fact, i.child, i.household, arrayCell(i.members), i.confirmedOn]),
  },
  {
    name: 'search_word',
    key: 3,
    columns: columns('subject:uuid kind word sound other_sound trigrams:bit(128)'),
    rows: ({ searchWords }) => searchWords.map((w) => [w.subject, w.kind, w.word, w.sound, w.otherSound, w.trigrams]),
  },
]

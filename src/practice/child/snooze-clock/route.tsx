import type { ClockRule } from '../../../clocks/index.ts'
import type { FactId, SubjectId } from '../../../record/index.ts'
import { addDays, sayDate, sayShort, type Day } from '../../../time/index.ts'
import {
  dateToType,
  dayTyped,
  isUuid,
  page,
  redirect,
  typedDate,
  typedText,
  type Answer,
  type AskedAt,
  type FieldError,
  type PageDefinition,
  type TypedDate,
} from '../../../web/ui/index.ts'
import { called } from '../called.ts'
import { formPages } from '../record-fact/form-pages.ts'
import type { ChildNamed, NewId, ReadChildNamed, SaveEntry } from '../record-fact/ports.ts'
import { BUSY, typedSave, whyNotSaved } from '../record-fact/save.ts'
import { BackToChild } from '../record-fact/view.tsx'
import { snoozed } from '../snooze.ts'
import type { ReadClock, RunningClock } from './ports.ts'
import { PutAside } from './view.tsx'

/** What the pages on which a clock is put aside must be able to do. */
export interface SnoozePorts {
  readonly readChildNamed: ReadChildNamed
  readonly readClock: ReadClock
  readonly saveEntry: SaveEntry
  readonly newId: NewId
  readonly rules: readonly ClockRule[]
}

/** For so long a clock may be put aside at most, and then be looked at again. Ours. */
const LONGEST_DAYS = 28
const LONGEST_REASON = 500

const PATH = '/children/:child/aside/:rule/:started'
type Asked = AskedAt<typeof PATH>

interface About {
  readonly child: ChildNamed
  readonly clock: RunningClock
  readonly rule: ClockRule
}

interface Typed {
  readonly until: TypedDate
  readonly why: string
}

interface Around {
  readonly status: number
  readonly errors: readonly FieldError[]
  readonly warning: string | null
}

const FRESH: Around = { status: 200, errors: [], warning: null }

function show({ child, clock, rule }: About, asked: Asked, typed: Typed, around = FRESH): Answer {
  const childHref = `/children/${child.subject}`
  return page({
    title: 'Put a step aside',
    status: around.status,
    hasErrors: around.errors.length > 0,
    before: <BackToChild href={childHref} called={called(child)} />,
    view: (
      <PutAside
        called={called(child)}
        step={rule.next}
        isLate={clock.dueOn < asked.today}
        due={sayDate(clock.dueOn)}
        latest={sayShort(addDays(asked.today, LONGEST_DAYS))}
        action={`${childHref}/aside/${clock.rule}/${clock.startedBy}`}
        until={typed.until}
        why={typed.why}
        errors={around.errors}
        warning={around.warning}
      />
    ),
  })
}

function errorsIn(until: Day | null, why: string, today: Day): readonly FieldError[] {
  const latest = addDays(today, LONGEST_DAYS)
  const day =
    until === null
      ? 'Enter the day on which it is looked at again, such as 27 3 2025'
      : until <= today
        ? 'The day must be after today'
        : until > latest
          ? `The day must be ${sayDate(latest)} or before: a step is put aside for four weeks at most`
          : null
  const reason =
    why === ''
      ? 'Say why it is put aside'
      : why.length > LONGEST_REASON
        ? `Say why in at most ${LONGEST_REASON} characters: what you typed has ${why.length}`
        : null
  return [
    ...(day === null ? [] : [{ field: 'until-day', says: day }]),
    ...(reason === null ? [] : [{ field: 'why', says: reason }]),
  ]
}

async function take(ports: SnoozePorts, found: About, asked: Asked): Promise<Answer> {
  const { child, clock, rule } = found
  const typed = { until: typedDate(asked.form, 'until'), why: typedText(asked.form, 'why') }
  const until = dayTyped(typed.until)
  const errors = errorsIn(until, typed.why, asked.today)
  if (until === null || errors.length > 0) return show(found, asked, typed, { ...FRESH, status: 400, errors })
  const body = {
    ...{
      step: rule.next,
      untilOn: until,
      why: typed.why,
      by: asked.person.id,
      rule: clock.rule,
      startedBy: clock.startedBy,
    },
  }
  const fact = {
    ...{ fact: ports.newId() as FactId, revision: 0, type: snoozed.type, shape: snoozed.shape }, // a new fact
    ...{ subjects: [child.subject], happenedOn: asked.today, body, texts: {} },
  }
  const refused = whyNotSaved(await ports.saveEntry(asked.reading.authority, typedSave(asked, [fact])))
  if (refused !== null) return show(found, asked, typed, { ...FRESH, status: 503, warning: BUSY })
  return redirect(`/children/${child.subject}`, `Put aside until ${sayDate(until)}. Whoever manages it still sees it`)
}

/** The pages on which a person puts a clock aside: with a day and a reason, in the record, and hidden from nobody else. */
export const snoozePages = (ports: SnoozePorts): readonly PageDefinition[] => {
  const rules = new Map(ports.rules.map((rule) => [rule.id, rule]))
  return formPages({
    path: PATH,
    find: async (asked): Promise<About | null> => {
      const { child: id, rule: ruleId, started } = asked.params
      const rule = rules.get(ruleId)
      if (!rule || !isUuid(id) || !isUuid(started)) return null
      const subject = id as SubjectId // a uuid: whether it is a child's is what the read answers
      const [child, clock] = await Promise.all([
        ports.readChildNamed(asked.reading, subject),
        ports.readClock(asked.reading, subject, ruleId, started as FactId), // likewise
      ])
      return child && clock && { child, clock, rule }
    },
    show: (found, asked) => show(found, asked, { until: dateToType(null), why: '' }),
    take: (found, asked) => take(ports, found, asked),
  })
}

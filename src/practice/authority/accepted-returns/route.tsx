import type { FactId, NewRevision, Save, SubjectId } from '../../../record/index.ts'
import { day, financialYear, sayDate, sayShortDate, type Day } from '../../../time/index.ts'
import {
  BackLink,
  dayTyped,
  definePage,
  notFound,
  page,
  redirect,
  typedDate,
  typedText,
  type Answer,
  type FieldError,
  type PageContext,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { typedSave, whyNotSaved } from '../../child/index.ts'
import { returnAccepted } from '../events.ts'
import type { AuthorityHistory, SettingsPorts } from '../ports.ts'
import { WithdrawChange } from '../withdraw-change/view.tsx'
import { acceptedReturns, type AcceptedReturn } from './read.ts'
import { AcceptedReturns, type AcceptedShown } from './view.tsx'

type Ports = Pick<SettingsPorts, 'readAuthorityHistory' | 'saveEntry' | 'newId' | 'titleOf'>
type Asked = PageContext<Readonly<Record<'fact', string>>>

/** Records of so many years back can still wait to be sealed. Ours. */
const YEARS_OFFERED = 8
const LONGEST_REASON = 2000
const BUSY = 'It could not be saved just now. What you typed is kept: save it again in a minute.'
const MEANWHILE = 'Somebody changed it while you were typing. Look at it again.'

/** The years whose 31 March is past, the latest first. */
const yearsUntil = (today: Day): readonly number[] => {
  const last = financialYear(today) - 1
  return Array.from({ length: YEARS_OFFERED }, (_, back) => last - back)
}

const reasonErrors = (reason: string, empty: string): readonly FieldError[] => {
  if (reason === '') return [{ field: 'reason', says: empty }]
  return reason.length > LONGEST_REASON
    ? [{ field: 'reason', says: `It must be at most ${LONGEST_REASON} characters` }]
    : []
}

function lineOf(history: AuthorityHistory, titleOf: (person: string) => string) {
  return ({ year, on, fact }: AcceptedReturn) => {
    const last = history.revisions.findLast((revision) => revision.fact === fact.id)
    const how = history.texts.findLast((text) => text.fact === fact.id && text.field === 'reason')?.text ?? ''
    return {
      ...{ key: fact.id, year: String(year), on: sayShortDate(on), by: last ? titleOf(last.by) : '', how },
      withdraw: `/accepted-returns/${fact.id}/withdraw`,
    }
  }
}

async function show(ports: Ports, asked: PageContext, given: Partial<AcceptedShown> = {}): Promise<Answer> {
  const history = await ports.readAuthorityHistory(asked.reading.authority)
  const accepted = acceptedReturns(history)
  const years = yearsUntil(asked.today).filter((year) => !accepted.some((each) => each.year === year))
  const shown: AcceptedShown = {
    lines: accepted.map(lineOf(history, ports.titleOf)),
    years: years.map((year) => ({ value: String(year), text: `${year}: to 31 March ${year}` })),
    year: String(years[0] ?? ''),
    ...{ on: { day: '', month: '', year: '' }, reason: '', errors: [], warning: null },
    ...given,
  }
  return page({
    title: 'Returns that were accepted',
    status: shown.errors.length > 0 ? 400 : shown.warning === null ? 200 : 409,
    hasErrors: shown.errors.length > 0,
    before: <BackLink href="/send">Send the return</BackLink>,
    view: <AcceptedReturns {...shown} />,
  })
}

function errorsIn(year: number, on: Day | null, reason: string, today: Day): readonly FieldError[] {
  const errors: FieldError[] = []
  if (!yearsUntil(today).includes(year)) errors.push({ field: 'year', says: 'Choose the year of the return' })
  if (on === null) errors.push({ field: 'on-day', says: 'Enter the day on which it was accepted' })
  else if (on > today) errors.push({ field: 'on-day', says: 'It must be today or earlier' })
  else if (yearsUntil(today).includes(year) && on <= day(`${year}-03-31`))
    errors.push({ field: 'on-day', says: `It must be after ${sayDate(day(`${year}-03-31`))}, when that year ended` })
  return [...errors, ...reasonErrors(reason, 'Say how that is known')]
}

async function accept(ports: Ports, asked: PageContext): Promise<Answer> {
  const { authority } = asked.reading
  const typed = { year: typedText(asked.form, 'year'), on: typedDate(asked.form, 'on') }
  const [year, on, reason] = [Number(typed.year), dayTyped(typed.on), typedText(asked.form, 'reason')]
  const errors = errorsIn(year, on, reason, asked.today)
  if (errors.length > 0 || on === null) return show(ports, asked, { ...typed, reason, errors })
  const history = await ports.readAuthorityHistory(authority)
  // A double click, or somebody else meanwhile: it is on record.
  if (acceptedReturns(history).some((each) => each.year === year)) return redirect('/accepted-returns', 'Recorded')
  const subject = history.subject ?? (ports.newId() as SubjectId) // a new random uuid
  const revision: NewRevision = {
    ...{ fact: ports.newId() as FactId, revision: 0, type: returnAccepted.type, shape: returnAccepted.shape }, // likewise
    ...{ subjects: [subject], happenedOn: on, body: { year }, texts: { reason } },
  }
  const save = typedSave(asked, [revision])
  const entry: Save =
    history.subject === null ? { ...save, newSubjects: [{ id: subject, kind: 'authority', sourceRef: null }] } : save
  const refused = whyNotSaved(await ports.saveEntry(authority, entry))
  if (refused !== null) return show(ports, asked, { ...typed, reason, warning: refused === 'busy' ? BUSY : MEANWHILE })
  return redirect('/accepted-returns', 'Recorded')
}

function askWhy(
  { year, on, fact }: AcceptedReturn,
  reason = '',
  errors: readonly FieldError[] = [],
  warning: string | null = null,
): Answer {
  return page({
    title: 'Withdraw an acceptance',
    status: errors.length > 0 ? 400 : warning === null ? 200 : 409,
    hasErrors: errors.length > 0,
    before: <BackLink href="/accepted-returns">Returns that were accepted</BackLink>,
    view: (
      <WithdrawChange
        title={`The return of ${year}`}
        rows={[{ key: 'Accepted', value: sayDate(on) }]}
        revision={String(fact.revision)}
        action={`/accepted-returns/${fact.id}/withdraw`}
        back="/accepted-returns"
        {...{ reason, errors, warning }}
      />
    ),
  })
}

async function withdraw(ports: Ports, asked: Asked, accepted: AcceptedReturn): Promise<Answer> {
  const reason = typedText(asked.form, 'reason')
  const errors = reasonErrors(reason, 'Say why it is withdrawn')
  if (errors.length > 0) return askWhy(accepted, reason, errors)
  const { fact } = accepted
  if (typedText(asked.form, 'revision') !== String(fact.revision)) return askWhy(accepted, reason, [], MEANWHILE)
  const { type, shape } = returnAccepted
  const next = { fact: fact.id, revision: fact.revision + 1, type, shape, subjects: fact.subjects }
  const save = typedSave(asked, [{ ...next, happenedOn: null, body: {}, texts: { reason } }])
  const refused = whyNotSaved(await ports.saveEntry(asked.reading.authority, save))
  if (refused !== null) return askWhy(accepted, reason, [], refused === 'busy' ? BUSY : MEANWHILE)
  return redirect('/accepted-returns', 'Withdrawn')
}

/** Which returns the Department accepted: what is offered for sealing follows it. */
export function acceptedReturnPages(ports: Ports): readonly PageDefinition[] {
  const around = { section: 'imports', needs: 'returns.send' } as const
  const about = async (asked: Asked): Promise<AcceptedReturn | undefined> =>
    acceptedReturns(await ports.readAuthorityHistory(asked.reading.authority)).find(
      ({ fact }) => fact.id === asked.params.fact,
    )
  return [
    definePage({ method: 'GET', path: '/accepted-returns', ...around, handle: (asked) => show(ports, asked) }),
    definePage({ method: 'POST', path: '/accepted-returns', ...around, handle: (asked) => accept(ports, asked) }),
    definePage({
      method: 'GET',
      path: '/accepted-returns/:fact/withdraw',
      ...around,
      handle: async (asked) => {
        const accepted = await about(asked)
        return accepted ? askWhy(accepted) : notFound()
      },
    }),
    definePage({
      method: 'POST',
      path: '/accepted-returns/:fact/withdraw',
      ...around,
      handle: async (asked) => {
        const accepted = await about(asked)
        // Withdrawn already: a double click.
        return accepted ? withdraw(ports, asked, accepted) : redirect('/accepted-returns')
      },
    }),
  ]
}

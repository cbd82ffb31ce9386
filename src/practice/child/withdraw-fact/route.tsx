import { sayDate } from '../../../time/index.ts'
import {
  notFound,
  page,
  redirect,
  redirectUndone,
  typedText,
  type Answer,
  type FieldError,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { called } from '../called.ts'
import {
  aboutFact,
  isAsSeen,
  isImported,
  saveNext,
  type AboutFact,
  type AskedOfFact,
  type ChangeFactPorts,
} from '../record-fact/about-fact.ts'
import { formPages } from '../record-fact/form-pages.ts'
import { BUSY } from '../record-fact/save.ts'
import { BackToChild } from '../record-fact/view.tsx'
import { factRows } from '../record-fact/words.ts'
import { Withdraw } from './view.tsx'

interface Around {
  readonly status: number
  readonly reason: string
  readonly errors: readonly FieldError[]
  readonly warning: string | null
}

const FRESH: Around = { status: 200, reason: '', errors: [], warning: null }

function show({ child, shown, definition }: AboutFact, around: Around): Answer {
  const childHref = `/children/${child.subject}`
  return page({
    title: `Withdraw: ${definition.title}`,
    status: around.status,
    hasErrors: around.errors.length > 0,
    before: <BackToChild href={childHref} called={called(child)} />,
    view: (
      <Withdraw
        called={called(child)}
        heading={`Withdraw: ${definition.title}`}
        rows={factRows(definition, shown.fact)}
        isImported={isImported(shown)}
        revision={String(shown.lastRevision)}
        action={`${childHref}/facts/${shown.fact.id}/withdraw`}
        childHref={childHref}
        reason={around.reason}
        errors={around.errors}
        warning={around.warning}
      />
    ),
  })
}

const changedSince = ({ shown, lastTitle }: AboutFact, reason: string): Around => ({
  status: 409,
  reason,
  errors: [],
  warning: `This was changed by the ${lastTitle.toLowerCase()} on ${sayDate(shown.lastRecordedOn)} while you were typing. It is shown above as it now stands: read it before you withdraw it. Your reason is kept below.`,
})

async function withdraw(ports: ChangeFactPorts, asked: AskedOfFact, found: AboutFact): Promise<Answer> {
  const { child, shown, definition } = found
  const reason = typedText(asked.form, 'reason')
  const back = `/children/${child.subject}`
  if (shown.isWithdrawn) return redirectUndone(back, 'It was withdrawn already')
  if (!isAsSeen(asked, shown)) return show(found, changedSince(found, reason))
  if (reason === '')
    return show(found, { ...FRESH, status: 400, errors: [{ field: 'reason', says: 'Say why it is withdrawn' }] })
  const refused = await saveNext(ports, asked, found, { happenedOn: null, body: {}, texts: { reason } })
  if (refused === null) return redirect(back, `Withdrawn: ${definition.title}`)
  if (refused === 'busy') return show(found, { status: 503, reason, errors: [], warning: BUSY })
  const meanwhile = await aboutFact(ports, asked)
  return meanwhile ? show(meanwhile, changedSince(meanwhile, reason)) : notFound()
}

/** The pages on which a person withdraws a fact, saying why: a revision without a date. */
export const withdrawFactPages = (ports: ChangeFactPorts): readonly PageDefinition[] =>
  formPages({
    path: '/children/:child/facts/:fact/withdraw',
    find: (asked) => aboutFact(ports, asked),
    show: (found) => (found.shown.isWithdrawn ? null : show(found, FRESH)),
    take: (found, asked) => withdraw(ports, asked, found),
  })

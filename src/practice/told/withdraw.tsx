import type { AuthorityId, Save, Saved } from '../../record/index.ts'
import {
  BackLink,
  page,
  redirect,
  typedText,
  type Answer,
  type FieldError,
  type PageContext,
} from '../../web/ui/index.ts'
import { factRows, typedSave, whyNotSaved, Withdraw } from '../child/index.ts'
import { whyWords } from '../improvement/index.ts'
import type { ToCorrect } from './correct.ts'

interface Ports {
  readonly saveEntry: (authority: AuthorityId, save: Save) => Promise<Saved>
}

/** The text of a revision that says why a fact is withdrawn. */
export const WHY_WITHDRAWN = 'reason'

interface Around {
  readonly status: number
  readonly reason: string
  readonly errors: readonly FieldError[]
  readonly warning: string | null
}

const FRESH: Around = { status: 200, reason: '', errors: [], warning: null }

function show({ about, asks, definition, fact, then }: ToCorrect, around: Around): Answer {
  const heading = `Withdraw: ${definition.title}`
  return page({
    title: heading,
    status: around.status,
    hasErrors: around.errors.length > 0,
    before: <BackLink href={about.backHref}>{about.back}</BackLink>,
    view: (
      <Withdraw
        {...{ called: about.called, heading, rows: factRows(asks, fact), isImported: false }}
        {...{ reason: around.reason, errors: around.errors, warning: around.warning }}
        hint="For example: it is about something else, or was recorded twice."
        revision={String(fact.revision)}
        action={about.action}
        childHref={then}
      />
    ),
  })
}

/** What the fact says, and why it should never have been recorded. */
export const withdrawalForm = (of: ToCorrect): Answer => show(of, FRESH)

/** Saves that a fact is withdrawn, as its next revision: it counts no more, and stays where everybody sees why. */
export async function saveWithdrawal({ saveEntry }: Ports, asked: PageContext, of: ToCorrect): Promise<Answer> {
  const { definition, fact, then } = of
  const reason = typedText(asked.form, WHY_WITHDRAWN)
  if (Number(typedText(asked.form, 'revision') || NaN) !== fact.revision)
    return show(of, { ...FRESH, status: 409, reason, warning: whyWords['changed-meanwhile'].says })
  if (reason === '')
    return show(of, { ...FRESH, status: 400, errors: [{ field: WHY_WITHDRAWN, says: 'Say why it is withdrawn' }] })
  const { id, type, subjects, revision } = fact
  const next = { fact: id, revision: revision + 1, type, shape: definition.shape, subjects }
  const withdrawn = { ...next, happenedOn: null, body: {}, texts: { [WHY_WITHDRAWN]: reason } }
  const refused = whyNotSaved(await saveEntry(asked.reading.authority, typedSave(asked, [withdrawn])))
  if (refused === null) return redirect(then, `Withdrawn: ${definition.title}`)
  const { says, status } = whyWords[refused]
  return show(of, { ...FRESH, status, reason, warning: says })
}

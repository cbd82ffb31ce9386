import type { ComponentChildren } from 'preact'
import { Button, capital, page, PageHeading, type Form, type PageAnswer } from '../ui/index.ts'

/** Fields that are ours and not what somebody typed. */
const OURS = new Set(['csrf', 'request', 'kept', 'then'])

/** Fields of a form that nobody typed: sent again, and not shown. */
const UNSEEN = new Set(['seen', 'offered', 'do', 'back', 'revision', 'record', 'of'])

const typedFields = (form: Form): readonly (readonly [string, string])[] =>
  Object.entries(form)
    .filter(([name]) => !OURS.has(name))
    .flatMap(([name, values]) => values.filter((value) => value !== '').map((value) => [name, value] as const))

/** What was typed, shown and ready to be sent again: nothing typed is lost because something went wrong. */
export const TypedAgain = ({ form, action, children }: { form: Form; action: string; children: ComponentChildren }) => {
  const fields = typedFields(form)
  if (fields.length === 0) return null
  return (
    <form method="post" action={action}>
      <h2 class="govuk-heading-m">What you typed is kept here</h2>
      <dl class="govuk-summary-list">
        {fields
          .filter(([name]) => !UNSEEN.has(name))
          .map(([name, value]) => (
            <div class="govuk-summary-list__row">
              <dt class="govuk-summary-list__key">{capital(name.replaceAll(/[-_]/g, ' '))}</dt>
              <dd class="govuk-summary-list__value">{value}</dd>
            </div>
          ))}
      </dl>
      {fields.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <Button>{children}</Button>
    </form>
  )
}

/** What happened to a request that could not be answered as asked. */
export type Trouble =
  | 'not-found'
  | 'wrong-method'
  | 'forbidden'
  | 'not-from-here'
  | 'too-often'
  | 'too-large'
  | 'no-room'
  | 'record-away'
  | 'unreadable'
  | 'went-wrong'

const TROUBLES: Readonly<Record<Trouble, { status: number; title: string; says: string; mend: string }>> = {
  'not-found': {
    status: 404,
    title: 'There is nothing here',
    says: 'There is no page at this address, or it is not one that you may see.',
    mend: 'If you typed the address, check it. If a link brought you here, go back and try another way, such as the menu above.',
  },
  'wrong-method': {
    status: 405,
    title: 'This cannot be asked in that way',
    says: 'There is something at this address, but not for what your browser or program asked of it. Nothing was done.',
    mend: 'If you came here from a form, go back to the form and send it again.',
  },
  forbidden: {
    status: 403,
    title: 'You may not do this',
    says: 'Your work does not include this.',
    mend: 'If it should, ask whoever looks after Throughline in your council.',
  },
  'not-from-here': {
    status: 403,
    title: 'This was not sent from a page of yours',
    says: 'The form came from another site, or from a page that was opened before you last signed in. Nothing was saved.',
    mend: 'Check what is below and send it again from here.',
  },
  'too-often': {
    status: 429,
    title: 'That is too much at once',
    says: 'Throughline takes so much from one person or place only in a minute. Nothing was done.',
    mend: 'Wait a minute, and then try again.',
  },
  'too-large': {
    status: 413,
    title: 'That is too large',
    says: 'What you sent is larger than this page takes. Nothing of it was kept.',
    mend: 'If it was a return, send it as a zip, or its tables one by one. If it was something that you wrote, shorten it.',
  },
  'no-room': {
    status: 507,
    title: 'There is no room left on the disk',
    says: 'The computer that runs Throughline has no room left for what you sent. Nothing was saved, and nothing that was saved before is lost.',
    mend: 'Ask whoever looks after that computer to make room, and then send it again.',
  },
  'record-away': {
    status: 503,
    title: 'The record cannot be reached just now',
    says: 'Throughline cannot reach its database. What was saved before is safe. What you just sent was not saved.',
    mend: 'Wait a minute and try again. If it stays like this, tell whoever looks after Throughline in your council.',
  },
  unreadable: {
    status: 400,
    title: 'That could not be read',
    says: 'Part of the address or of what was sent is not as it should be.',
    mend: 'Go back and try again.',
  },
  'went-wrong': {
    status: 500,
    title: 'Something went wrong here',
    says: 'The mistake is ours, not yours. If you were saving, it was not saved.',
    mend: 'Try again. If it happens again, tell whoever looks after Throughline, with the time shown at the foot of this page.',
  },
}

/** The page for a request that could not be answered, in plain words, with what was typed. `says` replaces the first sentence. */
export function troublePage(trouble: Trouble, sent?: { form: Form; action: string }, says?: string): PageAnswer {
  const words = TROUBLES[trouble]
  return page({
    title: words.title,
    status: words.status,
    view: (
      <>
        <PageHeading>{words.title}</PageHeading>
        <p class="govuk-body">{says ?? words.says}</p>
        <p class="govuk-body">{words.mend}</p>
        {sent && (
          <TypedAgain form={sent.form} action={sent.action}>
            Send it again
          </TypedAgain>
        )}
      </>
    ),
  })
}

/** Error codes of Node and PostgreSQL that say the database, and not our code, is in trouble. */
const AWAY = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EPIPE|57P0[123]|08\w{3}|53300|3D000)$/
const AWAY_IN_WORDS =
  /Connection terminated|timeout exceeded when trying to connect|not currently accepting connections/
const FULL = /^(ENOSPC|EDQUOT|53100)$/

/** What a thrown error means for the person who asked. */
export function troubleOf(error: unknown): Trouble {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  if (AWAY.test(code)) return 'record-away'
  if (FULL.test(code)) return 'no-room'
  if (error instanceof Error && AWAY_IN_WORDS.test(error.message)) return 'record-away'
  if (/^FST_(REQ_FILE_TOO_LARGE|ERR_CTP_BODY_TOO_LARGE|FILES_LIMIT|PARTS_LIMIT|FIELDS_LIMIT)$/.test(code))
    return 'too-large'
  if (/^FST_(ERR_CTP|ERR_BAD_URL|MP_|INVALID_MULTIPART)/.test(code)) return 'unreadable'
  return 'went-wrong'
}

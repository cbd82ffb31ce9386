import { sayDate } from '../../../time/index.ts'
import {
  BackLink,
  definePage,
  notFound,
  page,
  redirect,
  redirectUndone,
  sayCount,
  typedText,
  type Answer,
  type FieldError,
  type PageContext,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { called } from '../../child/index.ts'
import type { AdoptedChild, RecordsPorts } from '../ports.ts'
import { maySeal } from '../when.ts'
import { CheckSealing, SealRecord } from './view.tsx'

type Asked = PageContext<Readonly<Record<'record', string>>>

const LONGEST_REASON = 2000

/** The record, where it may be sealed today. */
async function sealable(ports: RecordsPorts, { reading: { authority }, params, today }: Asked) {
  const child = await ports.readAdoptedChild(authority, params.record)
  if (child === null) return null
  return maySeal(child.adoptedOn, today, await ports.sealingRule(authority)) ? child : null
}

const rowsOf = (child: AdoptedChild) => [
  { key: 'Child', value: called(child) },
  { key: 'Number in the returns', value: child.sourceRef ?? 'None' },
  { key: 'Born', value: child.bornOn === null ? 'Not known' : sayDate(child.bornOn) },
  { key: 'Adoption order', value: sayDate(child.adoptedOn) },
]

const aboutOf = (child: AdoptedChild, reason: string, warning: string | null) => ({
  ...{ rows: rowsOf(child), action: `/adoption-records/${child.subject}`, reason, warning },
})

const back = <BackLink href="/adoption-records">Adoption records</BackLink>

function ask(
  child: AdoptedChild,
  reason = '',
  errors: readonly FieldError[] = [],
  warning: string | null = null,
): Answer {
  return page({
    title: 'Seal an adoption record',
    status: errors.length > 0 ? 400 : warning === null ? 200 : 409,
    hasErrors: errors.length > 0,
    before: back,
    view: <SealRecord {...aboutOf(child, reason, warning)} errors={errors} />,
  })
}

function errorsIn(reason: string): readonly FieldError[] {
  if (reason === '') return [{ field: 'reason', says: 'Say why it is sealed' }]
  return reason.length > LONGEST_REASON
    ? [{ field: 'reason', says: `Why it is sealed must be at most ${LONGEST_REASON} characters` }]
    : []
}

/** Lets an act on a record through that may be sealed, with the reason as typed. */
const about =
  (ports: RecordsPorts, act: (child: AdoptedChild, reason: string, asked: Asked) => Promise<Answer> | Answer) =>
  async (asked: Asked): Promise<Answer> => {
    const child = await sealable(ports, asked)
    return child === null ? notFound() : act(child, typedText(asked.form, 'reason'), asked)
  }

const NOT_NOW = {
  busy: 'An import or a check is under way. Wait until it has ended, and then seal the record.',
  'no-key':
    'The vault has no key here, so nothing can be sealed. An administrator of the machine makes it with “throughline vault --new-key”.',
}

async function seal(ports: RecordsPorts, child: AdoptedChild, reason: string, asked: Asked): Promise<Answer> {
  const errors = errorsIn(reason)
  if (errors.length > 0) return ask(child, reason, errors)
  const { reading, person, today, formRequestId: request } = asked
  const answer = await ports.seal({
    ...{ authority: reading.authority, child: child.subject, by: person.id, reason, today, request },
  })
  if (answer.sealed) {
    const others =
      answer.others === 0
        ? ''
        : ` ${sayCount(answer.others, 'other record', 'other records')} lost what they shared with it.`
    return redirect(
      '/adoption-records',
      `Sealed: ${sayCount(answer.events, 'event', 'events')} are in the vault.${others}`,
    )
  }
  if (answer.why === 'busy' || answer.why === 'no-key') return ask(child, reason, [], NOT_NOW[answer.why])
  return redirectUndone('/adoption-records', 'It was sealed already')
}

/** Sealing one record: why, check, done. */
export const sealRecordPages = (ports: RecordsPorts): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/adoption-records/:record',
    section: 'home',
    needs: 'records.seal',
    handle: about(ports, (child) => ask(child)),
  }),
  definePage({
    method: 'POST',
    path: '/adoption-records/:record/check',
    section: 'home',
    needs: 'records.seal',
    handle: about(ports, (child, reason, { form }) => {
      if (typedText(form, 'change') !== '') return ask(child, reason)
      const errors = errorsIn(reason)
      if (errors.length > 0) return ask(child, reason, errors)
      return page({
        title: 'Check before you seal',
        before: back,
        view: <CheckSealing {...aboutOf(child, reason, null)} />,
      })
    }),
  }),
  definePage({
    method: 'POST',
    path: '/adoption-records/:record',
    section: 'home',
    needs: 'records.seal',
    isSensitive: true,
    handle: async (asked) => {
      const child = await sealable(ports, asked)
      // A double click finds it sealed by the first.
      if (child === null) return redirectUndone('/adoption-records', 'There is no such record to seal now')
      return seal(ports, child, typedText(asked.form, 'reason'), asked)
    },
  }),
]

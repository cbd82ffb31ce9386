import type { FactId, NewRevision, SubjectId } from '../../../record/index.ts'
import { sayShortDate } from '../../../time/index.ts'
import {
  BackLink,
  dateToType,
  definePage,
  notFound,
  page,
  redirect,
  sayCount,
  sayNumber,
  typedText,
  type Answer,
  type FieldError,
  type PageContext,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { called, typedSave, whyNotSaved } from '../../child/index.ts'
import { reasonErrors } from '../account-form.tsx'
import { entryAbout } from '../entries.ts'
import { casesGranted } from '../events.ts'
import { checkGrant, grantTyped, type CheckedGrant, type TypedGrant } from './form.ts'
import type { Grant, GrantPorts } from './ports.ts'
import { isOpen, lineOf, sayDays, sayStands } from './present.ts'
import { GrantCases, Grants, OneGrant } from './view.tsx'

const NOT_NOW = 'It could not be saved just now. What you typed is kept: save it again in a minute.'
const MEANWHILE = 'Somebody changed it just now. Look at it again: how it stands is shown below.'

async function ask(
  ports: GrantPorts,
  { reading }: PageContext,
  typed: TypedGrant,
  errors: readonly FieldError[] = [],
  warning: string | null = null,
): Promise<Answer> {
  const reviewers = await ports.readReviewers(reading.authority)
  return page({
    title: 'Grant cases to a reviewer',
    status: errors.length > 0 ? 400 : warning === null ? 200 : 409,
    hasErrors: errors.length > 0,
    before: <BackLink href="/case-grants">Cases granted to reviewers</BackLink>,
    view: <GrantCases {...{ reviewers, typed, errors, warning }} />,
  })
}

interface Found {
  readonly children: readonly SubjectId[]
  readonly sampled: string | null
}

/** The children whom a grant comes to; a sentence where a number is none of a child whom the person may see. */
async function findCases(ports: GrantPorts, asked: PageContext, { cases }: CheckedGrant): Promise<Found | FieldError> {
  if (cases.kind === 'sampled') {
    const { of, children } = await ports.drawSample(asked.reading, cases.size, asked.formRequestId)
    const sampled = `${children.length} drawn of ${sayNumber(of)} children with an open journey, by the digest of ${asked.formRequestId}`
    return children.length === 0 ? { field: 'size', says: 'There is no child to draw' } : { children, sampled }
  }
  const found = await ports.readByNumber(asked.reading, cases.numbers)
  const known = new Set(found.map(({ sourceRef }) => sourceRef))
  const unknown = cases.numbers.filter((number) => !known.has(number))
  if (unknown.length > 0)
    return { field: 'numbers', says: `No child whom you may see has the number ${unknown.slice(0, 5).join(', ')}` }
  return { children: found.map(({ subject }) => subject), sampled: null }
}

async function grant(ports: GrantPorts, asked: PageContext): Promise<Answer> {
  const { authority } = asked.reading
  const typed = grantTyped(asked.form)
  const { checked, errors } = checkGrant(typed, await ports.readReviewers(authority), asked.today)
  if (checked === null) return ask(ports, asked, typed, errors)
  const [cases, shown] = [await findCases(ports, asked, checked), await ports.readPerson(authority, checked.person)]
  if ('says' in cases) return ask(ports, asked, typed, [cases])
  if (shown === null) return ask(ports, asked, typed, [{ field: 'person', says: 'Choose who reviews' }])
  const { type, shape } = casesGranted
  const { person, review, fromOn, untilOn, reason } = checked
  const revision = (subject: SubjectId): NewRevision => ({
    fact: ports.newId() as FactId, // a new random uuid
    ...{ revision: 0, type, shape, subjects: [subject], happenedOn: fromOn, texts: { reason } },
    body: {
      ...{ person, review, untilOn, children: [...cases.children] },
      ...(cases.sampled === null ? {} : { sampled: cases.sampled }),
    },
  })
  const { known } = shown
  const entry = entryAbout({ asked, newId: ports.newId, known }, { ...known, reason: '' }, false, (subject) => [
    revision(subject),
  ])
  const refused = whyNotSaved(await ports.saveEntry(authority, entry))
  if (refused !== null) return ask(ports, asked, typed, [], NOT_NOW)
  return redirect('/case-grants', `Granted: ${sayCount(cases.children.length, 'case', 'cases')}`)
}

async function showGrant(
  ports: GrantPorts,
  asked: PageContext,
  one: Grant,
  {
    reason = '',
    errors = [],
    warning = null,
  }: { reason?: string; errors?: readonly FieldError[]; warning?: string | null } = {},
): Promise<Answer> {
  const cases = await ports.readCases(asked.reading, one.children)
  const hidden = one.children.length - cases.length
  const { takenBack } = one
  const said = `${ports.titleOf(one.by)}, ${sayShortDate(one.grantedOn)}: ${one.reason}`
  const rows = [
    { key: 'Reviewer', value: one.name },
    { key: 'Days', value: sayDays(one) },
    { key: 'Now', value: sayStands(one, asked.today) },
    { key: 'How the cases were found', value: one.sampled ?? 'Each was named' },
    { key: 'Granted by', value: said },
    ...(takenBack === null
      ? []
      : [
          {
            key: 'Taken back by',
            value: `${ports.titleOf(takenBack.by)}, ${sayShortDate(takenBack.on)}: ${takenBack.reason}`,
          },
        ]),
  ]
  const links = cases.map((child) => ({ href: `/children/${child.subject}`, text: called(child) }))
  const action = isOpen(one, asked.today) ? `/case-grants/${one.fact}/end` : null
  return page({
    title: 'Cases granted to a reviewer',
    status: errors.length > 0 ? 400 : warning === null ? 200 : 409,
    hasErrors: errors.length > 0,
    before: <BackLink href="/case-grants">Cases granted to reviewers</BackLink>,
    view: (
      <OneGrant
        {...{ review: one.review, rows, cases: links, action, reason, errors, warning }}
        hidden={hidden === 0 ? null : `And ${sayCount(hidden, 'record', 'records')} that you may not open.`}
      />
    ),
  })
}

async function takeBack(ports: GrantPorts, asked: PageContext, one: Grant): Promise<Answer> {
  if (!isOpen(one, asked.today)) return redirect(`/case-grants/${one.fact}`)
  const reason = typedText(asked.form, 'reason')
  const errors = reasonErrors(reason)
  if (errors.length > 0) return showGrant(ports, asked, one, { reason, errors })
  const { type, shape } = casesGranted
  const next = { fact: one.fact, revision: one.revision + 1, type, shape, subjects: [one.subject] }
  const save = typedSave(asked, [{ ...next, happenedOn: null, body: {}, texts: { reason } }])
  const refused = whyNotSaved(await ports.saveEntry(asked.reading.authority, save))
  if (refused !== null)
    return showGrant(ports, asked, one, { reason, warning: refused === 'busy' ? NOT_NOW : MEANWHILE })
  return redirect(`/case-grants/${one.fact}`, 'Taken back: it holds from the next request')
}

type Asked = PageContext<Readonly<Record<'grant', string>>>

const aboutGrant =
  (ports: GrantPorts, act: (ports: GrantPorts, asked: PageContext, one: Grant) => Promise<Answer>) =>
  async (asked: Asked): Promise<Answer> => {
    const one = (await ports.readGrants(asked.reading.authority)).find(({ fact }) => fact === asked.params.grant)
    return one ? act(ports, asked, one) : notFound()
  }

const empty = ({ today }: PageContext): TypedGrant => ({
  ...{ person: '', review: '', from: dateToType(today), until: dateToType(null) },
  ...{ how: '', numbers: '', size: '', reason: '' },
})

const NEEDS = { section: 'home', needs: 'reviews.grant' } as const

/** The pages on which cases are granted to reviewers, listed and taken back. */
export const grantPages = (ports: GrantPorts): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/case-grants',
    ...NEEDS,
    handle: async ({ reading, today }) => {
      const lines = (await ports.readGrants(reading.authority)).map((one) => lineOf(one, today, ports.titleOf))
      return page({ title: 'Cases granted to reviewers', view: <Grants lines={lines} /> })
    },
  }),
  definePage({ method: 'GET', path: '/case-grants/new', ...NEEDS, handle: (asked) => ask(ports, asked, empty(asked)) }),
  definePage({
    method: 'POST',
    path: '/case-grants/new',
    ...NEEDS,
    isSensitive: true,
    handle: (asked) => grant(ports, asked),
  }),
  definePage({
    method: 'GET',
    path: '/case-grants/:grant',
    ...NEEDS,
    handle: aboutGrant(ports, (_, asked, one) => showGrant(ports, asked, one)),
  }),
  definePage({
    method: 'POST',
    path: '/case-grants/:grant/end',
    ...NEEDS,
    isSensitive: true,
    handle: aboutGrant(ports, takeBack),
  }),
]

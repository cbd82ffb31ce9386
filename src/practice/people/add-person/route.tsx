import {
  BackLink,
  definePage,
  page,
  redirect,
  typedText,
  type Answer,
  type FieldError,
  type PageContext,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { whyNotSaved } from '../../child/index.ts'
import { accountAsIs, accountTyped, checkAccount, type TypedAccount } from '../account-form.tsx'
import { accountFrom, entryAbout } from '../entries.ts'
import type { PeoplePorts } from '../ports.ts'
import { AddPerson, Invited } from './view.tsx'

const LONGEST_NAME = 100
const EMPTY = accountAsIs({ given: [], team: null, workers: [], homePostcode: null })

function show(
  teams: readonly string[],
  name: string,
  typed: TypedAccount,
  errors: readonly FieldError[],
  warning: string | null = null,
): Answer {
  return page({
    title: 'Add somebody',
    status: errors.length > 0 ? 400 : warning === null ? 200 : 409,
    hasErrors: errors.length > 0,
    before: <BackLink href="/people">People</BackLink>,
    view: <AddPerson {...{ teams, name, typed, errors, warning }} />,
  })
}

function nameErrors(name: string): readonly FieldError[] {
  if (name === '') return [{ field: 'name', says: 'Enter a name' }]
  return name.length > LONGEST_NAME
    ? [{ field: 'name', says: `The name must be at most ${LONGEST_NAME} characters` }]
    : []
}

async function add(ports: PeoplePorts, asked: PageContext): Promise<Answer> {
  const { authority } = asked.reading
  const teams = await ports.readTeamNames(authority)
  const name = typedText(asked.form, 'name')
  const typed = accountTyped(asked.form)
  const { checked, errors } = checkAccount(typed, teams)
  const person = `p-${asked.formRequestId}` // the same for a double click
  const taken = await ports.whoHasNumber(authority, person, checked.workers)
  const all = [
    ...nameErrors(name),
    ...errors,
    ...(taken === null ? [] : [{ field: 'workers', says: `${taken.worker} is the number of ${taken.name}` }]),
  ]
  if (all.length > 0) return show(teams, name, typed, all)
  const known = { person, subject: null, fact: null, revision: -1 }
  const entry = entryAbout({ asked, newId: ports.newId, known }, accountFrom({ name, state: 'active' }, checked), true)
  const saved = await ports.saveEntry(authority, entry)
  if (whyNotSaved(saved) !== null)
    return show(teams, name, typed, [], 'It could not be saved just now. What you typed is kept: save it again.')
  const address = saved.saved ? await ports.invite(authority, person) : null
  if (address === null) return redirect(`/people/${person}`, 'Added')
  return page({
    title: 'An invitation',
    before: <BackLink href={`/people/${person}`}>{name}</BackLink>,
    view: <Invited name={name} address={address} />,
  })
}

/** The page on which somebody is added who has not signed in yet. */
export const addPersonPages = (ports: PeoplePorts): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/people/new',
    section: 'home',
    needs: 'people.manage',
    handle: async ({ reading }) => show(await ports.readTeamNames(reading.authority), '', EMPTY, []),
  }),
  definePage({
    method: 'POST',
    path: '/people/new',
    section: 'home',
    needs: 'people.manage',
    isSensitive: true,
    handle: (asked) => add(ports, asked),
  }),
]

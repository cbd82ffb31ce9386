import {
  BackLink,
  definePage,
  forbidden,
  notFound,
  page,
  redirect,
  typedText,
  type Answer,
  type FieldError,
  type PageContext,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { whyNotSaved } from '../../child/index.ts'
import { accountAsIs, accountTyped, checkAccount, reasonErrors, type TypedAccount } from '../account-form.tsx'
import { accountFrom, entryAbout, newFact } from '../entries.ts'
import { sessionsEnded } from '../events.ts'
import type { PeoplePorts, PersonShown } from '../ports.ts'
import { historyOf, rowsOf } from './present.ts'
import { OnePerson } from './view.tsx'

type Asked = PageContext<Readonly<Record<'person', string>>>

const MEANWHILE = 'Somebody changed it while you were typing. Look at it again: what it is now stands below.'
const BUSY = 'It could not be saved just now. What you typed is kept: save it again in a minute.'
const OWN = 'This is your own account: another administrator changes it.'

interface Typed {
  readonly typed?: TypedAccount
  readonly state?: string
  readonly errors?: readonly FieldError[]
  readonly why?: string
  readonly whyErrors?: readonly FieldError[]
  readonly warning?: string
}

async function show(ports: PeoplePorts, asked: Asked, shown: PersonShown, given: Typed = {}): Promise<Answer> {
  const { known } = shown
  const { authority } = asked.reading
  const history = await ports.readPersonHistory(authority, known.person, known.subject)
  const [errors, whyErrors] = [given.errors ?? [], given.whyErrors ?? []]
  const hasErrors = errors.length + whyErrors.length > 0
  const view = {
    ...{ person: known.person, name: known.name, rows: rowsOf(shown, asked.today), ofGroups: known.ofGroups },
    teams: await ports.readTeamNames(authority),
    typed: given.typed ?? accountAsIs(known),
    state: given.state ?? known.state,
    revision: String(known.revision),
    closed: known.person === asked.person.id ? OWN : null,
    isSignedIn: shown.sessions > 0,
    said: historyOf(history, ports.titleOf),
    ...{ errors, whyErrors, why: given.why ?? '', warning: given.warning ?? null },
  }
  return page({
    title: 'A person',
    status: hasErrors ? 400 : view.warning === null ? 200 : 409,
    hasErrors,
    before: <BackLink href="/people">People</BackLink>,
    view: <OnePerson shown={view} />,
  })
}

async function change(ports: PeoplePorts, asked: Asked, shown: PersonShown): Promise<Answer> {
  const { known } = shown
  const { authority } = asked.reading
  const typed = accountTyped(asked.form)
  const state = typedText(asked.form, 'state') === 'disabled' ? 'disabled' : 'active'
  const { checked, errors } = checkAccount(typed, await ports.readTeamNames(authority))
  const taken = await ports.whoHasNumber(authority, known.person, checked.workers)
  const all = [
    ...errors,
    ...(taken === null ? [] : [{ field: 'workers', says: `${taken.worker} is the number of ${taken.name}` }]),
  ]
  if (all.length > 0) return show(ports, asked, shown, { typed, state, errors: all })
  const isSeen = typedText(asked.form, 'revision') === String(known.revision)
  const entry = entryAbout({ asked, newId: ports.newId, known }, accountFrom({ ...known, state }, checked), true)
  const saved = isSeen ? await ports.saveEntry(authority, entry) : null
  const refused = saved === null ? 'changed-meanwhile' : whyNotSaved(saved)
  if (refused !== null && !(await isSaidAlready(ports, asked, known.person, state, checked))) {
    const now = (await ports.readPerson(authority, known.person)) ?? shown
    return show(ports, asked, now, { typed, state, warning: refused === 'busy' ? BUSY : MEANWHILE })
  }
  if (state === 'active') await ports.enableAgain(authority, known.person, asked.person.id)
  else await ports.endSessionsOf(authority, known.person)
  return redirect(`/people/${known.person}`, 'Saved: it holds from the next request')
}

/** Whether the account already stands as it is to be: a double click, or the back button. */
async function isSaidAlready(
  ports: PeoplePorts,
  asked: Asked,
  person: string,
  state: string,
  checked: ReturnType<typeof checkAccount>['checked'],
): Promise<boolean> {
  const now = await ports.readPerson(asked.reading.authority, person)
  const stands = now && [
    now.known.state,
    now.known.team,
    now.known.given.join(),
    now.known.workers.join(),
    now.known.homePostcode,
  ]
  return (
    stands?.join('|') ===
    [state, checked.team, checked.roles.join(), checked.workers.join(), checked.homePostcode].join('|')
  )
}

async function signOut(ports: PeoplePorts, asked: Asked, shown: PersonShown): Promise<Answer> {
  const { known } = shown
  const { authority } = asked.reading
  const why = typedText(asked.form, 'reason')
  const whyErrors = reasonErrors(why)
  if (whyErrors.length > 0) return show(ports, asked, shown, { why, whyErrors })
  const means = { asked, newId: ports.newId }
  const asIs = { ...known, reason: '' }
  const entry = entryAbout({ ...means, known }, asIs, false, (subject) => [
    newFact(means, sessionsEnded, subject, { person: known.person }, why),
  ])
  const refused = whyNotSaved(await ports.saveEntry(authority, entry))
  if (refused !== null) return show(ports, asked, shown, { why, warning: refused === 'busy' ? BUSY : MEANWHILE })
  await ports.endSessionsOf(authority, known.person)
  return redirect(`/people/${known.person}`, 'Signed out everywhere')
}

/** Lets an act about somebody else through; one's own account is another's to change. */
const aboutAnother =
  (ports: PeoplePorts, act: (ports: PeoplePorts, asked: Asked, shown: PersonShown) => Promise<Answer>) =>
  async (asked: Asked): Promise<Answer> => {
    const shown = await ports.readPerson(asked.reading.authority, asked.params.person)
    if (shown === null) return notFound()
    return asked.params.person === asked.person.id ? forbidden(OWN) : act(ports, asked, shown)
  }

/** The page of one person, and what an administrator does there. */
export const showPersonPages = (ports: PeoplePorts): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/people/:person',
    section: 'home',
    needs: 'people.manage',
    handle: async (asked) => {
      const shown = await ports.readPerson(asked.reading.authority, asked.params.person)
      return shown ? show(ports, asked, shown) : notFound()
    },
  }),
  definePage({
    method: 'POST',
    path: '/people/:person',
    section: 'home',
    needs: 'people.manage',
    isSensitive: true,
    handle: aboutAnother(ports, change),
  }),
  definePage({
    method: 'POST',
    path: '/people/:person/sessions',
    section: 'home',
    needs: 'people.manage',
    isSensitive: true,
    handle: aboutAnother(ports, signOut),
  }),
]

import { permissions, roleOf, type Permission, type Person } from '../../../access/index.ts'
import { londonDay, sayShortDate } from '../../../time/index.ts'
import {
  definePage,
  isUuid,
  notFound,
  page,
  redirect,
  sayTime,
  type Answer,
  type PageContext,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import type { OpenSession, PeoplePorts } from '../ports.ts'
import { OwnAccount, type SessionLine } from './view.tsx'

type Ports = Pick<PeoplePorts, 'readSessionsOf' | 'endOneOf'>

const allowedTo = (person: Person): readonly string[] => {
  const may = new Set<Permission>(person.roles.flatMap((role) => roleOf(role).may))
  return Object.entries(permissions).flatMap(([id, says]) => (may.has(id as Permission) ? [says] : [])) // keys of the list
}

const sayInstant = (at: Date): string => `${sayShortDate(londonDay(at))}, ${sayTime(at)}`

const lineOf = (own: string, { handle, device, begunAt, seenAt }: OpenSession): SessionLine => ({
  ...{ handle, device: device === '' ? 'Not known' : device, begun: sayInstant(begunAt) },
  seen: sayInstant(seenAt),
  isThis: handle === own,
})

async function show(ports: Ports, { reading, person, session }: PageContext): Promise<Answer> {
  const sessions = await ports.readSessionsOf(reading.authority, person.id)
  return page({
    title: 'Your account',
    view: (
      <OwnAccount
        rows={[
          { key: 'Roles', value: person.roles.map((role) => roleOf(role).title).join(', ') },
          { key: 'Team', value: person.team ?? 'None' },
          { key: 'Worker number', value: person.workers.length === 0 ? 'None' : person.workers.join(', ') },
        ]}
        may={allowedTo(person)}
        sessions={sessions.map((each) => lineOf(session, each))}
      />
    ),
  })
}

/** Everybody’s own page: what they may do, where they are signed in, and ending that one by one or everywhere. */
export const ownAccountPages = (ports: Ports): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/account',
    section: 'home',
    needs: 'use',
    handle: (asked) => show(ports, asked),
  }),
  definePage({
    method: 'POST',
    path: '/account/sessions/:session/end',
    section: 'home',
    needs: 'use',
    isSensitive: true,
    async handle({ reading, person, params }) {
      if (!isUuid(params.session)) return notFound()
      const isEnded = await ports.endOneOf(reading.authority, person.id, params.session)
      // A double click, or one that ended by itself meanwhile: it is what was wanted.
      return redirect('/account', isEnded ? 'That session has ended' : 'That session had ended already')
    },
  }),
]

import {
  definePage,
  file,
  notFound,
  page,
  redirect,
  redirectUndone,
  typedText,
  type Answer,
  type AskedAt,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { aboutOf } from '../in-vault.ts'
import { logged } from '../open-vault/route.tsx'
import type { RecordsPorts, UseOfVault } from '../ports.ts'
import { sayInstant } from '../words.ts'
import { Releases, type ReleaseLine } from './view.tsx'

const AT_MOST = 100

function lineOf(use: UseOfVault, ports: RecordsPorts, person: string): ReleaseLine {
  const about = aboutOf(use.about)
  const isOwn = use.askedBy === person
  const decided = use.decidedBy === null ? '' : ` by the ${ports.titleOf(use.decidedBy).toLowerCase()}`
  const isPurge = use.kind === 'purge'
  const open = isOwn ? 'Another person decides' : 'Not decided'
  return {
    ...{ id: use.id, when: sayInstant(use.askedAt), who: ports.titleOf(use.askedBy) },
    ...{ isPurge, to: isPurge ? 'Nobody: it is purged' : (about?.to ?? 'The key is not here') },
    ...{ why: about?.reason ?? 'The key is not here' },
    stands: use.decision === null ? open : `${use.decision === 'approved' ? 'Approved' : 'Refused'}${decided}`,
    mayDecide: use.decision === null && !isOwn && about !== null,
  }
}

const NOT_PURGED = {
  'not-asked': 'It was decided already',
  'already-done': 'It was purged already',
  'same-person': 'Whoever asked for a purge may not decide on it: another person does',
  held: 'It was held when it was sealed: it is not purged',
  'too-early': 'Its time to be kept is not over',
  busy: 'An import or a check is under way: nothing was purged. Wait until it has ended',
  'no-key': 'The key that opens the vault is not on this computer',
} as const

/** The second person’s yes to a purge: after it nothing of the record is left. */
async function purge(ports: RecordsPorts, asked: AskedAt<'/vault/releases/:release'>): Promise<Answer> {
  const { reading, params, person, today, formRequestId } = asked
  const answer = await ports.purgeSealed({
    ...{ authority: reading.authority, use: params.release, by: person.id, today, request: formRequestId },
  })
  return answer === 'purged'
    ? redirect('/vault/releases', 'Purged: nothing of the record is left')
    : redirectUndone('/vault/releases', NOT_PURGED[answer])
}

/** Releases and purges: approved or refused by a second person; what is released is then given out as a file to who asked. */
export const releasePages = (ports: RecordsPorts): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/vault/releases',
    section: 'home',
    needs: 'vault.approve',
    async handle({ reading: { authority }, person }) {
      const uses = (await ports.readUses(authority, AT_MOST)).filter(({ kind }) => kind !== 'open')
      return page({
        title: 'Releases and purges from the vault',
        view: <Releases lines={uses.map((use) => lineOf(use, ports, person.id))} />,
      })
    },
  }),
  definePage({
    method: 'POST',
    path: '/vault/releases/:release',
    section: 'home',
    needs: 'vault.approve',
    isSensitive: true,
    async handle(asked) {
      const { params, form, person } = asked
      const { authority } = asked.reading
      const typed = typedText(form, 'decision')
      if (typed !== 'approved' && typed !== 'refused') return redirectUndone('/vault/releases', 'Approve or refuse it')
      const isPurge = (await ports.readUses(authority, AT_MOST)).some(
        ({ id, kind }) => id === params.release && kind === 'purge',
      )
      if (isPurge && typed === 'approved') return purge(ports, asked)
      const isDone = await ports.decideRelease(authority, params.release, {
        by: person.id,
        decision: typed,
        today: asked.today,
      })
      return isDone
        ? redirect('/vault/releases', 'Decided')
        : redirectUndone('/vault/releases', 'It was decided already, or is not yours to decide')
    },
  }),
  definePage({
    method: 'GET',
    path: '/vault/releases/:release/record',
    section: 'home',
    needs: 'records.seal',
    isSensitive: true,
    async handle(asked) {
      const { authority } = asked.reading
      const use = (await ports.readUses(authority, AT_MOST)).find(({ id }) => id === asked.params.release)
      const isTheirs = use?.kind === 'release' && use.decision === 'approved' && use.askedBy === asked.person.id
      const about = isTheirs ? aboutOf(use.about) : null
      const found = about && (await ports.openVault(authority))?.find(({ id }) => id === about.record)
      if (!found) return notFound()
      await logged(ports, asked, '/vault/releases/:release/record')
      return file('sealed-record.json', 'application/json', `${JSON.stringify(found.content, null, 1)}\n`)
    },
  }),
]

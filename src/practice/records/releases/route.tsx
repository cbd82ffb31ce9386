import {
  definePage,
  file,
  notFound,
  page,
  redirect,
  redirectUndone,
  typedText,
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
  const open = isOwn ? 'Another person decides' : 'Not decided'
  return {
    ...{ id: use.id, when: sayInstant(use.askedAt), who: ports.titleOf(use.askedBy) },
    ...{ to: about?.to ?? 'The key is not here', why: about?.reason ?? 'The key is not here' },
    stands: use.decision === null ? open : `${use.decision === 'approved' ? 'Approved' : 'Refused'}${decided}`,
    mayDecide: use.decision === null && !isOwn && about !== null,
  }
}

/** Releases: approved or refused by a second person, and then given out once as a file to who asked. */
export const releasePages = (ports: RecordsPorts): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/vault/releases',
    section: 'home',
    needs: 'vault.approve',
    async handle({ reading: { authority }, person }) {
      const uses = (await ports.readUses(authority, AT_MOST)).filter(({ kind }) => kind === 'release')
      return page({
        title: 'Releases from the vault',
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
    async handle({ reading: { authority }, params, form, person }) {
      const typed = typedText(form, 'decision')
      if (typed !== 'approved' && typed !== 'refused') return redirectUndone('/vault/releases', 'Approve or refuse it')
      const isDone = await ports.decideRelease(authority, params.release, { by: person.id, decision: typed })
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

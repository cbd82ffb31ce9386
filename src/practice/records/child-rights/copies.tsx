import {
  definePage,
  file,
  forbidden,
  isUuid,
  notFound,
  page,
  redirect,
  type Answer,
  type PageContext,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { AS_KNOWN_THEN, BackToChild } from '../../child/index.ts'
import { sayInstant } from '../words.ts'
import type { BundleFiles, BundleRow, RightsPorts } from '../rights-ports.ts'
import type { RightsFact } from '../rights.ts'
import { copiesFor, type CopiesFor } from './copies-for.ts'
import { Copies, Given, OneCopy, type CopyLine } from './copies-view.tsx'
import { findRight, type Found } from './find.ts'

interface About {
  readonly found: Found
  readonly right: RightsFact
}

type AskedOfCopies = Pick<PageContext, 'reading' | 'person'>
type Named = 'child' | 'request'

const lineOf = (row: BundleRow, address: string, { titleOf }: RightsPorts, { isShort }: CopiesFor): CopyLine => ({
  ...{ row, href: `${address}/copies/${row.id}`, when: sayInstant(row.askedAt), by: titleOf(row.by) },
  isShort: isShort(row.by),
})

/** The copies that were prepared for a request and are there for whoever asks, the latest first. */
async function copiesThere(ports: RightsPorts, asked: AskedOfCopies, { found: { child }, right }: About) {
  const copies = await copiesFor(ports, asked, child.subject)
  const rows = await ports.bundles.of(asked.reading.authority, child.subject, right.id)
  return { copies, rows: rows.filter(({ by }) => copies.isThere(by)) }
}

/** The copy that is given now: the one that was prepared last; or why none can be. */
export async function copyToGive(
  ports: RightsPorts,
  asked: AskedOfCopies,
  about: About,
): Promise<BundleFiles | string> {
  const { copies, rows } = await copiesThere(ports, asked, about)
  const last = rows.find(({ state }) => state === 'done')
  const files = last && (await ports.bundles.files(asked.reading.authority, last.id))
  if (!last || !files) return 'Prepare the copy first, and look through it'
  return copies.isShort(last.by)
    ? 'The last copy leaves out a complaint, which complains of whoever prepared it: prepare it again'
    : files
}

const giverOf = ({ steps }: RightsFact): string => steps.findLast(({ body }) => body['outcome'] === 'given')?.by ?? ''

/** Of a request for a copy: the copies that were prepared, or what was given. */
export async function copiesShown(ports: RightsPorts, asked: AskedOfCopies, about: About) {
  const { found, right } = about
  const address = `${found.href}/${right.id}`
  if (right.fact.body['outcome'] === 'given') {
    const { isThere, isShort } = await copiesFor(ports, asked, found.child.subject)
    const giver = giverOf(right)
    return isThere(giver) ? <Given href={`${address}/given`} isShort={isShort(giver)} /> : null
  }
  if (!right.isOpen) return null
  const { copies, rows } = await copiesThere(ports, asked, about)
  return <Copies lines={rows.map((row) => lineOf(row, address, ports, copies))} prepare={`${address}/prepare`} />
}

type Asked<Names extends string = Named> = PageContext<Readonly<Record<Names, string>>>

/** The copy that an address names, of a request of this very child. */
async function findCopy(
  ports: RightsPorts,
  asked: Asked<Named | 'copy'>,
): Promise<(About & { row: BundleRow; copies: CopiesFor }) | null> {
  const about = await findRight(ports, asked)
  const row =
    about && isUuid(asked.params.copy) ? await ports.bundles.read(asked.reading.authority, asked.params.copy) : null
  if (!about || row?.request !== about.right.id || row.subject !== about.found.child.subject) return null
  const copies = await copiesFor(ports, asked, row.subject)
  return copies.isThere(row.by) ? { ...about, row, copies } : null
}

const names = {
  'copy.html': { part: 'page', type: 'text/html; charset=utf-8' },
  'copy.docx': { part: 'word', type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
} as const satisfies Readonly<Record<string, { readonly part: keyof BundleFiles; readonly type: string }>>

const isName = (name: string): name is keyof typeof names => Object.hasOwn(names, name)

const asFile = (name: keyof typeof names, content: Buffer, { found }: About): Answer =>
  file(name, names[name].type, content, [found.child.subject])

async function prepare(ports: RightsPorts, asked: Asked): Promise<Answer> {
  const about = await findRight(ports, asked)
  if (about === null) return notFound()
  if (asked.known) return forbidden(AS_KNOWN_THEN)
  const { found, right } = about
  const address = `${found.href}/${right.id}`
  if (!right.isOpen || right.type !== 'records.access') return redirect(address, 'Nothing is to be prepared for it')
  const id = await ports.bundles.begin(asked.reading.authority, {
    ...{ subject: found.child.subject, request: right.id, by: asked.person.id },
  })
  return id === null ? notFound() : redirect(`${address}/copies/${id}`)
}

/** Copies of a record: preparing them, how far they are, stopping, and their files; and what was given. */
export const copyPages = (ports: RightsPorts): readonly PageDefinition[] => [
  definePage({
    method: 'POST',
    path: '/children/:child/rights/:request/prepare',
    section: 'children',
    needs: 'child.rights',
    handle: (asked) => prepare(ports, asked),
  }),
  definePage({
    method: 'GET',
    path: '/children/:child/rights/:request/copies/:copy',
    section: 'children',
    needs: 'child.rights',
    async handle(asked) {
      const about = await findCopy(ports, asked)
      if (about === null) return notFound()
      const { found, right, row, copies } = about
      const address = `${found.href}/${right.id}`
      return page({
        title: 'The copy of the record',
        before: <BackToChild href={address} called="the request" />,
        ...(row.endedAt === null && { refreshAfter: 2 }),
        view: <OneCopy line={lineOf(row, address, ports, copies)} back={address} />,
      })
    },
  }),
  definePage({
    method: 'POST',
    path: '/children/:child/rights/:request/copies/:copy/cancel',
    section: 'children',
    needs: 'child.rights',
    async handle(asked) {
      const about = await findCopy(ports, asked)
      if (about === null) return notFound()
      await ports.bundles.cancel(asked.reading.authority, about.row.id)
      return redirect(`${about.found.href}/${about.right.id}/copies/${about.row.id}`)
    },
  }),
  definePage({
    method: 'GET',
    path: '/children/:child/rights/:request/copies/:copy/:file',
    section: 'children',
    needs: 'child.rights',
    async handle(asked) {
      const { file: name } = asked.params
      const about = isName(name) ? await findCopy(ports, asked) : null
      const files = about && (await ports.bundles.files(asked.reading.authority, about.row.id))
      return about && files && isName(name) ? asFile(name, files[names[name].part], about) : notFound()
    },
  }),
  definePage({
    method: 'GET',
    path: '/children/:child/rights/:request/given/:file',
    section: 'children',
    needs: 'child.rights',
    async handle(asked) {
      const { file: name } = asked.params
      const about = isName(name) ? await findRight(ports, asked) : null
      if (about === null || !isName(name)) return notFound()
      const { isThere } = await copiesFor(ports, asked, about.found.child.subject)
      if (!isThere(giverOf(about.right))) return notFound()
      const given = await ports.readGiven(asked.reading.authority, about.right.id, names[name].part)
      return given === null ? notFound() : asFile(name, given, about)
    },
  }),
]

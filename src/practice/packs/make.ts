import { hash } from 'node:crypto'
import { everyChild, type Reading } from '../../access/index.ts'
import type { FactId, Save, SubjectId } from '../../record/index.ts'
import { londonDay, sayDate } from '../../time/index.ts'
import { sayTime } from '../../web/ui/index.ts'
import { documentOf, type PackOf } from './contents.ts'
import { packMade } from './events.ts'
import { packsIn, type Pack, type PackFile } from './fold.ts'
import type { MadePack, PackMeans, PackPorts, ToMake } from './ports.ts'
import { rowsFrom, toBytes } from './rows.ts'

/** Whoever makes packs: nobody who could be asked. */
const SERVICE = 'throughline'

/** Every pack that was made, the latest first. */
export async function readAllPacks(ports: Pick<PackPorts, 'readPacks'>, reading: Reading): Promise<readonly Pack[]> {
  const all = (await ports.readPacks(reading)).flatMap(({ subject, facts }) => packsIn(subject, facts))
  return all.toSorted((a, b) => (a.asAtOn < b.asAtOn ? 1 : a.asAtOn > b.asAtOn ? -1 : a.kind < b.kind ? -1 : 1))
}

async function packBefore(
  means: PackMeans,
  { authority, kind, asAt }: ToMake,
  all: readonly Pack[],
): Promise<PackOf['before']> {
  const pack = all.find((each) => each.kind === kind && each.asAtOn < asAt)
  const rows = pack && (await means.readPackFile(authority, pack.id, 'rows'))
  return pack && rows ? { asAt: pack.asAtOn, rows: rowsFrom(rows) } : null
}

/** Makes a pack and keeps it, in one entry; one that was made already is answered as it is. */
export async function makePack(means: PackMeans, asked: ToMake): Promise<MadePack | null> {
  const { authority, authorityName, kind, asAt, today, now } = asked
  const reading: Reading = { authority, generation: 0, on: today, sees: everyChild }
  const all = await readAllPacks(means, reading)
  const made = all.find((each) => each.kind === kind && each.asAtOn === asAt)
  if (made) return { pack: made.id, isNew: false }
  const position = await means.headPosition(authority)
  const { rows, slow, csv } = await means.readFigures({ ...reading, on: asAt })
  const readAt = `${sayDate(londonDay(now))}, ${sayTime(now)}`
  const document = documentOf({
    ...{ kind, authority: authorityName, asAt, readAt, position, rows, slow },
    before: await packBefore(means, asked, all),
  })
  const contents: Readonly<Record<PackFile, Buffer>> = {
    html: means.writeHtml(document),
    docx: await means.writeWord(document),
    csv: Buffer.from(csv),
    rows: toBytes(rows),
  }
  const files = Object.entries(contents)
  const known = all.find((each) => each.kind === kind)?.subject
  const subject = known ?? (means.newId() as SubjectId) // a new random uuid
  const fact = means.newId() as FactId // likewise
  const save: Save = {
    ...{ request: `pack ${kind} ${asAt}`, by: SERVICE, voice: 'typed', statement: null, recordedOn: today },
    newSubjects: known === undefined ? [{ id: subject, kind: 'pack', sourceRef: null }] : [],
    revisions: [
      {
        ...{ fact, revision: 0, type: packMade.type, shape: packMade.shape, subjects: [subject], happenedOn: today },
        body: {
          ...{ kind, asAtOn: asAt, position, readAt, release: means.release },
          ...Object.fromEntries(files.map(([name, content]) => [name, hash('sha256', content)])),
        },
        texts: {},
      },
    ],
    files: files.map(([name, content]) => ({ fact, name, content })),
  }
  const saved = await means.saveEntry(authority, save)
  return saved.saved ? { pack: fact, isNew: true } : null
}

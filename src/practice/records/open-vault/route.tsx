import { decide } from '../../../access/index.ts'
import type { EventDefinitions } from '../../../record/index.ts'
import {
  BackLink,
  definePage,
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
import { aboutOf, isSought, sealedRecord } from '../in-vault.ts'
import type { RecordsPorts, UseOfVault } from '../ports.ts'
import { sayInstant } from '../words.ts'
import { overIn } from './over.ts'
import { TimeIsOver, type OverTyped } from './over-view.tsx'
import { Opened, Vault, type UseLine } from './view.tsx'

const USES = 50
const LONGEST = 2000

const what = ({ kind, decision }: UseOfVault): string =>
  kind === 'open' ? 'Opened' : `${kind === 'release' ? 'Release' : 'Purge'} ${decision ?? 'asked for'}`

const lineOf = (use: UseOfVault, ports: RecordsPorts, person: string): UseLine => ({
  id: use.id,
  when: sayInstant(use.askedAt),
  who: [ports.titleOf(use.askedBy), ...(use.decidedBy === null ? [] : [ports.titleOf(use.decidedBy)])].join(', then '),
  what: what(use),
  why: aboutOf(use.about)?.reason ?? 'Sealed: the key is not here',
  href:
    use.kind === 'release' && use.decision === 'approved' && use.askedBy === person
      ? `/vault/releases/${use.id}/record`
      : null,
})

interface Typed {
  readonly sought: string
  readonly reason: string
}

const NOT_TYPED: OverTyped = { record: '', reason: '', errors: [] }

async function show(
  ports: RecordsPorts,
  definitions: EventDefinitions,
  { reading: { authority }, person, today }: PageContext,
  { sought, reason }: Typed = { sought: '', reason: '' },
  errors: readonly FieldError[] = [],
  purge: OverTyped = NOT_TYPED,
): Promise<Answer> {
  const [sealed, uses] = [await ports.countSealed(authority), await ports.readUses(authority, USES)]
  const records = await ports.openVault(authority)
  const over = records && overIn(records, uses, await ports.keeping(authority), definitions, today)
  const all = [...errors, ...purge.errors]
  return page({
    title: 'The vault',
    status: all.length > 0 ? 400 : 200,
    hasErrors: all.length > 0,
    before: <BackLink href="/adoption-records">Adoption records</BackLink>,
    view: (
      <Vault
        lead={`${sayCount(sealed, 'record is', 'records are')} sealed.`}
        hasKey={records !== null}
        uses={uses.map((use) => lineOf(use, ports, person.id))}
        {...{ sought, reason, errors: all }}
      >
        {over && <TimeIsOver lines={over} typed={purge} />}
      </Vault>
    ),
  })
}

function errorsIn(fields: Readonly<Record<string, readonly [string, string]>>): readonly FieldError[] {
  return Object.entries(fields).flatMap(([field, [typed, missing]]): FieldError[] => {
    if (typed === '') return [{ field, says: missing }]
    return typed.length > LONGEST ? [{ field, says: `It must be at most ${LONGEST} characters` }] : []
  })
}

/** Logs that somebody read out of the vault: that, when and on what ground, and no record’s name. */
export const logged = (ports: RecordsPorts, { reading, person, today }: PageContext, route: string) =>
  ports.recordRead(reading.authority, {
    ...{ person: person.id, route, on: today, ground: 'sealed', subject: null, subjects: [] },
    because: decide(person, 'records.seal', 'service').because,
  })

async function open(ports: RecordsPorts, definitions: EventDefinitions, asked: PageContext): Promise<Answer> {
  const { authority } = asked.reading
  const typed = { sought: typedText(asked.form, 'sought'), reason: typedText(asked.form, 'reason') }
  const errors = errorsIn({
    sought: [typed.sought, 'Enter a number or a birth name'],
    reason: [typed.reason, 'Say why you open it'],
  })
  if (errors.length > 0) return show(ports, definitions, asked, typed, errors)
  const all = await ports.openVault(authority)
  if (all === null) return show(ports, definitions, asked, typed)
  const records = all
    .map(({ id, content }) => sealedRecord(id, content, definitions, ports.titleOf))
    .filter((record) => isSought(record, typed.sought))
  const about = { record: records.map(({ id }) => id).join(' '), reason: typed.reason, to: '', sought: typed.sought }
  await ports.noteUse(authority, {
    id: asked.formRequestId,
    kind: 'open',
    by: asked.person.id,
    about,
    today: asked.today,
  })
  await logged(ports, asked, 'POST /vault/open')
  return page({
    title: 'Opened from the vault',
    before: <BackLink href="/vault">The vault</BackLink>,
    view: <Opened records={records} />,
  })
}

async function askForRelease(ports: RecordsPorts, definitions: EventDefinitions, asked: PageContext): Promise<Answer> {
  const { authority } = asked.reading
  const [record, to, reason] = [
    typedText(asked.form, 'record'),
    typedText(asked.form, 'to'),
    typedText(asked.form, 'reason'),
  ]
  const found = (await ports.openVault(authority))?.find(({ id }) => id === record)
  if (!found) return redirectUndone('/vault', 'Open the record first')
  const errors = errorsIn({
    [`to-${record}`]: [to, 'Say to whom it is released'],
    [`why-${record}`]: [reason, 'Say why it is released'],
  })
  if (errors.length > 0) {
    await logged(ports, asked, 'POST /vault/release')
    const records = [sealedRecord(found.id, found.content, definitions, ports.titleOf)]
    return page({
      ...{ title: 'Opened from the vault', status: 400, hasErrors: true },
      before: <BackLink href="/vault">The vault</BackLink>,
      view: <Opened records={records} typed={{ to, reason, errors }} />,
    })
  }
  await ports.noteUse(authority, {
    ...{
      id: asked.formRequestId,
      kind: 'release',
      by: asked.person.id,
      today: asked.today,
      about: { record, to, reason },
    },
  })
  return redirect('/vault', 'Asked for: a second person must approve it')
}

/** Asks for the purge of a sealed record whose time is over: a second person decides, and it is looked at again then. */
async function askForPurge(ports: RecordsPorts, definitions: EventDefinitions, asked: PageContext): Promise<Answer> {
  const { authority } = asked.reading
  const [record, reason] = [typedText(asked.form, 'record'), typedText(asked.form, 'reason')]
  const [records, uses] = [await ports.openVault(authority), await ports.readUses(authority, USES)]
  const over = overIn(records ?? [], uses, await ports.keeping(authority), definitions, asked.today)
  const line = over.find(({ id }) => id === record)
  if (line === undefined || line.isHeld) return redirectUndone('/vault', 'It may not be purged')
  if (line.isAsked) return redirectUndone('/vault', 'It was asked for already')
  const errors = errorsIn({ [`purge-${record}`]: [reason, 'Say why it may be purged'] })
  if (errors.length > 0) return show(ports, definitions, asked, undefined, [], { record, reason, errors })
  await ports.noteUse(authority, {
    ...{
      id: asked.formRequestId,
      kind: 'purge',
      by: asked.person.id,
      today: asked.today,
      about: { record, to: '', reason },
    },
  })
  return redirect('/vault', 'Asked for: a second person must approve it')
}

/** The vault, for the custodian alone. */
export const vaultPages = (ports: RecordsPorts, definitions: EventDefinitions): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/vault',
    section: 'home',
    needs: 'records.seal',
    handle: (asked) => show(ports, definitions, asked),
  }),
  definePage({
    method: 'POST',
    path: '/vault/open',
    section: 'home',
    needs: 'records.seal',
    isSensitive: true,
    // Whose record is sealed is not kept outside the vault, not even in a draft.
    isQuestion: true,
    handle: (asked) => open(ports, definitions, asked),
  }),
  definePage({
    method: 'POST',
    path: '/vault/release',
    section: 'home',
    needs: 'records.seal',
    isSensitive: true,
    handle: (asked) => askForRelease(ports, definitions, asked),
  }),
  definePage({
    method: 'POST',
    path: '/vault/purge',
    section: 'home',
    needs: 'records.seal',
    isSensitive: true,
    handle: (asked) => askForPurge(ports, definitions, asked),
  }),
]

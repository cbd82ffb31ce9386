import { sameAs, type FactId, type NewRevision, type SubjectId } from '../../../record/index.ts'
import { sayDate } from '../../../time/index.ts'
import {
  isUuid,
  page,
  redirect,
  redirectUndone,
  typedText,
  type Answer,
  type PageContext,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { called } from '../called.ts'
import { wordsOf } from '../list-children/ask.ts'
import type { ReadChildren } from '../list-children/ports.ts'
import type { ChildNamed, NewId, ReadChildNamed, SaveEntry } from '../record-fact/ports.ts'
import { formPages } from '../record-fact/form-pages.ts'
import { BUSY, typedSave, whyNotSaved } from '../record-fact/save.ts'
import { BackToChild } from '../record-fact/view.tsx'
import { ConfirmSame, LookForSame, type RecordShown } from './view.tsx'

/** What the page that joins two records of one child must be able to do. */
export interface SamePorts {
  readonly readChildNamed: ReadChildNamed
  readonly readChildren: ReadChildren
  readonly saveEntry: SaveEntry
  readonly newId: NewId
}

type Asked = PageContext<Readonly<Record<'child', string>>>

const MOST_FOUND = 10
const CHANGED =
  'Somebody else joined one of these records meanwhile. Nothing was saved: look for the other record again.'

const recordOf = (child: ChildNamed): RecordShown => ({
  subject: child.subject,
  called: called(child),
  number: child.sourceRef ?? 'none',
  bornOn: child.bornOn === null ? 'not recorded' : sayDate(child.bornOn),
  says: [
    called(child),
    child.sourceRef === null ? 'no number' : `number ${child.sourceRef}`,
    child.bornOn === null ? 'date of birth not recorded' : `born ${sayDate(child.bornOn)}`,
  ].join(', '),
})

const read = (ports: SamePorts, { reading }: Asked, id: string): Promise<ChildNamed | null> =>
  // a uuid: whether it is a child's is what the read answers
  isUuid(id) ? ports.readChildNamed(reading, id as SubjectId) : Promise.resolve(null)

const hrefOf = (child: ChildNamed): string => `/children/${child.subject}`

interface Looked {
  readonly looked: string
  /** What is wrong with what was typed, beside the field. */
  readonly error?: string
  readonly says: string | null
  readonly found: readonly ChildNamed[]
}

const NOT_LOOKED: Looked = { looked: '', says: null, found: [] }

const show = (child: ChildNamed, looked: Looked, status = 200, warning: string | null = null): Answer =>
  page({
    title: 'The same child as another record',
    status,
    hasErrors: looked.error !== undefined,
    before: <BackToChild href={hrefOf(child)} called={called(child)} />,
    view: (
      <LookForSame
        {...looked}
        child={recordOf(child)}
        action={`${hrefOf(child)}/same-as`}
        found={looked.found.map(recordOf)}
        warning={warning}
      />
    ),
  })

async function look(ports: SamePorts, asked: Asked, child: ChildNamed): Promise<Answer> {
  const looked = typedText(asked.form, 'look')
  const searched = wordsOf(looked)
  if (searched.words.length === 0 && searched.bornOn === null)
    return show(child, { ...NOT_LOOKED, looked, error: 'Enter a name, a number or a date of birth' }, 400)
  const every = { standing: 'any', team: null, sort: 'name', limit: MOST_FOUND + 1, offset: 0 } as const
  const { children } = await ports.readChildren(asked.reading, { ...every, ...searched })
  const found = children.filter(({ subject }) => subject !== child.subject).slice(0, MOST_FOUND)
  const says =
    found.length > 0 ? null : 'No other child matches. Try the number, part of the name or the date of birth.'
  return show(child, { looked, says, found })
}

const joining = (ports: SamePorts, asked: Asked, child: ChildNamed, other: ChildNamed): NewRevision => ({
  fact: ports.newId() as FactId, // a new fact's id is a new uuid
  ...{ revision: 0, type: sameAs.type, shape: sameAs.shape, happenedOn: asked.today, texts: {} },
  subjects: [child.subject, other.subject],
  body: { under: child.subject, number: other.sourceRef },
})

async function join(ports: SamePorts, asked: Asked, child: ChildNamed, other: ChildNamed): Promise<Answer> {
  const save = typedSave(asked, [joining(ports, asked, child, other)])
  const refused = whyNotSaved(await ports.saveEntry(asked.reading.authority, save))
  if (refused === null) return redirect(hrefOf(child), 'Saved: the two records are now shown together')
  return refused === 'busy' ? show(child, NOT_LOOKED, 503, BUSY) : show(child, NOT_LOOKED, 409, CHANGED)
}

async function answer(ports: SamePorts, asked: Asked, child: ChildNamed): Promise<Answer> {
  const chosen = typedText(asked.form, 'other')
  if (chosen === '') return look(ports, asked, child)
  const other = await read(ports, asked, chosen)
  if (typedText(asked.form, 'do') === 'join' && other === null)
    // Joined by the first of two clicks, perhaps, or by somebody else.
    return redirectUndone(hrefOf(child), 'That record is joined already')
  if (other === null || other.subject === child.subject) return show(child, NOT_LOOKED, 409, CHANGED)
  if (typedText(asked.form, 'do') === 'join') return join(ports, asked, child, other)
  return page({
    title: 'Are these the same child?',
    before: <BackToChild href={hrefOf(child)} called={called(child)} />,
    view: (
      <ConfirmSame
        child={recordOf(child)}
        other={recordOf(other)}
        action={`${hrefOf(child)}/same-as`}
        childHref={hrefOf(child)}
      />
    ),
  })
}

/** The pages on which a person says that two records are of one child: never guessed, and undone by withdrawing it. */
export const samePages = (ports: SamePorts): readonly PageDefinition[] =>
  formPages({
    path: '/children/:child/same-as',
    find: (asked) => read(ports, asked, asked.params.child),
    show: (child) => show(child, NOT_LOOKED),
    take: (child, asked) => answer(ports, asked, child),
  })

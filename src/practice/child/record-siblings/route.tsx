import type { SubjectId } from '../../../record/index.ts'
import { sayAge } from '../../../time/index.ts'
import {
  dateToType,
  dayTyped,
  isUuid,
  notFound,
  page,
  redirect,
  redirectUndone,
  typedAll,
  typedDate,
  typedText,
  type Answer,
  type FieldError,
  type PageContext,
  type PageDefinition,
  type TypedDate,
} from '../../../web/ui/index.ts'
import { called } from '../called.ts'
import { wordsOf } from '../list-children/ask.ts'
import type { ReadChildren } from '../list-children/ports.ts'
import type { NewId, SaveEntry } from '../record-fact/ports.ts'
import { formPages } from '../record-fact/form-pages.ts'
import { BUSY, typedSave, whyNotSaved } from '../record-fact/save.ts'
import { BackToChild } from '../record-fact/view.tsx'
import type { Grouped, ReadGrouped } from './ports.ts'
import { regroup, seenAs } from './regroup.ts'
import { Siblings } from './view.tsx'

/** What the page for brothers and sisters must be able to do. */
export interface SiblingsPorts {
  readonly readGrouped: ReadGrouped
  readonly readChildren: ReadChildren
  readonly saveEntry: SaveEntry
  readonly newId: NewId
}

type Asked = PageContext<Readonly<Record<'child', string>>>

interface About {
  readonly child: Grouped
  /** Who is in the group now, the child aside. */
  readonly before: readonly Grouped[]
  /** Everyone whom the form offers. */
  readonly offered: readonly Grouped[]
}

interface Typed {
  readonly chosen: readonly string[]
  readonly since: TypedDate
  readonly looked: string
}

const MOST_FOUND = 20
const NOTHING_TYPED = { field: 'look', says: 'Enter a name, a number or a date of birth' }
const NOBODY_CHOSEN = { field: 'look', says: 'Look for a child and choose them first' }
const CHANGED =
  'Somebody else changed this group while you were choosing. Nothing was saved and your choice is kept: the children who are in it now are offered too. Look it over and save again.'

async function about(ports: SiblingsPorts, asked: Asked, offered: readonly string[]): Promise<About | null> {
  if (!isUuid(asked.params.child)) return null
  const ids = [asked.params.child, ...offered.filter(isUuid)] as SubjectId[] // uuids: the read leaves out those of no child
  const grouped = await ports.readGrouped(asked.reading, ids)
  const child = grouped.find(({ subject }) => subject === asked.params.child)
  if (!child) return null
  const group = child.inGroup?.group
  const others = grouped.filter(({ subject }) => subject !== child.subject)
  const before = others.filter(({ inGroup }) => group !== undefined && inGroup?.group === group)
  const wanted = new Set<string>([...before.map(({ subject }) => subject), ...offered])
  return { child, before, offered: others.filter(({ subject }) => wanted.has(subject)) }
}

function show(
  { child, before, offered }: About,
  typed: Typed,
  asked: Asked,
  around: {
    readonly status: number
    readonly errors: readonly FieldError[]
    readonly found: string | null
    readonly warning: string | null
  },
): Answer {
  const childHref = `/children/${child.subject}`
  return page({
    title: 'Brothers and sisters together',
    status: around.status,
    hasErrors: around.errors.length > 0,
    before: <BackToChild href={childHref} called={called(child)} />,
    view: (
      <Siblings
        called={called(child)}
        action={`${childHref}/siblings`}
        childHref={childHref}
        choices={offered.map((other) => ({
          value: other.subject,
          text: called(other),
          hint: [
            other.bornOn === null ? 'date of birth not recorded' : sayAge(other.bornOn, asked.reading.on),
            other.sourceRef === null ? '' : `number ${other.sourceRef}`,
            other.inGroup !== null && other.inGroup.group !== child.inGroup?.group ? 'in another group now' : '',
          ]
            .filter((part) => part !== '')
            .join(', '),
        }))}
        chosen={typed.chosen}
        seen={seenAs(before)}
        since={typed.since}
        looked={typed.looked}
        found={around.found}
        errors={around.errors}
        warning={around.warning}
      />
    ),
  })
}

const QUIET = { status: 200, errors: [], found: null, warning: null } as const

async function look(ports: SiblingsPorts, asked: Asked, offered: readonly string[], typed: Typed): Promise<Answer> {
  const none = { standing: 'any', team: null, sort: 'name', limit: MOST_FOUND, offset: 0 } as const
  const searched = wordsOf(typed.looked)
  if (searched.words.length === 0 && searched.bornOn === null) {
    const asItWas = await about(ports, asked, offered)
    return asItWas ? show(asItWas, typed, asked, { ...QUIET, status: 400, errors: [NOTHING_TYPED] }) : notFound()
  }
  const found = await ports.readChildren(asked.reading, { ...none, ...searched })
  const ids = found.children.map(({ subject }) => subject).filter((subject) => subject !== asked.params.child)
  const all = await about(ports, asked, [...new Set([...offered, ...ids])])
  if (!all) return notFound()
  const words =
    ids.length === 0
      ? 'No other child matches. Try part of the name, the number, or the date of birth as 27/3/2025.'
      : found.total > MOST_FOUND
        ? `${found.total} children match. The first ${MOST_FOUND} are offered below: add more of the name or number.`
        : `${ids.length === 1 ? 'One child is' : `${ids.length} children are`} offered below.`
  return show(all, typed, asked, { ...QUIET, found: words })
}

async function saveGroup(ports: SiblingsPorts, asked: Asked, found: About, typed: Typed): Promise<Answer> {
  const { child, before, offered } = found
  if (typedText(asked.form, 'seen') !== seenAs(before))
    return show(found, typed, asked, { ...QUIET, status: 409, warning: CHANGED })
  const others = offered.filter(({ subject }) => typed.chosen.includes(subject))
  if (others.length === 0 && before.length === 0)
    return show(found, typed, asked, { ...QUIET, status: 400, errors: [NOBODY_CHOSEN] })
  const since = dayTyped(typed.since)
  if (others.length > 0 && (since === null || since > asked.today)) {
    const says =
      since === null
        ? 'Enter the date from which they are planned for together, such as 27 3 2025'
        : 'The date must be today or in the past'
    return show(found, typed, asked, { ...QUIET, status: 400, errors: [{ field: 'since-day', says }] })
  }
  const revisions = regroup({ child, others, before, since: since ?? asked.today }, ports.newId)
  const back = `/children/${child.subject}`
  if (revisions.length === 0) return redirectUndone(back, 'Nothing was changed')
  const refused = whyNotSaved(await ports.saveEntry(asked.reading.authority, typedSave(asked, revisions)))
  if (refused === null) return redirect(back, 'Saved: brothers and sisters together')
  if (refused === 'busy') return show(found, typed, asked, { ...QUIET, status: 503, warning: BUSY })
  const meanwhile = await about(ports, asked, typedAll(asked.form, 'offered'))
  return meanwhile ? show(meanwhile, typed, asked, { ...QUIET, status: 409, warning: CHANGED }) : notFound()
}

/** The pages on which a person chooses the children whose permanence is planned together: never guessed. */
export const siblingsPages = (ports: SiblingsPorts): readonly PageDefinition[] =>
  formPages({
    path: '/children/:child/siblings',
    find: (asked) => about(ports, asked, typedAll(asked.form, 'offered')),
    show: (found, asked) => {
      const since = dateToType(found.child.inGroup?.since ?? null)
      return show(found, { chosen: found.before.map(({ subject }) => subject), since, looked: '' }, asked, QUIET)
    },
    take: async (found, asked) => {
      const typed = {
        chosen: typedAll(asked.form, 'with'),
        since: typedDate(asked.form, 'since'),
        looked: typedText(asked.form, 'look'),
      }
      return typedText(asked.form, 'do') === 'look'
        ? look(ports, asked, typedAll(asked.form, 'offered'), typed)
        : saveGroup(ports, asked, found, typed)
    },
  })

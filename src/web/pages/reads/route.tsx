import { everyChild, type Person, type Sees } from '../../../access/index.ts'
import { called } from '../../../practice/child/index.ts'
import type { SubjectId } from '../../../record/index.ts'
import { MOST_COUNTED, type ReadsAsk } from '../../../store/index.ts'
import {
  BackLink,
  definePage,
  isUuid,
  notFound,
  page,
  pageAsked,
  PageHeading,
  redirect,
  typedDate,
  type Answer,
  type PageContext,
  type PageDefinition,
} from '../../ui/index.ts'
import { NOTHING, readForm, readKept, type Asked } from './ask.ts'
import type { ReadsPorts } from './ports.ts'
import { presentRead, READS_A_PAGE, sayFound, sayRecord } from './present.ts'
import { showUnusual } from './unusual.tsx'
import { ReadsPage, ReadsTable, SearchForm } from './view.tsx'

/**
 * Whose work is to search the log is told of every record but those restricted to others, by number and never by name; and of
 * no complaint that complains of them.
 */
const seesOfAuditor = ({ named, complained }: Person): Sees => ({ ...everyChild, named, without: complained })

const LEAD =
  'Every record and every list of children that somebody was shown, with the ground on which they were; every sign-in, and every attempt that was refused. Reading this page is written down too.'

const EVERYTHING: ReadsAsk = { people: null, child: null, route: null, ground: null, from: null, to: null }

/** What is to be looked for; null where no such person or record is there to be found. */
async function askOf(ports: ReadsPorts, asked: Asked, context: PageContext): Promise<ReadsAsk | null> {
  const { authority } = context.reading
  const [people, child] = await Promise.all([
    asked.who === '' ? null : ports.peopleCalled(authority, asked.who),
    asked.child === '' ? null : ports.recordNamed(authority, asked.child, seesOfAuditor(context.person)),
  ])
  if (people?.length === 0 || (asked.child !== '' && child === null)) return null
  const { ground, from, to } = asked
  return {
    people,
    child,
    route: asked.route === '' ? null : asked.route,
    ground: ground === '' ? null : ground,
    from,
    to,
  }
}

async function list(ports: ReadsPorts, context: PageContext, asked: Asked | null, path: string): Promise<Answer> {
  const { reading, person, query } = context
  const current = pageAsked(query)
  const ask = asked === null ? EVERYTHING : await askOf(ports, asked, context)
  const around = { sees: seesOfAuditor(person), limit: READS_A_PAGE, offset: (current - 1) * READS_A_PAGE }
  const { total, reads } = ask === null ? { total: 0, reads: [] } : await ports.search(reading.authority, ask, around)
  return page({
    title: 'Who read what',
    view: (
      <ReadsPage
        heading="Who read what"
        lead={LEAD}
        form={
          <>
            <p class="govuk-body">
              <a class="govuk-link" href="/reads/unusual">
                What stands out, week by week
              </a>
            </p>
            <SearchForm asked={asked ?? NOTHING} errors={[]} isOpen={asked !== null} />
          </>
        }
        found={sayFound(total)}
        reads={reads.map((read) => presentRead(read, ports.titleOf))}
        {...{ total: Math.min(total, MOST_COUNTED), current, path }}
      />
    ),
  })
}

async function search(ports: ReadsPorts, { reading, person, form }: PageContext): Promise<Answer> {
  const { asked, errors } = readForm(form)
  if (errors.length === 0)
    return redirect(`/reads/search/${await ports.keepSearch(reading.authority, person.id, JSON.stringify(asked))}`)
  const typed = { from: typedDate(form, 'from'), to: typedDate(form, 'to') }
  return page({
    title: 'Who read what',
    status: 400,
    hasErrors: true,
    view: (
      <ReadsPage
        heading="Who read what"
        lead={LEAD}
        errors={errors}
        form={<SearchForm {...{ asked, errors, typed }} isOpen />}
        found="Nothing was looked for yet."
        {...{ reads: [], total: 0, current: 1, path: '/reads' }}
      />
    ),
  })
}

async function one(ports: ReadsPorts, { reading, person, params }: PageContext): Promise<Answer> {
  const n = Number(params['read'])
  if (!Number.isSafeInteger(n) || n < 1) return notFound()
  const found = await ports.readOne(reading.authority, n, seesOfAuditor(person))
  if (found === null) return notFound()
  return page({
    title: 'One read',
    before: <BackLink href="/reads">Who read what</BackLink>,
    view: (
      <>
        <PageHeading lead="One read from the log, and the children whom it showed.">One read</PageHeading>
        <ReadsTable caption="The read" reads={[presentRead(found.read, ports.titleOf)]} />
        <h2 class="govuk-heading-m">Children whom it showed</h2>
        <ul class="govuk-list">
          {found.children.map((child) => (
            <li>
              {child.isOpenToAsker ? (
                <a class="govuk-link" href={`/children/${child.subject}/reads`}>
                  {sayRecord(child)}
                </a>
              ) : (
                sayRecord(child)
              )}
            </li>
          ))}
        </ul>
      </>
    ),
  })
}

async function ofChild(ports: ReadsPorts, { reading, query, may }: PageContext, id: string): Promise<Answer> {
  if (!isUuid(id)) return notFound()
  const subject = id as SubjectId // a uuid: whether it is a child's is what the read answers
  const child = await ports.readChildNamed(reading, subject)
  if (child === null) return notFound()
  const current = pageAsked(query)
  const { total, reads } = await ports.search(
    reading.authority,
    { ...EVERYTHING, child: child.subject },
    { sees: reading.sees, limit: READS_A_PAGE, offset: (current - 1) * READS_A_PAGE },
  )
  const name = called(child)
  const shown = reads.map((read) => {
    const row = presentRead(read, ports.titleOf)
    if (read.subject === child.subject) return { ...row, what: 'This record', href: null }
    return { ...row, what: read.subject === null ? row.what : 'Another child’s record, which leads here', href: null }
  })
  return page({
    title: 'Who read one child’s record',
    before: may('child.read') ? (
      <BackLink href={`/children/${child.subject}`}>Back to the child</BackLink>
    ) : (
      <BackLink href="/reads">Who read what</BackLink>
    ),
    view: (
      <ReadsPage
        heading={`Who read the record of ${name}`}
        lead="Everybody who was shown this child, in the record itself or in a list, with when and on what ground."
        found={sayFound(total)}
        reads={shown}
        {...{ total: Math.min(total, MOST_COUNTED), current, path: `/children/${child.subject}/reads` }}
      />
    ),
  })
}

/** The log of reads for the auditor, and one child's own access history. */
export const readsPages = (ports: ReadsPorts): readonly PageDefinition[] => [
  definePage({
    ...{ method: 'GET', path: '/reads', section: 'home', needs: 'reads.search' },
    handle: (asked) => list(ports, asked, null, '/reads'),
  }),
  definePage({
    ...{ method: 'POST', path: '/reads/search', section: 'home', needs: 'reads.search' },
    isQuestion: true,
    handle: (asked) => search(ports, asked),
  }),
  definePage({
    ...{ method: 'GET', path: '/reads/search/:search', section: 'home', needs: 'reads.search' },
    handle: async (asked) => {
      const { search: id } = asked.params
      const kept = isUuid(id) ? await ports.readSearch(asked.reading.authority, asked.person.id, id) : null
      return kept === null ? notFound() : list(ports, asked, readKept(kept), `/reads/search/${id}`)
    },
  }),
  definePage({
    ...{ method: 'GET', path: '/reads/unusual', section: 'home', needs: 'reads.search' },
    handle: (asked) => showUnusual(ports, asked),
  }),
  definePage({
    ...{ method: 'GET', path: '/reads/:read', section: 'home', needs: 'reads.search' },
    handle: (asked) => one(ports, asked),
  }),
  definePage({
    ...{ method: 'GET', path: '/children/:child/reads', section: 'children', needs: 'child.reads' },
    handle: (asked) => ofChild(ports, asked, asked.params.child),
  }),
]

import {
  BackLink,
  definePage,
  forbidden,
  notFound,
  page,
  pageAsked,
  redirect,
  type Answer,
  type PageContext,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { whyNotSaved } from '../../child/index.ts'
import { entryAbout, newFact } from '../entries.ts'
import { accessReviewed } from '../events.ts'
import type { PeoplePorts } from '../ports.ts'
import { dueBefore, leadOf, lineOf, PEOPLE_A_PAGE } from './present.ts'
import { ReviewAccess } from './view.tsx'

async function show(ports: PeoplePorts, { reading, query, today, person }: PageContext): Promise<Answer> {
  const { authority } = reading
  const everyMonths = await ports.reviewEveryMonths(authority)
  const current = pageAsked(query)
  const isEverybody = query.of === 'everybody'
  const since = dueBefore(today, everyMonths)
  const place = { letter: '', limit: PEOPLE_A_PAGE, offset: (current - 1) * PEOPLE_A_PAGE }
  const found = await ports.readPeople(authority, { ...place, notReviewedSince: isEverybody ? null : since })
  const due = isEverybody
    ? await ports.readPeople(authority, { ...place, limit: 1, offset: 0, notReviewedSince: since })
    : found
  const lines = found.people.map((known) => lineOf(known, { today, everyMonths, own: person.id }))
  const lead = leadOf(due.total, everyMonths)
  return page({
    title: 'Review who may see what',
    before: <BackLink href="/people">People</BackLink>,
    view: <ReviewAccess {...{ lead, isEverybody, lines, current, total: found.total }} />,
  })
}

async function reviewed(ports: PeoplePorts, asked: PageContext<Readonly<Record<'person', string>>>): Promise<Answer> {
  const { authority } = asked.reading
  const shown = await ports.readPerson(authority, asked.params.person)
  if (shown === null) return notFound()
  if (asked.params.person === asked.person.id) return forbidden('Your own access is reviewed by another administrator.')
  const { known } = shown
  const means = { asked, newId: ports.newId }
  const entry = entryAbout({ ...means, known }, { ...known, reason: '' }, false, (subject) => [
    newFact(means, accessReviewed, subject, { person: known.person }, ''),
  ])
  const refused = whyNotSaved(await ports.saveEntry(authority, entry))
  return redirect(
    '/people/review',
    refused === null ? 'Reviewed' : 'Somebody changed this account just now: look at it again',
  )
}

/** The page on which administrators look whether everybody should see what they see. */
export const reviewAccessPages = (ports: PeoplePorts): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/people/review',
    section: 'home',
    needs: 'people.manage',
    handle: (asked) => show(ports, asked),
  }),
  definePage({
    method: 'POST',
    path: '/people/:person/reviewed',
    section: 'home',
    needs: 'people.manage',
    isSensitive: true,
    handle: (asked) => reviewed(ports, asked),
  }),
]

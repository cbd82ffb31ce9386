import { londonDay, sayDate } from '../../../time/index.ts'
import {
  dateToType,
  dayTyped,
  definePage,
  isEmptyDate,
  notFound,
  ourAddress,
  page,
  redirect,
  sayTime,
  typedDate,
  typedText,
  type Answer,
  type FieldError,
  type PageContext,
  type PageDefinition,
} from '../../ui/index.ts'
import type { AsAtPorts } from './ports.ts'
import { AsAt, Preparing } from './view.tsx'

const MOMENTS = 8
const NO_DATE = { day: '', month: '', year: '' }

async function show(
  ports: AsAtPorts,
  asked: PageContext,
  back: string,
  errors: readonly FieldError[],
): Promise<Answer> {
  const { authority } = asked.reading
  const [ends, imports] = await Promise.all([
    ports.firstAndLastPosition(authority),
    ports.listImports(authority, MOMENTS, 0),
  ])
  const loaded = imports.flatMap(({ state, endedAt }) => (state === 'done' && endedAt ? [londonDay(endedAt)] : []))
  const moments = [...Map.groupBy(loaded, (on) => on)].map(([on, those]) => ({
    text: `After the ${those.length === 1 ? 'import' : 'imports'} of ${sayDate(on)}`,
    known: dateToType(on),
  }))
  const typed = (field: string) => (field + '-day' in asked.form ? typedDate(asked.form, field) : NO_DATE)
  const knowsSince = ends && `This record began on ${sayDate(londonDay(ends.first.at))}.`
  return page({
    title: 'See it as at another date',
    status: errors.length > 0 ? 400 : 200,
    hasErrors: errors.length > 0,
    view: AsAt({ shown: { back, on: typed('on'), known: typed('known'), errors, knowsSince, moments } }),
  })
}

/** An address with something added to its question. */
const adding = (address: string, added: string): string => `${address}${address.includes('?') ? '&' : '?'}${added}`

function seeDay(ports: AsAtPorts, asked: PageContext): Promise<Answer> | Answer {
  const back = ourAddress(typedText(asked.form, 'back'))
  const typed = typedDate(asked.form, 'on')
  const on = dayTyped(typed)
  if (on !== null) return redirect(adding(back, on === asked.today ? 'on=' : `on=${on}`))
  const says = isEmptyDate(typed)
    ? 'Enter the day that you want to see'
    : 'The day must be a real date, such as 31 3 2025'
  return show(ports, asked, back, [{ field: 'on-day', says }])
}

async function seeKnown(ports: AsAtPorts, asked: PageContext): Promise<Answer> {
  const back = ourAddress(typedText(asked.form, 'back'))
  const refuse = (says: string) => show(ports, asked, back, [{ field: 'known-day', says }])
  const typed = typedDate(asked.form, 'known')
  const day = dayTyped(typed)
  if (day === null)
    return refuse(
      isEmptyDate(typed)
        ? 'Enter the day whose knowledge you want to see'
        : 'The day must be a real date, such as 31 3 2025',
    )
  const found = await ports.positionByEndOf(asked.reading.authority, day)
  if (found !== null) return redirect(adding(back, `known=${found.position}&on=${day < asked.today ? day : ''}`))
  const ends = await ports.firstAndLastPosition(asked.reading.authority)
  return refuse(
    ends === null
      ? 'Nothing has been recorded yet'
      : `Nothing had been recorded by then: this record began on ${sayDate(londonDay(ends.first.at))}`,
  )
}

async function preparing(ports: AsAtPorts, asked: PageContext): Promise<Answer> {
  const position = Number(asked.params.position)
  const back = ourAddress(asked.query.back)
  const isPosition = Number.isSafeInteger(position) && position > 0
  const at = isPosition ? await ports.whenRecorded(asked.reading.authority, position) : null
  if (at === null) return notFound()
  const { state, done, of } = await ports.prepare(asked.reading.authority, position)
  if (state === 'ready') return redirect(back)
  const says =
    state === 'failed'
      ? 'The preparation failed. It is tried again when you open this page again.'
      : of > 0
        ? `${done.toLocaleString('en-GB')} of ${of.toLocaleString('en-GB')} children`
        : 'Waiting to begin'
  return page({
    title: 'Preparing the record as known then',
    ...(state === 'failed' ? {} : { refreshAfter: 1 }),
    view: Preparing({
      when: `at ${sayTime(at)} on ${sayDate(londonDay(at))}`,
      says,
      share: of > 0 ? done / of : 0,
      back: '/as-at',
    }),
  })
}

/** See any page as at another day, or as the record was known then. */
export const asAtPages = (ports: AsAtPorts): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/as-at',
    section: 'home',
    needs: 'use',
    handle: (asked) => show(ports, asked, ourAddress(asked.query.back), []),
  }),
  definePage({
    method: 'POST',
    path: '/as-at',
    section: 'home',
    needs: 'use',
    handle: (asked) => seeDay(ports, asked),
  }),
  definePage({
    method: 'POST',
    path: '/known-at',
    section: 'home',
    needs: 'use',
    handle: (asked) => seeKnown(ports, asked),
  }),
  definePage({
    method: 'GET',
    path: '/known-at/:position',
    section: 'home',
    needs: 'use',
    handle: (asked) => preparing(ports, asked),
  }),
]

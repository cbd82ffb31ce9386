import {
  definePage,
  isUuid,
  notFound,
  page,
  redirect,
  typedText,
  type PageAnswer,
  type PageContext,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import type { EventDefinition } from '../../../record/index.ts'
import type { InForce } from '../in-force.ts'
import { askFor, NOTHING, readAsked, wordsOf } from './ask.ts'
import type { FindActions, FindWritten, KeepSearch, ReadChildren, ReadSearch, ReadTeams } from './ports.ts'
import { presentList, presentWritten, type Words } from './present.ts'
import { ChildrenList } from './view.tsx'

/** What the list of children must be able to do. */
export interface ListChildrenPorts {
  readonly readChildren: ReadChildren
  readonly readTeams: ReadTeams
  readonly keepSearch: KeepSearch
  readonly readSearch: ReadSearch
  readonly inForce: InForce
  readonly words: Words
  /** Actions of plans that hold every word. */
  readonly findActions: FindActions
  readonly findWritten: FindWritten
  readonly definitions: ReadonlyMap<string, EventDefinition>
}

const LONGEST_SEARCH = 200

/** How many pieces of writing a search shows below the children. */
const WRITTEN_FOUND = 20

async function show(
  ports: ListChildrenPorts,
  { reading, query, may }: PageContext,
  path: string,
  searched: string | null,
): Promise<PageAnswer> {
  const asked = readAsked(query, searched !== null)
  const sought = searched === null ? NOTHING : wordsOf(searched)
  const words = sought.words.map(({ word }) => word)
  const [found, teams, { calendar, dutyManager }, actions, written] = await Promise.all([
    ports.readChildren(reading, askFor(asked, sought)),
    ports.readTeams(reading),
    ports.inForce(reading.authority),
    words.length > 0 && may('improvement.see') ? ports.findActions(reading, words) : [],
    searched === null ? [] : ports.findWritten(reading, searched, WRITTEN_FOUND),
  ])
  const context = { on: reading.on, calendar, dutyManager, ...ports.words }
  return page({
    title: searched === null ? 'Children' : 'Children: search results',
    view: (
      <ChildrenList
        shown={presentList(found, asked, { path, searched, teams, context })}
        actions={actions}
        written={presentWritten(written, ports.definitions)}
      />
    ),
  })
}

/** The list of children, and the search through them: sent in a form, kept, and shown at an address that carries no name. */
export const listChildrenPages = (ports: ListChildrenPorts): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/children',
    section: 'children',
    needs: 'children.list',
    readsKnownAt: true,
    handle: (asked) => show(ports, asked, '/children', null),
  }),
  definePage({
    method: 'POST',
    path: '/children/search',
    isQuestion: true,
    section: 'children',
    needs: 'children.list',
    searches: true,
    handle: async ({ reading, person, form }) => {
      const text = typedText(form, 'text').slice(0, LONGEST_SEARCH)
      return redirect(`/children/search/${await ports.keepSearch(reading.authority, person.id, text)}`)
    },
  }),
  definePage({
    method: 'GET',
    path: '/children/search/:search',
    section: 'children',
    needs: 'children.list',
    readsKnownAt: true,
    handle: async (asked) => {
      const { search } = asked.params
      const text = isUuid(search) ? await ports.readSearch(asked.reading.authority, asked.person.id, search) : null
      return text === null ? notFound() : show(ports, asked, `/children/search/${search}`, text)
    },
  }),
]

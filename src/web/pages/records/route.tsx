import type { AuthorityId } from '../../../record/index.ts'
import {
  definePage,
  notFound,
  page,
  PageHeading,
  typedText,
  type PageContext,
  type PageDefinition,
} from '../../ui/index.ts'

/** A record that this installation holds. */
interface HeldRecord {
  readonly id: AuthorityId
  readonly name: string
  readonly demonstration: boolean
}

const Records = ({ records, current }: { records: readonly HeldRecord[]; current: AuthorityId }) => (
  <>
    <PageHeading lead="Each authority’s record stands by itself: nothing in one is counted or shown in another.">
      Whose record to see
    </PageHeading>
    <form method="post" action="/records">
      <ul class="tl-people">
        {records.map(({ id, name, demonstration }) => (
          <li class="tl-people__person">
            <button class="tl-people__choose" type="submit" name="authority" value={id}>
              <span class="tl-people__title">{name}</span>
              <span class="tl-note">
                {demonstration ? 'A demonstration: its children are invented.' : 'A council’s own record.'}
                {id === current && ' You are looking at it now.'}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </form>
  </>
)

/** Which authority's record is read: the demonstration's, or a council's own. */
export const recordsPages = (ports: {
  readonly readRecords: () => Promise<readonly HeldRecord[]>
}): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/records',
    section: 'home',
    needs: 'use',
    handle: async ({ reading }: PageContext) =>
      page({
        title: 'Whose record to see',
        view: Records({ records: await ports.readRecords(), current: reading.authority }),
      }),
  }),
  definePage({
    method: 'POST',
    path: '/records',
    isQuestion: true,
    section: 'home',
    needs: 'use',
    handle: async ({ form }: PageContext) => {
      const chosen = (await ports.readRecords()).find(({ id }) => String(id) === typedText(form, 'authority'))
      return chosen ? { kind: 'redirect', to: '/', authority: chosen.id } : notFound()
    },
  }),
]

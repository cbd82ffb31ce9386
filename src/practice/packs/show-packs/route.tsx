import { sayDate } from '../../../time/index.ts'
import {
  BackLink,
  definePage,
  file,
  InsetText,
  notFound,
  page,
  PageHeading,
  Pagination,
  StackedTable,
  SummaryList,
  type PageDefinition,
  type PageContext,
} from '../../../web/ui/index.ts'
import { Parts } from '../../improvement/index.ts'
import { titleOfPack } from '../contents.ts'
import type { Pack, PackFile } from '../fold.ts'
import { readAllPacks } from '../make.ts'
import type { PackPorts } from '../ports.ts'

const LIST = '/improvement/packs'
const A_PAGE = 30

export const hrefOfPack = (id: string): string => `${LIST}/${id}`

/** Files of a pack by their address, with what they are to people and to browsers. */
const filesOf: Readonly<Record<string, { name: PackFile; type: string; text: string }>> = {
  'pack.html': { name: 'html', type: 'text/html; charset=utf-8', text: 'Web page (HTML)' },
  'pack.docx': {
    name: 'docx',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    text: 'Word file (DOCX)',
  },
  'measures.csv': { name: 'csv', type: 'text/csv; charset=utf-8', text: 'The measures, month by month (CSV)' },
  'rows.json': { name: 'rows', type: 'application/json', text: 'Its numbers (JSON)' },
}

const List = ({ packs, current, may }: { packs: readonly Pack[]; current: number; may: PageContext['may'] }) => (
  <>
    <PageHeading lead="Made each day, each Monday and after each month, of the day, week or month that is over: what is late, how teams stand, what the measures came to, and how that moved. No child is named in one.">
      Performance packs
    </PageHeading>
    <Parts current="Packs" may={may} />
    {packs.length === 0 ? (
      <InsetText>None is made yet. The first ones are made in the night.</InsetText>
    ) : (
      <>
        <StackedTable
          caption="Packs, the latest first"
          captionHidden
          columns={[{ text: 'Pack' }, { text: 'Made' }]}
          rows={packs.slice((current - 1) * A_PAGE, current * A_PAGE).map((pack) => ({
            key: pack.id,
            cells: [
              <a class="govuk-link" href={hrefOfPack(pack.id)}>
                {titleOfPack(pack.kind, pack.asAtOn)}
              </a>,
              sayDate(pack.madeOn),
            ],
          }))}
        />
        <Pagination
          current={current}
          last={Math.max(1, Math.ceil(packs.length / A_PAGE))}
          hrefOf={(n) => `${LIST}?page=${n}`}
        />
      </>
    )}
  </>
)

const One = ({ pack }: { pack: Pack }) => (
  <>
    <PageHeading lead="Kept exactly as it was made. What is put right in the record later never alters it.">
      {titleOfPack(pack.kind, pack.asAtOn)}
    </PageHeading>
    <SummaryList
      rows={[
        { key: 'As at', value: sayDate(pack.asAtOn) },
        { key: 'Figures read', value: `${pack.readAt}, at position ${pack.position} of the record` },
        { key: 'Made by', value: `Throughline ${pack.release}` },
        { key: 'For', value: 'Those who see the whole service: its numbers are whole, and are not to be passed on' },
      ]}
    />
    <h2 class="govuk-heading-m">The files as made</h2>
    <ul class="govuk-list">
      {Object.entries(filesOf).map(([address, { name, text }]) => (
        <li>
          <a class="govuk-link" href={`${hrefOfPack(pack.id)}/${address}`}>
            {text}
          </a>
          <span class="tl-note tl-path tl-setting__note">{`SHA-256 ${pack.files[name]}`}</span>
        </li>
      ))}
    </ul>
  </>
)

/** The packs that were made, each of them, and their files. */
export const packPages = (ports: PackPorts): readonly PageDefinition[] => [
  definePage({
    ...{ method: 'GET', path: LIST, section: 'improvement', needs: 'packs.see' },
    handle: async ({ reading, query, may }) => {
      const packs = await readAllPacks(ports, reading)
      const current = Math.max(1, Number.parseInt(query['page'] ?? '1', 10) || 1)
      return page({ title: 'Performance packs', view: <List packs={packs} current={current} may={may} /> })
    },
  }),
  definePage({
    ...{ method: 'GET', path: '/improvement/packs/:pack', section: 'improvement', needs: 'packs.see' },
    handle: async ({ reading, params }) => {
      const pack = (await readAllPacks(ports, reading)).find(({ id }) => id === params.pack)
      if (!pack) return notFound()
      return page({
        title: titleOfPack(pack.kind, pack.asAtOn),
        before: <BackLink href={LIST}>Performance packs</BackLink>,
        view: <One pack={pack} />,
      })
    },
  }),
  definePage({
    ...{ method: 'GET', path: '/improvement/packs/:pack/:file', section: 'improvement', needs: 'packs.see' },
    handle: async ({ reading, params }) => {
      const pack = (await readAllPacks(ports, reading)).find(({ id }) => id === params.pack)
      const wanted = Object.hasOwn(filesOf, params.file) ? filesOf[params.file] : undefined
      const content = pack && wanted && (await ports.readPackFile(reading.authority, pack.id, wanted.name))
      return content ? file(params.file, wanted.type, content) : notFound()
    },
  }),
]

import { financialYear, sayShortDate } from '../../../time/index.ts'
import { definePage, page, pageAsked, sayCount, type PageDefinition } from '../../../web/ui/index.ts'
import { called } from '../../child/index.ts'
import type { AdoptedChild, RecordsPorts } from '../ports.ts'
import { sealableFrom, sealableUntil, type SealingRule } from '../when.ts'
import { AdoptedRecords, type AdoptedLine } from './view.tsx'

const A_PAGE = 50

const lineOf = (child: AdoptedChild, { months, accepted }: SealingRule, isWaiting: boolean): AdoptedLine => ({
  href: isWaiting ? null : `/adoption-records/${child.subject}`,
  called: called(child),
  born: child.bornOn === null ? 'Not known' : sayShortDate(child.bornOn),
  adopted: sayShortDate(child.adoptedOn),
  from: accepted.includes(financialYear(child.adoptedOn))
    ? 'Now: that year’s return was accepted'
    : sayShortDate(sealableFrom(child.adoptedOn, months)),
  restricted: child.isRestricted ? 'Restricted to named people' : 'Restricted by the order',
})

/** The list of adopted children’s records, for the custodian. */
export const listRecordsPages = (ports: RecordsPorts): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/adoption-records',
    section: 'home',
    needs: 'records.seal',
    async handle({ reading: { authority }, query, today }) {
      const rule = await ports.sealingRule(authority)
      const { months, accepted } = rule
      const isWaiting = query.which === 'waiting'
      const current = pageAsked(query)
      const until = sealableUntil(today, months)
      const ask = { until, accepted, isBefore: !isWaiting, limit: A_PAGE, offset: (current - 1) * A_PAGE }
      const { total, children } = await ports.readAdopted(authority, ask)
      const sealed = await ports.countSealed(authority)
      return page({
        title: 'Adoption records',
        view: (
          <AdoptedRecords
            isWaiting={isWaiting}
            rule={`A record may be sealed ${sayCount(months, 'month', 'months')} after the 31 March that ends the year of its adoption order, or before, once it is recorded that the Department accepted that year’s return. The interval is a setting, and ours.`}
            lines={children.map((child) => lineOf(child, rule, isWaiting))}
            sealed={`holds ${sayCount(sealed, 'record', 'records')}.`}
            current={current}
            last={Math.ceil(total / A_PAGE)}
          />
        ),
      })
    },
  }),
]

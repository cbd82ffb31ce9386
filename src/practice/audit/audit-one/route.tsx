import { BackLink, definePage, page, type PageDefinition } from '../../../web/ui/index.ts'
import type { AuditPorts } from '../ports.ts'
import { discussionTools } from '../tools.ts'
import { auditAsked, gradesNow, isAnswer, moderatesNow, showsGrades, ungraded } from './about.ts'
import { hrefToCorrect, mayCorrect } from './correcting.tsx'
import { OneAudit } from './view.tsx'

/** The page of one audit. */
export const oneAuditPages = (
  ports: Pick<AuditPorts, 'readOneAudit' | 'readLearned' | 'titleOf'>,
): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/audits/of/:audit',
    section: 'improvement',
    needs: 'audits.see',
    handle: async (asked) => {
      const about = await auditAsked(ports, asked)
      if (isAnswer(about)) return about
      const { found, audit, tool, href } = about
      const { reading, today, person, may } = asked
      const isNow = reading.on === today && may('audits.do') && audit.withdrawn === null
      const isAuditor = isNow && gradesNow(audit, person)
      const learned = may('improvement.see') ? await ports.readLearned(reading, found.id) : []
      const offers = [
        ...(isAuditor && ungraded(about).length === 0
          ? [{ text: 'Complete the audit', href: `${href}/complete` }]
          : []),
        ...(isNow && moderatesNow(audit, person) ? [{ text: 'Moderate it', href: `${href}/moderate` }] : []),
        ...(isNow && discussionTools.includes(audit.tool ?? '') && audit.talkedWith === null
          ? [{ text: 'Who talked the case through', href: `${href}/talked-through` }]
          : []),
        ...(isNow && (audit.completed || isAuditor) ? [{ text: 'An action', href: `${href}/actions/new` }] : []),
        ...(reading.on === today && audit.completed && showsGrades(audit, person) && may('improvement.record')
          ? [{ text: 'Something learned from it', href: `/learning/new?from=${found.id}` }]
          : []),
        ...(isNow && audit.completed && may('audits.agree') ? [{ text: 'Audit it again', href: `${href}/again` }] : []),
        ...(isNow && audit.completed === null && (isAuditor || may('audits.agree'))
          ? [{ text: 'It will not be done', href: `${href}/withdraw` }]
          : []),
      ]
      return page({
        title: 'An audit',
        before: (
          <BackLink href={audit.programme === null ? '/audits' : `/audits/${audit.programme}`}>
            Back to the programme
          </BackLink>
        ),
        view: (
          <OneAudit
            {...{ found, audit, tool, on: reading.on, titleOf: ports.titleOf, offers, isAuditor }}
            isOpen={showsGrades(audit, person)}
            learned={learned}
            mayEndActions={isNow}
            correctHref={({ id, type }) =>
              reading.on === today && may('audits.do') && mayCorrect(type, audit, person, may)
                ? hrefToCorrect(href, id)
                : null
            }
          />
        ),
      })
    },
  }),
]

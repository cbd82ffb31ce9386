import { BackLink, definePage, page, type PageContext, type PageDefinition } from '../../../web/ui/index.ts'
import type { AuditPorts } from '../ports.ts'
import { discussionTools } from '../tools.ts'
import { auditAsked, gradesNow, isAnswer, moderatesNow, showsGrades, ungraded, type About } from './about.ts'
import { hrefToCorrect, mayCorrect } from './correcting.tsx'
import { OneAudit } from './view.tsx'

type Asked = Pick<PageContext, 'reading' | 'today' | 'person' | 'may'>

const isOpenNow = ({ audit }: About, { reading, today, may }: Asked): boolean =>
  reading.on === today && may('audits.do') && audit.withdrawn === null

/** What somebody may do about an audit now. */
function offersOf(about: About, asked: Asked): readonly { readonly text: string; readonly href: string }[] {
  const { found, audit, href } = about
  const { reading, today, person, may } = asked
  const isNow = isOpenNow(about, asked)
  const isAuditor = isNow && gradesNow(audit, person)
  const isDone = audit.completed !== null
  const isUntold = discussionTools.includes(audit.tool ?? '') && audit.talkedWith === null
  const learns = reading.on === today && isDone && showsGrades(audit, person) && may('improvement.record')
  const all: readonly (readonly [isOffered: boolean, text: string, href: string])[] = [
    [isAuditor && ungraded(about).length === 0, 'Complete the audit', `${href}/complete`],
    [isNow && moderatesNow(audit, person), 'Moderate it', `${href}/moderate`],
    [isNow && isUntold, 'Who talked the case through', `${href}/talked-through`],
    [isNow && (isDone || isAuditor), 'An action', `${href}/actions/new`],
    [learns, 'Something learned from it', `/learning/new?from=${found.id}`],
    [isNow && isDone && may('audits.agree'), 'Audit it again', `${href}/again`],
    [isNow && !isDone && (isAuditor || may('audits.agree')), 'It will not be done', `${href}/withdraw`],
  ]
  return all.flatMap(([isOffered, text, to]) => (isOffered ? [{ text, href: to }] : []))
}

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
      const isNow = isOpenNow(about, asked)
      const learned = may('improvement.see') ? await ports.readLearned(reading, found.id) : []
      const offers = offersOf(about, asked)
      const isAuditor = isNow && gradesNow(audit, person)
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

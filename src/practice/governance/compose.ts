import type { Reading } from '../../access/index.ts'
import { londonDay, sayDate } from '../../time/index.ts'
import { sayTime } from '../../web/ui/index.ts'
import type { WrittenDocument } from '../improvement/index.ts'
import { buildParts, type BuiltParts } from './build-parts.ts'
import { gather, titleOfPaper } from './gather.ts'
import { governanceOn, type PaperOn } from './governance-on.ts'
import { documentOf, findingsIn, type FindingIn } from './paper-document.ts'
import { paperKindOf } from './paper-kinds.ts'
import type { GovernancePorts } from './ports.ts'

type Ports = Pick<
  GovernancePorts,
  | 'readGovernance'
  | 'readTexts'
  | 'readImprovement'
  | 'sources'
  | 'readReviews'
  | 'readPublishedCounts'
  | 'headPosition'
>

/** A paper as it stands: worked out, written into, and checked. */
export interface Composed extends BuiltParts {
  readonly title: string
  readonly document: WrittenDocument
  readonly findings: readonly FindingIn[]
  /** The instant at which its figures were read, in words, and the position of the record then. */
  readonly readAt: string
  readonly position: number
}

/** Works a paper out from the record, as at its own day and as known now. */
export async function compose(
  ports: Ports,
  reading: Reading,
  asked: PaperOn,
  { now, authorityName }: { readonly now: Date; readonly authorityName: string },
): Promise<Composed> {
  const [position, counts, all] = await Promise.all([
    ports.headPosition(reading.authority),
    ports.readPublishedCounts(reading.authority),
    ports.readGovernance(reading),
  ])
  const readAt = `${sayDate(londonDay(now))}, ${sayTime(now)}`
  const { paper } = asked
  const material = await gather(ports, reading, asked, { readAt, position, authorityName, ...counts })
  const built = buildParts(material)
  const title = titleOfPaper(asked, governanceOn(all))
  const foot = `${authorityName}. ${paperKindOf(paper.kind).about} Its figures tell of ${sayDate(paper.asAtOn)}; they were read from the record on ${readAt}, at position ${position}, and none of them was typed.`
  return {
    ...built,
    ...{ title, readAt, position },
    document: documentOf(title, built.parts, foot),
    findings: findingsIn(built.parts, paper.waivers, counts.small),
  }
}

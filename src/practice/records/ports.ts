import type { Read } from '../../access/index.ts'
import type { AuthorityId, SubjectId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import type { KeepingRules } from './retention.ts'
import type { SealingRule } from './when.ts'

/** A child who left care by an adoption order, and whose record is not sealed yet. */
export interface AdoptedChild {
  readonly subject: SubjectId
  readonly name: string | null
  readonly sourceRef: string | null
  readonly bornOn: Day | null
  readonly adoptedOn: Day
  /** To named people, and not by the order alone. */
  readonly isRestricted: boolean
}

export interface AdoptedAsk {
  /** Adopted on this day or before; null: after it. */
  readonly until: Day
  /** Or in one of these years to 31 March. */
  readonly accepted: readonly number[]
  readonly isBefore: boolean
  readonly limit: number
  readonly offset: number
}

/** What came of asking for a record to be sealed. */
export type SealingAnswer =
  | { readonly sealed: true; readonly events: number; readonly reads: number; readonly others: number }
  | { readonly sealed: false; readonly why: 'busy' | 'not-found' | 'already-sealed' | 'no-key' }

export interface SealingAsked {
  readonly authority: AuthorityId
  readonly child: SubjectId
  readonly by: string
  readonly reason: string
  readonly today: Day
  readonly request: string
}

/** A record out of the vault, as the release that sealed it wrote it. */
export interface FromVault {
  readonly id: string
  readonly content: unknown
}

/** An opening of the vault, a release or a purge out of it, with what it was about where the key is at hand. */
export interface UseOfVault {
  readonly id: string
  readonly kind: 'open' | 'release' | 'purge'
  readonly askedBy: string
  readonly askedAt: Date
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
  readonly decision: 'approved' | 'refused' | null
  readonly about: unknown
}

/** What the pages about sealed records must be able to do. Where the key is not at hand, null is answered. */
export interface RecordsPorts {
  readonly readAdopted: (
    authority: AuthorityId,
    ask: AdoptedAsk,
  ) => Promise<{ readonly total: number; readonly children: readonly AdoptedChild[] }>
  readonly readAdoptedChild: (authority: AuthorityId, child: string) => Promise<AdoptedChild | null>
  readonly sealingRule: (authority: AuthorityId) => Promise<SealingRule>
  readonly seal: (asked: SealingAsked) => Promise<SealingAnswer>
  readonly countSealed: (authority: AuthorityId) => Promise<number>
  readonly openVault: (authority: AuthorityId) => Promise<readonly FromVault[] | null>
  readonly noteUse: (
    authority: AuthorityId,
    use: {
      readonly id?: string
      readonly kind: UseOfVault['kind']
      readonly by: string
      readonly about: unknown
      readonly today: Day
    },
  ) => Promise<string | null>
  readonly decideRelease: (
    authority: AuthorityId,
    id: string,
    decided: { readonly by: string; readonly decision: 'approved' | 'refused'; readonly today: Day },
  ) => Promise<boolean>
  /** How long records are kept, as the authority has set it. */
  readonly keeping: (authority: AuthorityId) => Promise<KeepingRules>
  /** The second person’s yes to a purge out of the vault that somebody else asked for. */
  readonly purgeSealed: (asked: {
    readonly authority: AuthorityId
    readonly use: string
    readonly by: string
    readonly today: Day
    readonly request: string
  }) => Promise<'purged' | 'not-asked' | 'same-person' | 'held' | 'too-early' | 'already-done' | 'busy' | 'no-key'>
  readonly readUses: (authority: AuthorityId, limit: number) => Promise<readonly UseOfVault[]>
  /** Written before anything out of the vault is shown. */
  readonly recordRead: (authority: AuthorityId, read: Read) => Promise<void>
  readonly titleOf: (person: string) => string
}

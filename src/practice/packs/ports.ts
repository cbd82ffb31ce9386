import type { Reading } from '../../access/index.ts'
import type { AuthorityId, Fact, FactId, Save, Saved, SubjectId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import type { WrittenDocument } from '../improvement/index.ts'
import type { Pack } from './fold.ts'
import type { PackOf } from './contents.ts'
import type { PackRows } from './rows.ts'
import type { PackKind } from './when.ts'

export type ReadPacks = (
  reading: Reading,
) => Promise<readonly { readonly subject: SubjectId; readonly facts: readonly Fact[] }[]>

export type ReadPackFile = (authority: AuthorityId, pack: FactId, name: string) => Promise<Buffer | null>

export interface PackPorts {
  readonly readPacks: ReadPacks
  readonly readPackFile: ReadPackFile
}

/** Everything that a pack tells of, read as at a day. */
export interface PackRead {
  readonly rows: PackRows
  readonly slow: PackOf['slow']
  /** The scorecard, month by month. */
  readonly csv: string
}

/** What making packs stands on. */
export interface PackMeans extends PackPorts {
  readonly readFigures: (reading: Reading) => Promise<PackRead>
  readonly headPosition: (authority: AuthorityId) => Promise<number>
  readonly saveEntry: (authority: AuthorityId, save: Save) => Promise<Saved>
  readonly newId: () => string
  readonly writeHtml: (document: WrittenDocument) => Buffer
  readonly writeWord: (document: WrittenDocument) => Promise<Buffer>
  readonly release: string
}

/** Which pack is to be made, where and when. */
export interface ToMake {
  readonly authority: AuthorityId
  readonly authorityName: string
  readonly kind: PackKind
  /** The last day that it tells of. */
  readonly asAt: Day
  readonly today: Day
  readonly now: Date
}

/** The pack, and whether it was made now. */
export interface MadePack {
  readonly pack: FactId
  readonly isNew: boolean
}

export type { Pack }

import type { Reading } from '../../access/index.ts'
import type { AgainUnder } from './again.ts'
import type { FigurePorts } from './figure-ports.ts'
import type { WrittenDocument, WrittenSheet } from './written.ts'
import type { GivenPlanFile, GivenTable } from './plan-file/given.ts'
import type { Day } from '../../time/index.ts'
import type { AuthorityId, Fact, FactId, Revision, Save, Saved, SubjectId } from '../../record/index.ts'

/** A plan, an action, a requirement that was decided on, a promise or a measure of which something was said, with its facts, in the order of the world, up to the day of reading. */
export interface OfImprovement {
  readonly subject: SubjectId
  readonly kind: 'plan' | 'action' | 'requirement' | 'promise' | 'measure'
  readonly facts: readonly Fact[]
}

/** Everything that was ever said about one of them, as far as it was known, with who saved it. */
export interface ImprovementHistory {
  readonly revisions: readonly (Revision & { readonly by: string })[]
  readonly texts: readonly {
    readonly fact: FactId
    readonly revision: number
    readonly field: string
    readonly text: string
  }[]
}

export type ReadImprovement = (reading: Reading) => Promise<readonly OfImprovement[]>
/** The words of the last progress update of each action up to the day of the reading. */
export type ReadLastWords = (reading: Reading) => Promise<ReadonlyMap<SubjectId, string>>
export type ReadImprovementHistory = (reading: Reading, subject: SubjectId) => Promise<ImprovementHistory>

/** A plan's file with what was typed beside it, kept until it is loaded. */
export interface KeptPlanFile extends GivenPlanFile {
  /** What the plan will be called, and the day as at which the file tells of it. */
  readonly title: string
  readonly asAt: Day
}

/** Files of plans between being sent and being loaded: each is found by whoever sent it alone. */
export interface PlanFiles {
  readonly keep: (authority: AuthorityId, by: string, given: KeptPlanFile) => Promise<string>
  readonly read: (authority: AuthorityId, by: string, id: string) => Promise<KeptPlanFile | null>
  readonly forget: (authority: AuthorityId, by: string, id: string) => Promise<void>
}

/** What the pages of improvement must be able to read and do. */
export interface ImprovementPorts extends FigurePorts {
  readonly readImprovement: ReadImprovement
  readonly readImprovementHistory: ReadImprovementHistory
  readonly readLastWords: ReadLastWords
  /** What the authority has set of plans that are returned. */
  readonly readAgainUnder: (authority: AuthorityId) => Promise<AgainUnder>
  readonly saveEntry: (authority: AuthorityId, save: Save) => Promise<Saved>
  readonly newId: () => string
  /** The tables of an Excel, Word or CSV file or of a web page; or why it cannot be read, in a sentence. */
  readonly readTables: (path: string, name: string) => Promise<readonly GivenTable[] | { readonly problem: string }>
  readonly planFiles: PlanFiles
  /** What was sent, from where it waits. */
  readonly readSent: (path: string) => Promise<Buffer>
  readonly readDocument: (authority: AuthorityId, fact: FactId) => Promise<Buffer | null>
  /** Writes into the log of reads that somebody opened a document; resolves once it cannot be lost. */
  readonly noteOpened: (
    authority: AuthorityId,
    opened: { readonly person: string; readonly on: Day; readonly document: FactId },
  ) => Promise<void>
  readonly writeWord: (document: WrittenDocument) => Promise<Buffer>
  readonly writeWorkbook: (sheets: readonly WrittenSheet[]) => Promise<Buffer>
  /** What somebody who saved does, as shown to people: the record keeps no names of theirs. */
  readonly titleOf: (person: string) => string
}

import type { Reading } from '../../access/index.ts'
import type { AuditRow, AuthorityId, Fact, Save, Saved, SubjectId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import type { ReadLearnedHere } from '../complaints/index.ts'
import type { Told } from '../told/index.ts'
import type { Auditor, Case } from './allocate.ts'
import type { Population } from './tools.ts'

/** Everybody a sample may be drawn from, as far as the reading may see them, with what keeps them from an auditor. */
export type ReadPopulation = (reading: Reading, population: Population) => Promise<readonly Case[]>

/** An audit of a list, with what those who may see it call the child or the worker; null: the reader may not see it. */
export interface ListedAudit extends AuditRow {
  readonly called: { readonly name: string | null; readonly sourceRef: string | null } | null
}

/** Those of a programme, those that somebody has to do, those that count for a measure in a month, those by some tools that were completed in a month or wait in it, or so many that were completed last. */
export type AuditsAsk =
  | { readonly programme: SubjectId }
  | { readonly person: string }
  | { readonly measure: string; readonly month: Day }
  | { readonly tools: readonly string[]; readonly month: Day }
  | { readonly latest: number }

export type ReadAudits = (reading: Reading, ask: AuditsAsk) => Promise<readonly ListedAudit[]>

export interface FoundAudit extends Omit<Told, 'clocks'> {
  readonly id: SubjectId
  /** Null where it is of a worker’s practice. */
  readonly child: {
    readonly subject: SubjectId
    readonly name: string | null
    readonly sourceRef: string | null
  } | null
  readonly worker: string | null
}

/**
 * Null where there is none, or where the reading may not see the child. Of a worker’s practice: where it does not reach the
 * authority or the worker’s team, unless `person` audits or moderates it.
 */
export type ReadOneAudit = (reading: Reading, id: string, person: string) => Promise<FoundAudit | null>

export type ReadProgrammes = (
  reading: Reading,
) => Promise<readonly { readonly subject: SubjectId; readonly facts: readonly Fact[] }[]>

/** The facts of a programme or a focus week up to the day of the reading, with who saved each, and their long texts. */
export type ReadProgrammeTold = (reading: Reading, programme: SubjectId) => Promise<Omit<Told, 'clocks'>>

export interface AuditPorts {
  readonly readProgrammeTold: ReadProgrammeTold
  /** How many audits by a tool were completed in the month of the reading. */
  readonly countDone: (reading: Reading, tool: string) => Promise<number>
  readonly readPopulation: ReadPopulation
  readonly readAudits: ReadAudits
  readonly readOneAudit: ReadOneAudit
  readonly readProgrammes: ReadProgrammes
  /** Who may audit, by name. */
  readonly readAuditors: (authority: AuthorityId) => Promise<readonly Auditor[]>
  readonly headPosition: (authority: AuthorityId) => Promise<number>
  readonly saveEntry: (authority: AuthorityId, save: Save) => Promise<Saved>
  readonly newId: () => string
  readonly readLearned: ReadLearnedHere
  readonly titleOf: (person: string) => string
}

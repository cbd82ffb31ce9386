import { createHash } from 'node:crypto'
import type { Fact, FactId, Revision, SubjectId } from '../record/index.ts'
import type { ToldChild } from './told.ts'

/** A version 4 uuid made of the first sixteen of some bytes. */
export function uuidOf(bytes: Buffer): string {
  const hex = bytes.toString('hex')
  const variant = '89ab'.charAt((bytes[8] ?? 0) % 4)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** A version 4 uuid that goes with some words: always the same for the same words. */
const uuidFor = (words: string): string => uuidOf(createHash('sha256').update(words).digest())

/** The subject that stands for a told child in tests without a store. */
export const subjectOf = (child: ToldChild): SubjectId => uuidFor(`subject ${child.number}`) as SubjectId // made a uuid above

const factIdOf = (child: ToldChild, place: number): FactId => uuidFor(`fact ${child.number} ${String(place)}`) as FactId // made a uuid above

/** The story as first revisions, each in its own voice, recorded on the day it happened: for tests of folds. */
export const revisionsOf = (child: ToldChild): readonly Revision[] =>
  child.facts.map((told, place) => ({
    fact: factIdOf(child, place),
    revision: 0,
    type: told.type,
    shape: 1,
    subjects: [subjectOf(child)],
    happenedOn: told.happenedOn,
    body: told.body,
    voice: told.voice,
    statement: told.voice === 'typed' ? null : 'told',
    recordedOn: told.saidFrom ?? told.happenedOn,
  }))

/** The story as facts, by date: what a fold would read if nothing had ever been corrected. */
export const factsOf = (child: ToldChild): readonly Fact[] =>
  revisionsOf(child)
    .flatMap((said): Fact[] => {
      const { fact: id, happenedOn, type, body, revision, voice, subjects, statement, recordedOn } = said
      if (!happenedOn) return []
      const voices = [voice]
      return [
        {
          id,
          type,
          happenedOn,
          body,
          revision,
          voices,
          corrections: 0,
          subjects,
          statement,
          recordedOn,
          differences: [],
        },
      ]
    })
    .toSorted((a, b) => (a.happenedOn < b.happenedOn ? -1 : a.happenedOn > b.happenedOn ? 1 : 0))

import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { scorecard, yearsEndingOn } from '../account/index.ts'
import { defaultDefinitions, eventDefinitions, makeProject } from '../practice/index.ts'
import { published } from '../practice/show-editions/contents.ts'
import type { Fact, FactId, SubjectId } from '../record/index.ts'
import { day } from '../time/index.ts'
import { harbourCouncil } from './harbour-council.ts'
import type { ToldChild } from './told.ts'

/** A child's facts as they were told in the end, in the order of the world. */
const factsOf = (child: ToldChild): readonly Fact[] =>
  child.facts
    .map((told, n): Fact => ({
      id: `${child.number}/${String(n).padStart(4, '0')}` as FactId, // the same on every run; folds need no uuid
      type: told.type,
      happenedOn: told.happenedOn,
      body: told.body,
      ...{ revision: 0, voices: [told.voice], corrections: 0, subjects: [], statement: null, differences: [] },
      recordedOn: told.happenedOn,
    }))
    .sort(
      (a, b) =>
        a.happenedOn.localeCompare(b.happenedOn) ||
        (eventDefinitions.get(a.type)?.rank ?? 0) - (eventDefinitions.get(b.type)?.rank ?? 0) ||
        a.id.localeCompare(b.id),
    )

/**
 * A difference means that a figure which somebody has published would be worked out otherwise. Then raise the version
 * of the indicator or timescale whose meaning changed, say so in the changelog, and write the file anew with `--update`.
 */
it('the demonstration’s editions are worked out as they were by the release before', async () => {
  const project = makeProject(defaultDefinitions)
  const all = harbourCouncil({ today: day('2025-10-16'), seed: 1 }).lookedAfter.map(
    (child) => project(child.number as SubjectId, factsOf(child)), // the number serves as id
  )
  const rows = { points: all.flatMap(({ points }) => points), spans: all.flatMap(({ spans }) => spans) }
  const editions = [3, 1].map((years) => {
    const period = yearsEndingOn(day('2025-03-31'), years)
    const figures = scorecard(rows, period, defaultDefinitions.scorecard).map((figure) => {
      const { rows: children, excluded, ...rest } = published(figure)
      const sha256 = createHash('sha256')
        .update(JSON.stringify([children, excluded]))
        .digest('hex')
      return { ...rest, children: children.length, leftOut: excluded.length, sha256 }
    })
    return { period, figures }
  })
  const printed = `${JSON.stringify(editions, null, 2)}\n`
  await expect(printed).toMatchFileSnapshot(join(import.meta.dirname, 'golden-edition.json'))
})

import { everyChild } from '../src/access/index.ts'
import { clockRules, defaultDefinitions, eventDefinitions, makeProject } from '../src/practice/index.ts'
import { climbedFrom, climbing } from '../src/practice/show-teams/index.ts'
import { openStore, readClimbed, readDue, readRuleStanding, readTeamClocks, rebuild } from '../src/store/index.ts'
import { addMonths, day, englandAndWales } from '../src/time/index.ts'
import { report, saying, seconds } from './figures.ts'
import { mustRun } from './processes.ts'
import { withDatabase } from './scratch.ts'

const TODAY = day('2025-10-16')
const HARBOUR = 1

/**
 * What a night has to do with the clocks of a demonstration day: read each that runs with whose it is, see how far the
 * late ones have climbed on their ladders, count them by rule and team; and fold every child afresh, to be sure that what
 * is stored is what the facts come to.
 */
export async function measureNightly(program: string): Promise<void> {
  await withDatabase(async (databaseUrl) => {
    saying('Loading the demonstration for the night')
    await mustRun(program, ['demo', '--today', TODAY], { DATABASE_URL: databaseUrl })
    const store = await openStore({ databaseUrl })
    try {
      const reading = { authority: HARBOUR, generation: 0, on: TODAY, sees: everyChild }
      const narrowed = { team: null, role: null, workers: null, rule: null } as const
      const ask = { ...narrowed, part: 'all', person: 'nobody', limit: null, offset: 0 } as const
      const rules = clockRules(defaultDefinitions)
      const began = performance.now()
      const used = process.cpuUsage()
      const { clocks } = await readDue(store)(reading, ask)
      for (const to of climbing)
        await readClimbed(store)(reading, climbedFrom(rules, to, TODAY, englandAndWales), { limit: 10_000, offset: 0 })
      await readRuleStanding(store)(reading, addMonths(TODAY, -12))
      await readTeamClocks(store)(reading)
      const read = performance.now()
      const project = makeProject(defaultDefinitions)
      const { subjects, differences } = await rebuild(store, HARBOUR, { project, definitions: eventDefinitions })
      const folded = performance.now()
      if (Object.keys(differences).length > 0) throw new Error('What was stored is not what the facts come to')
      const running = `${String(clocks.length)} running clocks`
      report(
        `a night over ${running}: read, climbed, counted, folded afresh`,
        seconds(folded - began),
        'under 10 s for 8,000',
      )
      const own = process.cpuUsage(used)
      report('  of it processor time of the program itself', seconds((own.user + own.system) / 1000))
      report('  of it reading, climbing and counting', seconds(read - began))
      report(`  of it folding ${String(subjects)} subjects afresh`, seconds(folded - read))
    } finally {
      await store.close()
    }
  })
}

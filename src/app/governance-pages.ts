import { governancePages, type GovernancePorts } from '../practice/governance/index.ts'
import { packPages } from '../practice/packs/index.ts'
import { packPorts, publishMeans, type MeansOptions } from '../publishing/index.ts'
import { readEditionFile, readGuests, readLooks, recordReads } from '../store/index.ts'
import type { PaperRuns } from '../web/background/paper-runs.ts'
import type { PageDefinition } from '../web/ui/index.ts'

/** The pages of boards, their papers and evidence rooms. */
export function boardsAndPapers(
  options: MeansOptions & { readonly papers: PaperRuns; readonly titleOf: (person: string) => string },
): readonly PageDefinition[] {
  const { store, papers, titleOf, local } = options
  const note = recordReads(store)
  const ports: GovernancePorts = {
    ...publishMeans(options),
    titleOf,
    publish: papers.publish,
    readRun: papers.read,
    cancelRun: papers.cancel,
    readEditionFile: (authority, edition, name) => readEditionFile(store, authority, edition, name),
    readGuests: readGuests(store, local),
    readLooks: readLooks(store),
    noteLook: (authority, { person, on, room, what }) =>
      note(authority, {
        ...{ person, route: '/improvement/rooms/:room', on, ground: 'list', because: `${room} ${what}` },
        ...{ subject: null, subjects: [] },
      }),
  }
  return [...governancePages(ports), ...packPages(packPorts(store))]
}

import { parseArgs } from 'node:util'
import { matrixCsv, matrixOf } from '../access/index.ts'
import type { Command } from './command.ts'
import { everyCommandAndJob, everyRoute } from './every-route.ts'

/** Prints who may reach what, from the policy that the server asks. */
export const accessCommand: Command = {
  name: 'access',
  summary: 'Prints who may reach which address, command and work in the background, and why.',
  usage: [
    'throughline access --matrix           a table for a spreadsheet: addresses by roles',
    'throughline access --matrix --json    every address, role and relation, with the reason',
  ],
  run: (args, around) => {
    const { values } = parseArgs({
      args: [...args],
      options: { matrix: { type: 'boolean' }, json: { type: 'boolean' } },
    })
    if (!values.matrix) {
      around.err(`Say what to print: --matrix.\nUse: ${accessCommand.usage.join('\n')}\n`)
      return Promise.resolve(2)
    }
    const routes = [...everyRoute(), ...everyCommandAndJob()]
    around.out(values.json ? `${JSON.stringify(matrixOf(routes))}\n` : matrixCsv(routes))
    return Promise.resolve(0)
  },
}

import { parseArgs } from 'node:util'
import { emergencyOnSince, turnEmergencyOff, turnEmergencyOn, type Authority, type Store } from '../store/index.ts'
import { hasArgon2, makeSecrets } from '../web/server/index.ts'
import type { Command, Surroundings } from './command.ts'
import { openRecord } from './open-record.ts'

const usage = [
  'throughline emergency          says whether the emergency account is on',
  'throughline emergency --on     turns it on, with a new password and code, told once',
  'throughline emergency --off    turns it off, and signs out whoever uses it',
]

async function turnOn(store: Store, { id, name }: Authority, around: Surroundings): Promise<number> {
  if (!hasArgon2()) {
    around.err(`This needs Node 24.7 or later: ${process.version} has no argon2id. Nothing was changed.\n`)
    return 1
  }
  const { password, totp, kept } = await makeSecrets()
  await turnEmergencyOn(store, id, kept)
  const app = `otpauth://totp/Throughline:emergency?secret=${totp}&issuer=Throughline`
  around.out(
    [
      `The emergency account of ${name} is ON. Anybody with these two can say who may sign in.`,
      '',
      `  Password  ${password}`,
      `  Code app  ${totp}`,
      `            ${app}`,
      '',
      'They are not told again: lock them away apart from each other. Sign in at /sign-in/emergency.',
      'Turn it off when the council’s sign-in works again: throughline emergency --off',
      '',
    ].join('\n'),
  )
  return 0
}

async function turn(
  store: Store,
  authority: Authority,
  to: 'on' | 'off' | null,
  around: Surroundings,
): Promise<number> {
  if (to === 'on') return turnOn(store, authority, around)
  if (to === 'off') {
    const wasOn = await turnEmergencyOff(store, authority.id)
    around.out(wasOn ? 'The emergency account is off, and nobody is signed in by it.\n' : 'It was off already.\n')
    return 0
  }
  const since = await emergencyOnSince(store, authority.id)
  around.out(
    since === null ? 'The emergency account is off.\n' : `The emergency account is ON since ${since.toISOString()}.\n`,
  )
  return 0
}

/** The local account for when the council’s sign-in cannot be reached. */
export const emergencyCommand: Command = {
  name: 'emergency',
  summary: 'The emergency administrator account: turns it on or off, or says how it is',
  usage,
  run: async (args, around) => {
    const { values } = parseArgs({ args: [...args], options: { on: { type: 'boolean' }, off: { type: 'boolean' } } })
    if (values.on && values.off) {
      around.err(`Say --on or --off.\nUse: ${usage.join('\n     ')}\n`)
      return 2
    }
    const { store, authority } = await openRecord(around.env)
    try {
      return await turn(store, authority, values.on ? 'on' : values.off ? 'off' : null, around)
    } finally {
      await store.close()
    }
  },
}

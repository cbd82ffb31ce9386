import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import pino from 'pino'
import { makeApp, type App } from '../app/app.ts'
import type { VaultKeys } from '../app/vault.ts'
import { defaultDefinitions, makeProject } from '../practice/index.ts'
import type { Queue, Store } from '../store/index.ts'
import { londonDay } from '../time/index.ts'
import { makeRates, ordinaryRates } from '../web/server/index.ts'
import type { Surroundings } from './command.ts'
import { notifyPost } from '../web/background/notify-post.ts'
import { smtpPost, type Post } from '../web/background/post.ts'
import type { MailSettings } from './mail-settings.ts'
import { thisProgram } from './this-program.ts'
import { makeVaultKeys, numbersKey, openingKey, sealingKey, vaultKeyFiles } from './vault-key.ts'
import type { SignIn } from './sign-in-settings.ts'

/** Makes the application that `serve` listens with. A module of its own, so that it loads while the database opens. */
export function makeServing(options: {
  readonly store: Store
  readonly queue: Queue
  readonly asked: {
    readonly folder: string
    readonly uploadLimit: number
    readonly signIn: SignIn
    readonly mail: MailSettings | null
  }
  readonly around: Surroundings
}): Promise<App> {
  const { store, queue, asked, around } = options
  const fixed = around.env['THROUGHLINE_TODAY'] ? around.today : null
  return makeApp({
    store,
    queue,
    definitions: defaultDefinitions,
    project: makeProject(defaultDefinitions),
    clock: { today: () => fixed ?? londonDay(new Date()), now: () => new Date() },
    assetsFolder: fileURLToPath(new URL('./assets/', import.meta.url)),
    uploadsFolder: join(asked.folder, 'uploads'),
    uploadLimit: asked.uploadLimit,
    ...asked.signIn,
    mail: asked.mail && { post: postOf(asked.mail), address: asked.mail.address },
    vault: vaultKeysOf(store, around.env),
    program: thisProgram(),
    securityContact: around.env['THROUGHLINE_SECURITY_CONTACT'] || null,
    rates: makeRates(ordinaryRates, Date.now),
    log: pino({ level: around.env['THROUGHLINE_LOG'] || 'error', base: null }, pino.destination(2)),
  })
}

const postOf = ({ by }: MailSettings): Post => ('smtp' in by ? smtpPost(by.smtp) : notifyPost(by.notify))

/** The vault's keys from their files. A store for trying out makes them when the first record is sealed. */
function vaultKeysOf({ kind }: Store, env: Surroundings['env']): VaultKeys {
  const files = vaultKeyFiles(env)
  return {
    sealing: () => {
      if (kind === 'embedded' && numbersKey(files) === null) makeVaultKeys(files, env)
      const [publicKey, refs] = [sealingKey(files), numbersKey(files)]
      return publicKey && refs && { publicKey, refs }
    },
    opening: () => openingKey(files, env),
  }
}

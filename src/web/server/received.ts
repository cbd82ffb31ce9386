import type {} from '@fastify/multipart' // its types of a request's parts
import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { FastifyRequest } from 'fastify'
import type { Form, Upload } from '../ui/index.ts'

/** What a request brought: its fields, and its files already on disk in a private folder of their own. */
export interface Received {
  readonly form: Form
  readonly uploads: readonly Upload[]
  /** A file was larger than may be sent; its rest was not read and nothing of it is kept. */
  readonly isTooLarge: boolean
  /** Removes what was not moved away. */
  readonly discard: () => Promise<void>
}

/** Where uploaded files wait, and how large one may be, in bytes. */
export interface UploadRules {
  readonly folder: string
  readonly limit: number
}

type Typed = Record<string, string[]>

function collect(form: Typed, name: string, value: unknown): void {
  if (Object.hasOwn(Object.prototype, name)) return
  ;(form[name] ??= []).push(String(value))
}

async function receiveParts(request: FastifyRequest, rules: UploadRules, files: number): Promise<Received> {
  const form: Typed = {}
  const uploads: Upload[] = []
  const mine = join(rules.folder, randomUUID())
  const discard = () => rm(mine, { recursive: true, force: true })
  await mkdir(mine, { recursive: true, mode: 0o700 })
  try {
    for await (const part of request.parts({ limits: { fileSize: rules.limit, files, fields: 200 } })) {
      if (part.type === 'field') collect(form, part.fieldname, part.value)
      else {
        const stream = createWriteStream(join(mine, String(uploads.length)), { mode: 0o600 })
        await pipeline(part.file, stream)
        if (part.file.truncated) return { form, uploads: [], isTooLarge: true, discard }
        // An empty file field arrives as a part without a name.
        const name = basename((part.filename || '').replaceAll('\\', '/'))
        if (name !== '')
          uploads.push({ field: part.fieldname, name, path: String(stream.path), bytes: stream.bytesWritten })
      }
    }
  } catch (error) {
    await discard()
    throw error
  }
  return { form, uploads, isTooLarge: false, discard }
}

/** Reads a request's fields and at most so many files. Files stream to disk as they come. */
export async function receive(request: FastifyRequest, rules: UploadRules, files = 0): Promise<Received> {
  if (request.isMultipart()) return receiveParts(request, rules, files)
  const form: Typed = {}
  for (const [name, value] of Object.entries(request.body ?? {}))
    for (const one of Array.isArray(value) ? value : [value]) collect(form, name, one)
  return { form, uploads: [], isTooLarge: false, discard: async () => {} }
}

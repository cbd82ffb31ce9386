import { resolve } from 'node:path'
import type { Surroundings } from './command.ts'

/** Where the record is kept: the PostgreSQL of `DATABASE_URL`, or the folder of `THROUGHLINE_DATA`. */
export const whereKept = (
  env: Surroundings['env'],
): { readonly databaseUrl: string } | { readonly dataFolder: string } =>
  env['DATABASE_URL']
    ? { databaseUrl: env['DATABASE_URL'] }
    : { dataFolder: resolve(env['THROUGHLINE_DATA'] ?? '.throughline') }

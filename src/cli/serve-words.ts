import type { Authority } from '../store/index.ts'

/** Why the server does not start on an address that others can reach. */
export const notOnThisComputer = (host: string): string =>
  [
    `Throughline does not listen on ${host}.`,
    'Without THROUGHLINE_OIDC_ISSUER, signing in is choosing a person from a list, so whoever reaches the server could see',
    'every child. It then listens on this computer only: leave HOST out, or set it to 127.0.0.1.',
    '',
  ].join('\n')

/** Why the server does not start on a port that is taken. */
export const portInUse = (port: number): string =>
  `Port ${port} is in use by another program, perhaps another Throughline. Stop that one, or choose another port: PORT=${port + 1} npm start\n`

/** What to do next, once the server listens. */
export function greeting(served: {
  readonly authority: Authority
  readonly address: string
  readonly isTrial: boolean
}): string {
  const { authority, address, isTrial } = served
  return [
    '',
    `Throughline is at ${address}`,
    '',
    authority.demonstration
      ? `It shows ${authority.name}, a demonstration: its children, carers and workers are invented.`
      : `It shows ${authority.name}.`,
    'Sign in as the Adoption lead practitioner to see who is drifting, or as the Performance analyst to load returns.',
    '',
    'To load your own SSDA903 files: sign in, choose Imports, then “Load SSDA903 files”. To begin with an empty record',
    'instead: THROUGHLINE_DATA=another-folder npm start -- --empty',
    ...(isTrial
      ? [
          '',
          'This is a trial store in a folder on this computer. Do not rely on it: for real records use PostgreSQL (README).',
        ]
      : []),
    '',
    'Stop it with Ctrl+C.',
    '',
  ].join('\n')
}

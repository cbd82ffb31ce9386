/**
 * How far a rule can be trusted. V: its wording was read. V2: read in a secondary source. K: known, not read again.
 * K?: known with little confidence. local: a council's own choice, no law. ours: Throughline's own measure.
 * A rule with several parts has the trust of its weakest.
 */
export type Trust = 'V' | 'V2' | 'K' | 'K?' | 'local' | 'ours'

interface Trusted {
  readonly trust: Trust
  readonly isLocal?: true
}

/** Whether a council may set the limit: everything but what was read in the law itself. */
export const isConfigurable = ({ trust, isLocal }: Trusted): boolean => isLocal === true || trust !== 'V'

/** Whether the rule is off until an administrator has confirmed it. */
export const isOffUntilConfirmed = ({ trust }: Trusted): boolean => trust === 'K?'

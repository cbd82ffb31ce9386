import { MANAGER_ATTENTION, workingDays, type ClockRule } from '../../clocks/index.ts'

/** What managers owe to whoever asks for their attention. */
export const oversightRules: readonly ClockRule[] = [
  {
    id: MANAGER_ATTENTION,
    title: 'Note flagged for the manager’s attention seen',
    ref: null,
    source: 'Local: no law sets a limit; not stated, two working days are chosen, for each council to set',
    trust: 'local',
    limit: workingDays(2),
    // Longer than the limit ever is, so that the manager is told from the first day on.
    warnDays: 7,
    starts: 'A case note that is flagged for the manager’s attention is recorded',
    stops: 'A manager says that it was seen, and what follows',
    owner: 'team-manager',
    next: 'Read the note and say what follows',
  },
]

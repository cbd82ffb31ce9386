import type { ColumnType, Generated } from 'kysely'
import type { Body, FactId, SubjectId, SubjectKind, Voice } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'

/** A day that may be open-ended: `infinity` in the database reads as null. Written by this room alone. */
type OpenDay = ColumnType<Day | null, Day | 'infinity', Day | 'infinity'>
type Written<T> = ColumnType<T, T | undefined, T>
/** Written as JSON text, read as what it says. */
type Json<T> = ColumnType<T, string, string>

interface Keyed {
  authority: number
}
interface Projected extends Keyed {
  /** 0 for the record as now known; a reconstruction's number otherwise. */
  generation: number
  subject: SubjectId
}

export interface Tables {
  authority: { id: number; name: string; code: string | null; demonstration: Written<boolean> }
  chain_head: Keyed & { position: number; recorded_at: Date; hash: Buffer }
  entry: Keyed & {
    id: Generated<number>
    position: number | null
    recorded_at: Date | null
    recorded_on: Day
    by_person: string
    voice: Voice
    statement: string | null
    request: string
    digest: Buffer
    hash: Buffer | null
  }
  subject: Keyed & {
    id: SubjectId
    kind: SubjectKind
    version: Written<number>
    practices: Written<string[]>
    same_as: SubjectId | null
  }
  source_ref: Keyed & { source: string; ref: string; subject: SubjectId }
  event: Keyed & {
    entry: number
    n: number
    fact: FactId
    revision: number
    type: string
    shape: number
    happened_on: Day | null
    subjects: SubjectId[]
    salt: Buffer
    body: Json<Body>
    commitment: Buffer
  }
  event_subject: Keyed & { subject: SubjectId; entry: number; n: number }
  event_text: Keyed & { entry: number; n: number; field: string; salt: Buffer; text: string; commitment: Buffer }
  coverage: Keyed & { subject: SubjectId; source: string; year: number; as_at: Day; tables: string[] }
  import: Keyed & {
    id: string
    started_at: Written<Date>
    ended_at: Date | null
    by_person: string
    source: string
    state: string
    asked_to_stop: Written<boolean>
    returns: Json<unknown>
    progress: Json<unknown>
    outcome: Json<unknown> | null
    problem: string | null
    folder: string | null
  }
  import_reject: Keyed & {
    import: string
    n: number
    file: string
    table_name: string
    line: number
    reason: string
    header: string[]
    cells: string[]
  }
  draft: Keyed & {
    id: string
    by_person: string
    about: string
    fields: Json<unknown>
    kept_at: Written<Date>
    version: Written<number>
    is_interrupted: Written<boolean>
  }
  stored_search: Keyed & { id: string; by_person: string; kind: string; asks: Json<unknown>; made_at: Written<Date> }
  plan_file: Keyed & { id: string; by_person: string; kept_at: Written<Date>; given: Json<unknown> }
  paper_run: Keyed & {
    id: string
    paper: SubjectId
    request: string
    is_sent: boolean
    asked_at: Written<Date>
    ended_at: Date | null
    by_person: string
    state: string
    asked_to_stop: Written<boolean>
    progress: Written<string>
    problem: string | null
    edition: FactId | null
  }
  session: Keyed & {
    id: string
    person: string
    begun_at: Written<Date>
    seen_at: Written<Date>
    handle: Written<string>
    device: Written<string>
  }
  definitions_in_use: Keyed & {
    position: Written<number>
    flips: Written<number>
    run: string | null
    done: Written<number>
    of_all: Written<number>
  }
  edition_file: Keyed & { fact: FactId; name: string; content: Buffer }
  reconstruction: Keyed & {
    generation: number
    position: number
    known_at: Date
    state: string
    progress: Json<unknown>
    asked_at: Written<Date>
    ready_at: Date | null
  }
  child: Projected & {
    source_ref: string | null
    name: string | null
    born_on: Day | null
    sex: string | null
    team: string | null
    sibling_group: string | null
    worker: string | null
    officer: string | null
    workers_so_far: number
    last_event_on: Day | null
    restricted_to: string[] | null
  }
  person: Keyed & {
    id: string
    name: string
    roles: string[]
    team: string | null
    workers: Written<string[]>
    state: Written<'active' | 'disabled'>
    identity: string | null
    email: string | null
    made_at: Written<Date>
    signed_in_at: Date | null
    enabled_at: Date | null
  }
  person_change: Keyed & {
    n: Generated<number>
    at: Written<Date>
    by_person: string
    person: string
    says: Json<unknown>
  }
  account: Projected & {
    person: string
    name: string
    roles: string[]
    team: string | null
    workers: string[]
    state: 'active' | 'disabled'
    home_postcode: string | null
    reviewed_on: Day | null
  }
  review_grant: Projected & {
    fact: FactId
    person: string
    review: string
    from_on: Day
    until_on: Day
    children: SubjectId[]
  }
  emergency_account: Keyed & {
    verifier: Buffer
    salt: Buffer
    costs: Json<{ memory: number; passes: number; parallelism: number }>
    totp: Buffer
    last_step: Written<number>
    wrong: Written<number>
    tried_at: Date | null
    made_at: Written<Date>
  }
  invitation: Keyed & { digest: string; person: string; until: Date; taken_at: Date | null }
  told: Keyed & {
    subject: SubjectId
    rule: string
    started_by: FactId
    due_on: Day
    role: string
    since_on: Day
    cannot_wait: boolean
    told_at: Date
  }
  told_seen: Keyed & { person: string; seen_at: Date }
  told_message: Keyed & { person: string; sent_at: Date; kind: 'digest' | 'at-once'; on_day: Day }
  journey: Projected & {
    practice: string
    nth: number
    started_on: Day
    start_known: boolean
    ended_on: Day | null
    ending: string | null
    stage: string | null
    stage_since: Day | null
    owner_role: string | null
    owner: string | null
    next_on: Day | null
    next_what: string | null
  }
  stage_span: Projected & {
    practice: string
    nth: number
    from_on: Day
    to_on: OpenDay
    stage: string
    owner_role: string
    owner: string | null
    n: number
  }
  clock: Projected & {
    rule: string
    started_by: FactId
    started_on: Day
    warn_on: Day
    due_on: Day
    paused_on: Day | null
    stopped_on: Day | null
    ended_without_on: Day | null
    owner_role: string
    owner: string | null
    snoozed_until: Day | null
    snoozed_by: string | null
    snoozed_why: string | null
  }
  point: Projected & {
    measure: string
    on_date: Day
    fact: FactId
    num: number
    den: number
    from_on: Day | null
    until_on: Day | null
    left_out: string | null
    team: string | null
    worker: Written<string | null>
    label: Written<string>
  }
  span: Projected & {
    measure: string
    fact: FactId
    from_on: Day
    to_on: OpenDay
    wait_from_on: Day | null
    wait_until_on: Day | null
    kind: string | null
    team: string | null
    worker: Written<string | null>
    label: Written<string>
  }
  complaint: Projected &
    Record<'kind' | 'about' | 'stage', string> &
    Record<'sender' | 'theme' | 'team' | 'outcome' | 'found_at' | 'against', string | null> & {
      child: SubjectId | null
      received_on: Day
      ended_on: Day | null
    }
  search_word: Projected & {
    kind: string
    word: string
    sound: string | null
    other_sound: string | null
    trigrams: string | null
  }
  contradiction: Projected & { code: string; n: number; on_date: Day | null; facts: FactId[]; says: string }
  recording: Keyed & {
    type: string
    voice: Voice
    month: Day
    team: string
    events: number
    days: number
    late_7: number
  }
  finding: Projected & {
    rule: string
    fact: FactId
    table_name: string
    fields: string[]
    cells: string[]
    since: Date
    change: Written<number>
    mended_at: Date | null
  }
  quality_run: Keyed & {
    state: string
    changes: Written<number>
    asked_to_stop: Written<boolean>
    progress: Json<unknown>
    problem: string | null
    year: number | null
    position: number | null
    done_at: Date | null
    before_at: Date | null
    updated_at: Date | null
    outcome: Json<unknown> | null
  }
  return_out: Keyed & {
    id: string
    kind: Written<string>
    asked_at: Written<Date>
    ended_at: Date | null
    by_person: string
    year: number
    as_at: Day
    position: number
    state: string
    asked_to_stop: Written<boolean>
    progress: Json<unknown>
    checked: Json<unknown> | null
    outcome: Json<unknown> | null
    problem: string | null
    folder: string | null
    sender: string | null
  }
}

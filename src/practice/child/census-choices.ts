/**
 * What an assessment found at its end: the factors of the children in need census, by its codes.
 * Source: Department for Education, children in need census 2025 to 2026, code set of assessment factors.
 */
export const assessmentFactors = {
  '1A': 'Alcohol: the child',
  '1B': 'Alcohol: a parent or carer',
  '1C': 'Alcohol: somebody else in the household',
  '2A': 'Drugs: the child',
  '2B': 'Drugs: a parent or carer',
  '2C': 'Drugs: somebody else in the household',
  '3A': 'Domestic abuse of the child',
  '3B': 'Domestic abuse of a parent or carer',
  '3C': 'Domestic abuse of somebody else in the household',
  '4A': 'Mental health of the child',
  '4B': 'Mental health of a parent or carer',
  '4C': 'Mental health of somebody else in the household',
  '5A': 'Learning disability of the child',
  '5B': 'Learning disability of a parent or carer',
  '5C': 'Learning disability of somebody else in the household',
  '6A': 'Physical disability or illness of the child',
  '6B': 'Physical disability or illness of a parent or carer',
  '6C': 'Physical disability or illness of somebody else in the household',
  '7A': 'The child is a young carer',
  '8B': 'Privately fostered: from overseas and means to return',
  '8C': 'Privately fostered: from overseas and means to stay',
  '8D': 'Privately fostered: from the United Kingdom and here for schooling',
  '8E': 'Privately fostered: from the United Kingdom by the family’s own arrangement',
  '8F': 'Privately fostered: otherwise',
  '9A': 'Unaccompanied and seeking asylum',
  '10A': 'Going missing',
  '11A': 'Sexual exploitation',
  '24A': 'Criminal exploitation',
  '12A': 'Trafficking',
  '13A': 'Gangs',
  '14A': 'Socially unacceptable behaviour',
  '15A': 'Self-harm',
  '16A': 'Neglect',
  '17A': 'Emotional abuse',
  '18A': 'Physical abuse: by whom is not known',
  '18B': 'Physical abuse by another child',
  '18C': 'Physical abuse by an adult',
  '19A': 'Sexual abuse: by whom is not known',
  '19B': 'Sexual abuse by another child',
  '19C': 'Sexual abuse by an adult',
  '22A': 'Female genital mutilation',
  '23A': 'Abuse linked to faith or belief',
  '20': 'Another factor',
  '21': 'None of these: and nothing further is done',
} as const

/** The factors under headings, as a form asks for them: nobody reads forty in a row. */
export const factorGroups: Readonly<Record<string, readonly (keyof typeof assessmentFactors)[]>> = {
  'Alcohol and drugs': ['1A', '1B', '1C', '2A', '2B', '2C'],
  'Domestic abuse': ['3A', '3B', '3C'],
  'Neglect and abuse': ['16A', '17A', '18A', '18B', '18C', '19A', '19B', '19C', '22A', '23A'],
  'Mental health, disability and illness': ['4A', '4B', '4C', '5A', '5B', '5C', '6A', '6B', '6C'],
  'Risk outside the home, and to themselves': ['10A', '11A', '24A', '12A', '13A', '14A', '15A'],
  'Caring, asylum and private fostering': ['7A', '9A', '8B', '8C', '8D', '8E', '8F'],
  'Something else, or none': ['20', '21'],
}

/** The factor that stands alone: the assessment found none. */
export const NO_FACTOR = '21'

/**
 * Which disabilities a child has, by the codes of the census.
 * Source: Department for Education, children in need census 2025 to 2026, code set of disabilities.
 */
export const disabilities = {
  NONE: 'None',
  MOB: 'Mobility',
  HAND: 'Hand function',
  PC: 'Personal care',
  INC: 'Incontinence',
  COMM: 'Communication',
  LD: 'Learning',
  HEAR: 'Hearing',
  VIS: 'Vision',
  BEH: 'Behaviour',
  CON: 'Consciousness',
  AUT: 'Autism',
  DDA: 'Another disability',
} as const

/** The code that stands alone: the child has no disability. */
export const NO_DISABILITY = 'NONE'

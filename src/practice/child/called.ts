/** What a child can be called by. */
export interface Nameable {
  readonly name: string | null
  /** The child's number in the return. */
  readonly sourceRef: string | null
}

/** What pages call a child: the name, or "Child 100234" until a name is typed or loaded. */
export const called = ({ name, sourceRef }: Nameable): string =>
  name ?? (sourceRef === null ? 'Child without a name yet' : `Child ${sourceRef}`)

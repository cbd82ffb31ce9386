/** Takes `--as PERSON` out of the arguments; `null` where nobody is named. */
export function takeAs(args: readonly string[]): { readonly as: string | null; readonly rest: readonly string[] } {
  const at = args.indexOf('--as')
  if (at < 0) return { as: null, rest: args }
  return { as: args[at + 1] ?? '', rest: [...args.slice(0, at), ...args.slice(at + 2)] }
}

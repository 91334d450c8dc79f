/* checkpoint.ts: a checkpoint of the log as C2SP tlog-checkpoint writes it: origin, size, root, then the signatures of a signed note. */
export interface Checkpoint {
  origin: string
  size: number
  root: string
  /** Names beside the signatures: the log's own and its witnesses'. */
  signers: string[]
}
export function checkpointOf(text: string): Checkpoint | null {
  const [head, tail] = text.split('\n\n'),
    [origin, size, root] = (head ?? '').split('\n')
  const signers = (tail ?? '')
    .split('\n')
    .map((l) => /^— (\S+) \S+$/.exec(l)?.[1])
    .filter((s): s is string => !!s)
  return origin && /^\d+$/.test(size ?? '') && root && signers.length ? { origin, size: Number(size), root, signers } : null
}

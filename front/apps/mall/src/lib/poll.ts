/* poll.ts: ask again until it is so, less and less often; at once when the person comes back to the page from the bank's. */

/** Milliseconds before the n-th question (from 0): 1, 1.5, 2.3 … at most 15 s. */
export const pause = (n: number): number => Math.min(15000, Math.round(1000 * 1.5 ** n))

/** Ask until look() says true or stop() is called. */
export function poll(look: () => Promise<boolean>): () => void {
  let n = 0,
    over = false,
    busy = false,
    timer: ReturnType<typeof setTimeout> | undefined
  const stop = () => {
    over = true
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', seen)
  }
  async function ask(): Promise<void> {
    if (over || busy) return
    clearTimeout(timer)
    busy = true
    const done = await look().catch(() => false)
    busy = false
    if (done) stop()
    else if (!over && document.visibilityState !== 'hidden') timer = setTimeout(() => void ask(), pause(n++))
  }
  const seen = () => {
    if (document.visibilityState === 'hidden') return
    n = 0
    void ask()
  }
  document.addEventListener('visibilitychange', seen)
  void ask()
  return stop
}

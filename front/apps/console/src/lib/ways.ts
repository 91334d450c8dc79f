/* ways.ts: what may be done with a thing, as data: its buttons ask for confirmation, with a reason where one is kept, then act. */
import { t, type WordKey } from '@tiantou/i18n'
import { askReason, tellDone } from '@tiantou/ui'

export interface Way {
  text: WordKey
  /** The act; reason is empty where none was given. */
  act: (reason: string) => Promise<unknown>
  /** The one thing that should be done next. */
  main?: boolean
  reason?: 'required' | 'optional' | 'none'
  /** What it means, said before it is done. */
  help?: WordKey
  danger?: boolean
}

/** Ask, act, tell, then done() shows what became of it. */
export const goWay = (way: Way, done: () => unknown): Promise<boolean> =>
  askReason({
    title: t(way.text),
    text: way.help && t(way.help),
    reason: way.reason ?? 'none',
    danger: way.danger,
    act: async (reason) => {
      await way.act(reason)
      tellDone()
      await done()
    },
  })

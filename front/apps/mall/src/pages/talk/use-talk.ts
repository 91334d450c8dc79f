/* use-talk.ts: one talk: read it (which marks it as read), say something, look again while the page is open. A talk that does not exist yet begins with
 * the first thing said over goods or an order. */
import { computed, onScopeDispose, ref } from 'vue'
import { newKey, type Talk, type TalkSayInput } from '@tiantou/api'
import { useThing } from '@tiantou/core'
import { poll } from '../../lib/poll'
import { api } from '../../lib/server'
import { errorText } from '../../lib/tell'
import { countUnread } from '../../lib/unread'

export interface TalkAbout {
  id?: string
  goods?: string
  order?: string
  /** The shop that looks at its own talks; without: a buyer at his. */
  shop?: string
}
/** What a new message is over: the talk if there is one, else what it begins with. */
export const aboutOf = (about: TalkAbout, talk: string | undefined): Pick<TalkSayInput, 'talk' | 'goods' | 'order'> => (talk ? { talk } : about.order ? { order: about.order } : { goods: about.goods })
/** The talk over these goods or this order, if there is one. */
export const findTalk = (talks: readonly Talk[], about: TalkAbout): Talk | undefined => talks.find((x) => (about.order ? x.order_uuid === about.order : !!about.goods && x.goods === about.goods))

export function useTalk(about: () => TalkAbout) {
  const found = ref('')
  const thing = useThing<Talk | null>(
    async (signal) => {
      const a = about()
      const id = a.id ?? findTalk((await api.talks(a.shop ? { shop: a.shop } : {}, { signal })).items, a)?.uuid ?? ''
      found.value = id
      if (!id) return null
      const talk = await api.talkRead({ id }, { signal })
      countUnread()
      return talk
    },
    () => JSON.stringify(about()),
  )
  const text = ref(''),
    busy = ref(false),
    fault = ref(''),
    messages = computed(() => thing.data.value?.messages ?? [])
  let key = newKey()
  async function say(): Promise<void> {
    if (busy.value || !text.value.trim()) return
    busy.value = true
    fault.value = ''
    try {
      thing.data.value = await api.talkSay({ ...aboutOf(about(), found.value || undefined), text: text.value.trim() }, { idempotencyKey: key })
      found.value = thing.data.value.uuid
      key = newKey()
      text.value = ''
    } catch (e) {
      fault.value = errorText(e)
      key = newKey()
    } finally {
      busy.value = false
    }
  }
  const stop = poll(async () => {
    if (found.value && !busy.value) {
      const now = await api.talkGet({ id: found.value })
      if (now.messages.length !== messages.value.length) await thing.reload()
    }
    return false
  })
  onScopeDispose(stop)
  return { thing, messages, text, busy, fault, say }
}

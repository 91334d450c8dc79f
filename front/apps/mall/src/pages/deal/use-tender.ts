/* use-tender.ts: one tender as it stands: read again every few seconds while an auction is open (its price, one's rank, its end move), and when
 * its end has come. What counts is the server's clock: the end it tells, not the one this device believes in. */
import { computed, onScopeDispose, ref } from 'vue'
import type { Bid, Tender } from '@tiantou/api'
import { useThing } from '@tiantou/core'
import { api } from '../../lib/server'

const EVERY_MS = 4000

/** Hours, minutes, seconds that are left: "1:02:03". */
export function clockOf(seconds: number): string {
  const s = Math.max(0, Math.floor(seconds)),
    two = (n: number) => String(n).padStart(2, '0')
  return s >= 3600 ? `${Math.floor(s / 3600)}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}` : `${Math.floor(s / 60)}:${two(s % 60)}`
}

export function useTender(id: () => string, selling: () => boolean) {
  const now = ref(Date.now())
  const thing = useThing<Tender>((signal) => api.tenderGet({ id: id() }, { signal }), id),
    /** One's own live bids, with price and rank as far as they may be seen. */
    bids = useThing<Bid[]>(async (signal) => {
      if (!selling()) return []
      const mine = (await api.bids({ tender: id(), state: ['in', 'won', 'lost'], limit: 20 }, { signal })).items
      return Promise.all(mine.map((b) => api.bidGet({ id: b.uuid }, { signal })))
    }, id)
  const left = computed(() => (thing.data.value?.closes_at ? (Date.parse(thing.data.value.closes_at) - now.value) / 1000 : 0)),
    open = computed(() => thing.data.value?.state === 'open')
  let last = Date.now()
  async function look(): Promise<void> {
    try {
      thing.data.value = await api.tenderGet({ id: id() })
      if (selling()) await bids.reload()
    } catch {
      /* the next look comes soon */
    }
  }
  const timer = setInterval(() => {
    now.value = Date.now()
    const live = open.value && (thing.data.value?.kind === 'reverse' || left.value <= 0)
    if (!live || now.value - last < EVERY_MS || document.visibilityState === 'hidden') return
    last = now.value
    void look()
  }, 1000)
  onScopeDispose(() => clearInterval(timer))
  return { thing, bids, left, open, look }
}

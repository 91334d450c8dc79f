/* use-levels.ts: the level tree, opened branch by branch. */
import { computed, reactive, shallowRef } from 'vue'
import { ApiError, type Level } from '@tiantou/api'
import { tellError } from '@tiantou/ui'
import { api } from '../../lib/server'

export function useLevels() {
  const known = reactive(new Map<string, Level>()),
    opened = reactive(new Set<string>()),
    loaded = reactive(new Set<string>())
  const error = shallowRef<ApiError | null>(null),
    ready = shallowRef(false)
  const childrenOf = (id: string | null) =>
    [...known.values()]
      .filter((l) => (l.parent && known.has(l.parent) ? l.parent : null) === id)
      .sort((a, b) => (a.code ?? '').localeCompare(b.code ?? '') || (a.name ?? '').localeCompare(b.name ?? '', 'zh'))

  async function load(root?: string): Promise<void> {
    try {
      const got = await api.levelTree(root ? { root, depth: 1 } : { depth: 1 })
      for (const l of got.items) {
        known.set(l.uuid, l)
        if (l.uuid !== root && root) loaded.delete(l.uuid)
      }
      if (root) loaded.add(root)
      else {
        for (const l of got.items)
          if (!l.parent || !known.has(l.parent)) {
            loaded.add(l.uuid)
            opened.add(l.uuid)
          }
        ready.value = true
      }
    } catch (e) {
      if (root) tellError(e)
      else error.value = e instanceof ApiError ? e : new ApiError('program', String(e), '', 0)
    }
  }
  async function toggle(id: string): Promise<void> {
    if (opened.has(id)) {
      opened.delete(id)
      return
    }
    if (!loaded.has(id)) await load(id)
    opened.add(id)
  }
  async function again(): Promise<void> {
    const was = [...opened]
    known.clear()
    loaded.clear()
    error.value = null
    await load()
    for (const id of was) if (known.has(id) && !loaded.has(id)) await load(id)
  }
  /** Rows of the opened branches, with their depth on the screen. */
  const rows = computed(() => {
    const out: { level: Level; depth: number }[] = []
    const walk = (id: string | null, depth: number) => {
      for (const level of childrenOf(id)) {
        out.push({ level, depth })
        if (opened.has(level.uuid)) walk(level.uuid, depth + 1)
      }
    }
    walk(null, 0)
    return out
  })
  /** A leaf is known only once it was opened. */
  const leaf = (id: string) => loaded.has(id) && !childrenOf(id).length
  void load()
  return { rows, opened, leaf, toggle, again, error, ready }
}

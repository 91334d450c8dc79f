/* use-list.ts: what a list shows: filters, search, sort and page live in the address, so a list can be sent to a colleague and comes
 * back after a reload; the chosen columns are kept on the device. Paging is by the server's cursor. */
import { computed, onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import { useRoute, useRouter, type LocationQueryRaw } from 'vue-router'
import { ApiError } from '@tiantou/api'
import { headOf, type Column, type Row } from './column'

export interface Page<T = Row> {
  items: T[]
  next?: string | null
  total?: number | null
}
export interface ListSource {
  /** Key of the kept choice of columns. */
  name: string
  columns: readonly Column[]
  load: (query: Record<string, unknown>, signal: AbortSignal) => Promise<Page>
  /** Address of the same list as a file. */
  fileUrl?: (query: Record<string, unknown>) => string
  /** Columns shown before anybody chose; all that aren't hidden otherwise. */
  show?: readonly string[]
  /** Always applied, not shown as filters. */
  fixed?: () => Record<string, unknown>
  /** Filters offered; every filterable column of a plain type otherwise. */
  filters?: readonly string[]
  /** Prefix of this list's words in the address, for a page with two lists. */
  prefix?: string
  limit?: number
}

const RESERVED = ['q', 'sort', 'cursor', 'page']
const asList = (v: unknown): string[] => (Array.isArray(v) ? v : v === undefined || v === null || v === '' ? [] : [v]).map(String)

function keptColumns(name: string): string[] | null {
  try {
    const kept = JSON.parse(localStorage.getItem(`tt-cols:${name}`) ?? 'null')
    return Array.isArray(kept) ? kept.map(String) : null
  } catch {
    return null
  }
}

export type ListState = ReturnType<typeof useList>

export function useList(source: ListSource) {
  const route = useRoute(),
    router = useRouter()
  const pre = source.prefix ? `${source.prefix}.` : ''
  const page: Ref<Page> = shallowRef({ items: [] })
  const error = shallowRef<ApiError | null>(null),
    loading = ref(false),
    loaded = ref(false)
  const before: string[] = [] // cursors of the pages behind this one
  const home = route.path

  const filterNames = (
    source.filters ??
    source.columns
      .filter((c) => c.filter && (c.type === 'enum' || c.type === 'date' || c.type === 'time' || c.type === 'bool' || c.names?.length))
      .map((c) => c.name)
  ).filter((n) => source.columns.some((c) => c.name === n))
  const known = (key: string) => source.columns.some((c) => c.filter && (key === c.name || key === `${c.name}.ge` || key === `${c.name}.lt`))
  const get = (key: string): string[] => asList(route.query[pre + key])

  const q = computed(() => get('q')[0] ?? ''),
    sort = computed(() => get('sort')[0] ?? ''),
    cursor = computed(() => get('cursor')[0] ?? '')
  const pageNo = computed(() => Number(get('page')[0] ?? 1) || 1)
  const filters = computed(() =>
    Object.fromEntries(
      Object.keys(route.query)
        .filter((k) => k.startsWith(pre))
        .map((k) => k.slice(pre.length))
        .filter((k) => !RESERVED.includes(k) && known(k))
        .map((k) => [k, get(k)]),
    ),
  )
  const filtered = computed(() => !!q.value || Object.keys(filters.value).length > 0)

  const conditions = () => ({ ...filters.value, q: q.value || undefined, sort: sort.value || undefined, ...source.fixed?.() })

  let running: AbortController | null = null
  async function reload(): Promise<void> {
    running?.abort()
    const mine = (running = new AbortController())
    loading.value = true
    error.value = null
    try {
      const got = await source.load({ ...conditions(), cursor: cursor.value || undefined, limit: source.limit ?? 50, count: 1 }, mine.signal)
      if (mine === running) {
        page.value = got
        loaded.value = true
      }
    } catch (e) {
      if (mine !== running || (e instanceof ApiError && e.aborted)) return
      error.value = e instanceof ApiError ? e : new ApiError('program', String(e), '', 0)
    } finally {
      if (mine === running) loading.value = false
    }
  }
  onScopeDispose(() => running?.abort())

  /** Change words of the address; a changed question starts again at the first page. */
  function ask(change: Record<string, string | string[] | undefined>, keepPage = false): void {
    const query: LocationQueryRaw = { ...route.query }
    if (!keepPage) {
      before.length = 0
      delete query[`${pre}cursor`]
      delete query[`${pre}page`]
    }
    for (const [k, v] of Object.entries(change)) {
      if (v === undefined || v === '' || (Array.isArray(v) && !v.length)) delete query[pre + k]
      else query[pre + k] = v
    }
    void router.replace({ query, hash: route.hash })
  }
  const next = () => {
    if (page.value.next) {
      before.push(cursor.value)
      ask({ cursor: page.value.next, page: String(pageNo.value + 1) }, true)
    }
  }
  const prev = () => {
    const c = before.pop()
    ask({ cursor: c || undefined, page: c ? String(pageNo.value - 1) : undefined }, true)
  }
  const clear = () => ask(Object.fromEntries(['q', ...Object.keys(filters.value)].map((k) => [k, undefined])))
  /** Up, down, off. */
  const sortBy = (name: string) => ask({ sort: sort.value === name ? `-${name}` : sort.value === `-${name}` ? undefined : name })

  /** The columns that the page names come first, in its order. */
  const place = (c: Column) => {
    const i = (source.show ?? []).indexOf(c.name)
    return i < 0 ? 1000 : i
  }
  const visible = source.columns.filter((c) => !c.hide).sort((a, b) => place(a) - place(b))
  const chosen = ref(keptColumns(source.name) ?? [...(source.show ?? visible.map((c) => c.name))])
  const columns = computed(() => {
    const c = visible.filter((x) => chosen.value.includes(x.name))
    return c.length ? c : visible.slice(0, 1)
  })
  function choose(names: string[]): void {
    chosen.value = names
    try {
      localStorage.setItem(`tt-cols:${source.name}`, JSON.stringify(names))
    } catch {
      /* not kept */
    }
  }
  const fileUrl = (format: 'csv' | 'xlsx') => source.fileUrl?.({ ...conditions(), format })

  watch(
    () => JSON.stringify([conditions(), cursor.value]),
    () => {
      if (route.path === home) void reload()
    },
    { immediate: true },
  )

  return {
    source,
    page,
    error,
    loading,
    loaded,
    q,
    sort,
    filters,
    filtered,
    filterNames,
    pageNo,
    columns,
    visible,
    chosen,
    headOf,
    reload,
    ask,
    next,
    prev,
    clear,
    sortBy,
    choose,
    fileUrl,
    hasBefore: () => cursor.value !== '',
  }
}

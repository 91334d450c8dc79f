/* use-op-list.ts: a list page's list from the name of its operation; columns come from the server's table. */
import { listColumns, routeLists, type Api, type CallOptions, type ListColumn } from '@tiantou/api'
import { useList, type Column, type ListSource, type Page } from '@tiantou/ui'
import { scope } from './scope'
import { address, api } from './server'

export type ListOp = keyof typeof routeLists
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each list has its own type of query; use-list makes it from the same table
type Ask = (a: Api, query: any, options?: CallOptions) => Promise<unknown>

export const columnsOf = (op: ListOp): Column[] =>
  (listColumns[routeLists[op]] as readonly ListColumn[]).map((c) => ({
    ...c,
    names: c.values.length ? c.values : null,
    hide: c.hidden || c.type === 'uuid' || c.type === 'json',
  }))

/** Lists that take a level with everything below it. */
const SCOPED: readonly ListOp[] = ['operatorList', 'plotList', 'plotGaps', 'productList', 'seasonList', 'recordList', 'dueList', 'storeList', 'lotList', 'tests', 'certificates', 'releases', 'codeBatches', 'complaints', 'findings', 'shops', 'goods', 'orders', 'refunds', 'campaigns', 'coupons', 'purchases', 'orderLines', 'producersOnline', 'benefitHouseholds', 'benefitSales', 'benefitHelpers']

type Over = Partial<Omit<ListSource, 'columns' | 'load'>> & {
  /** Codes of columns that the server's table leaves open. */
  codes?: Record<string, readonly string[]>
}
/** ask: how the list is asked for, e.g. (a, q, o) => a.tests(q, o). */
export const useOpList = (op: ListOp, ask: Ask, { codes, ...over }: Over = {}) =>
  useList({
    name: String(op),
    columns: columnsOf(op).map((c) => (codes?.[c.name] ? { ...c, names: codes[c.name] } : c)),
    ...over,
    fixed: () => ({ ...(scope.value && SCOPED.includes(op) ? { level: scope.value.value } : {}), ...over.fixed?.() }),
    load: (query, signal) => ask(api, query, { signal }) as Promise<Page>,
    fileUrl: (query) => address((a) => ask(a, query)),
  })

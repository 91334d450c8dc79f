import { effectScope, nextTick, ref } from 'vue'
import { expect, it } from 'vitest'
import { ApiError } from '@tiantou/api'
import { usePages } from './use-pages'

const settle = () => new Promise((ok) => setTimeout(ok, 0))

it('reads on from the cursor to the end, and begins anew when what is asked changes', async () => {
  const asked: (string | undefined)[] = [],
    q = ref('a')
  const scope = effectScope()
  const list = scope.run(() =>
    usePages<string>(
      async (cursor) => {
        asked.push(`${q.value}:${cursor ?? ''}`)
        return cursor ? { items: ['3'], next: null } : { items: ['1', '2'], next: 'x' }
      },
      () => q.value,
    ),
  )!
  await settle()
  expect([list.items.value, list.more.value, list.ready.value]).toEqual([['1', '2'], true, true])
  await list.loadMore()
  await list.loadMore() // there is no more: nothing is asked
  expect(list.items.value).toEqual(['1', '2', '3'])
  q.value = 'b'
  await nextTick()
  await settle()
  expect(asked).toEqual(['a:', 'a:x', 'b:'])
  scope.stop()
})
it('keeps what is there when the next page fails, and can go on', async () => {
  let fail = false
  const scope = effectScope()
  const list = scope.run(() =>
    usePages<number>(async (cursor) => {
      if (fail) throw new ApiError('network', '', '', 0)
      return { items: [cursor ? 2 : 1], next: cursor ? null : 'x' }
    }),
  )!
  await settle()
  fail = true
  await list.loadMore()
  expect([list.items.value, list.error.value?.network]).toEqual([[1], true])
  fail = false
  await list.loadMore()
  expect([list.items.value, list.error.value]).toEqual([[1, 2], null])
  scope.stop()
})

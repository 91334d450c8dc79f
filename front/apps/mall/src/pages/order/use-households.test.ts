import { expect, it } from 'vitest'
import { nextTick, shallowRef } from 'vue'
import { useHouseholds } from './use-households'

const of = (purchase: string, channel: 'mall' | 'point' = 'point') => ({ purchase, channel })
const settle = () => new Promise((done) => setTimeout(done))

it('asks once for each purchase of a village point, and for nobody else’s', async () => {
  const asked: string[] = [],
    orders = shallowRef([of('p1'), of('p1'), of('p2', 'mall'), of('p3')])
  let fails = true
  const name = useHouseholds(
    () => orders.value,
    async (p) => {
      asked.push(p)
      if (p === 'p3' && fails) throw new Error('away')
      return { household_name: p === 'p1' ? '李阿婆' : '赵大爷' }
    },
  )
  expect(name(of('p1'))).toBe('')
  await settle()
  expect([asked, orders.value.map(name)]).toEqual([['p1', 'p3'], ['李阿婆', '李阿婆', '', '']])

  fails = false
  orders.value = [...orders.value, of('p4')]
  await nextTick()
  await settle()
  expect([asked, name(of('p3')), name(of('p4'))]).toEqual([['p1', 'p3', 'p3', 'p4'], '赵大爷', '赵大爷'])
})

import { expect, it } from 'vitest'
import { loadDivisions } from './divisions'

it('leads from province to county', async () => {
  const d = await loadDivisions()
  expect(d.provinces.length).toBeGreaterThanOrEqual(31)
  const zj = d.provinces.find((p) => p.name === '浙江省')!
  const lishui = d.cities(zj.code).find((c) => c.name === '丽水市')!
  expect(d.counties(lishui.code).map((c) => c.name)).toContain('青田县')
  for (const p of d.provinces) expect(d.cities(p.code).length, p.name).toBeGreaterThan(0)
})
it('finds the county of a pasted address, and is silent where it is not clear', async () => {
  const d = await loadDivisions()
  expect(d.find('浙江省丽水市青田县')).toBe('331121')
  expect(d.name(d.find('浙江杭州西湖区'))).toBe('西湖区')
  expect(d.find('浙江杭州西湖区').slice(0, 4)).toBe('3301')
  expect(d.find('江西南昌西湖区').slice(0, 4)).toBe('3601')
  expect(d.find('北京市朝阳区').slice(0, 2)).toBe('11')
  expect(d.find('鼓楼区')).toBe('')
  expect(d.find('不知道哪里')).toBe('')
})

import { describe, expect, it } from 'vitest'
import { chartOption } from './chart-option'

describe('chartOption', () => {
  const series = (o: Record<string, unknown>) =>
    o.series as { data: { value: number | null; label: { show: boolean } }[]; connectNulls: boolean; markLine?: unknown }[]
  it('labels the last value, leaves gaps as gaps, draws the threshold', () => {
    const [s] = series(
      chartOption(
        { kind: 'line', labels: ['1', '2', '3', '4'], series: [{ name: 'a', values: [1, null, 3, null] }], threshold: { name: '目标', value: 2 } },
        16,
      ),
    )
    expect(s.data.map((d) => d.label.show)).toEqual([false, false, true, false])
    expect(s.data[1].value).toBeNull()
    expect(s.connectNulls).toBe(false)
    expect(s.markLine).toBeTruthy()
  })
  it('reads from top to bottom when drawn across', () => {
    const o = chartOption({ kind: 'bar', across: true, labels: ['甲', '乙'], series: [{ name: 'a', values: [1, 2] }] }, 16)
    expect((o.yAxis as { data: string[] }).data).toEqual(['乙', '甲'])
    expect(series(o)[0].data.map((d) => d.value)).toEqual([2, 1])
  })
})

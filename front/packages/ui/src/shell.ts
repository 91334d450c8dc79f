/* shell.ts: what the frame shows. */
import type { Component } from 'vue'
import type { RouteLocationRaw } from 'vue-router'

export interface ShellPage {
  name: string
  title: string
  to: RouteLocationRaw
  count?: number
}
export interface ShellRoom {
  name: string
  title: string
  icon: Component
  pages: ShellPage[]
}

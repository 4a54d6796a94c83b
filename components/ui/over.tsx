'use client';
import { createContext, useContext } from 'react';

const isOver = createContext(false);

/** What stands in it lies over the page that it was opened from; the same thing elsewhere is a page of its own. */
export function Over({ children }: { children: React.ReactNode }) {
  return <isOver.Provider value={true}>{children}</isOver.Provider>;
}

/** Whether one is drawn over another page. */
export function useOver(): boolean {
  return useContext(isOver);
}

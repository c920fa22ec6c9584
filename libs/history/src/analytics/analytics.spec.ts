import { describe, expect, it } from '@jest/globals';
import { TryAgainLater } from '#kernel/rule-violation';
import type { AnalysisAnswer } from './analysis.js';
import { Analytics } from './analytics.js';

const nothing: AnalysisAnswer = { columns: [], rows: [] };

/** A history that answers when it is told to. */
function slowHistory() {
  const asked: { name: string; answer: () => void; progress: (done: number, total: number) => void }[] = [];
  const analytics = new Analytics({
    analyses: () => Promise.resolve([]),
    analyse: (name, _stretch, onProgress) => {
      if (name === 'broken') return Promise.reject(new Error('It cannot be known.'));
      return new Promise((resolve) => {
        asked.push({ name, answer: () => resolve(nothing), progress: onProgress });
      });
    },
  });
  return { analytics, asked };
}

describe('Questions on the site', () => {
  it('tell how far they are until they are answered, and are replayed once for all who ask', async () => {
    const { analytics, asked } = slowHistory();
    expect(await analytics.ask('growth', {}, 0)).toMatchObject({ status: 'running', done: 0 });
    asked[0]!.progress(5, 10);
    expect(await analytics.ask('growth', {}, 0)).toMatchObject({ status: 'running', done: 5, total: 10 });
    const waiting = analytics.answer('growth', {});
    asked[0]!.answer();
    expect(await waiting).toEqual(nothing);
    expect(await analytics.ask('growth', {}, 0)).toMatchObject({ status: 'answered', answer: nothing });
    expect(asked.length).toBe(1);
  });

  it('are answered one after another, and refused when too many wait', async () => {
    const { analytics, asked } = slowHistory();
    for (let year = 2010; year < 2018; year++) await analytics.ask('growth', { from: `${year}` }, 0);
    expect(asked.length).toBe(1);
    await expect(analytics.ask('growth', { from: '2018' }, 0)).rejects.toThrow(TryAgainLater);
    asked[0]!.answer();
    await analytics.answer('growth', { from: '2010' });
    expect(await analytics.ask('growth', { from: '2018' }, 0)).toMatchObject({ status: 'running' });
  });

  it('say why they have no answer', async () => {
    const { analytics } = slowHistory();
    await expect(analytics.answer('broken', {})).rejects.toThrow('It cannot be known.');
    expect(await analytics.ask('broken', {}, 0)).toEqual({ status: 'failed', message: 'It cannot be known.' });
  });
});

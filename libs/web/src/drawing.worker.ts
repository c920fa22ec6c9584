import { parentPort } from 'node:worker_threads';
import { barChart, lineChart } from './chart.js';
import { drawMeetupPicture } from './draw-meetup-picture.js';
import type { DrawingReply, DrawingRequest } from './drawing-thread.js';

/** The thread that draws, so that the one that answers requests does not have to. */
parentPort!.on('message', async (request: DrawingRequest) => {
  const reply = await draw(request).then(
    (value): DrawingReply => ({ call: request.call, value }),
    (error: unknown): DrawingReply => ({
      call: request.call,
      error: error instanceof Error ? error.message : String(error),
    }),
  );
  parentPort!.postMessage(reply);
});

async function draw(request: DrawingRequest): Promise<Uint8Array | string> {
  switch (request.kind) {
    case 'meetup-picture':
      return drawMeetupPicture(request.spec);
    case 'line-chart':
      return lineChart(request.spec);
    case 'bar-chart':
      return barChart(request.spec);
  }
}

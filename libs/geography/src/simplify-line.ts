/**
 * Drops the points of a line that lie within `tolerance` of the line through those that stay (Douglas and Peucker);
 * first and last always stay. Coordinates are x, y, x, y in any plane; the answer has the same form.
 */
export function simplifyLine(line: ArrayLike<number>, tolerance: number): number[] {
  const count = line.length >> 1;
  const keep = new Uint8Array(count);
  if (count > 0) keep[0] = keep[count - 1] = 1;
  const open = [0, count - 1];
  while (open.length > 0) {
    const [last = 0, first = 0] = [open.pop(), open.pop()];
    const [x, y] = [line[2 * first] ?? 0, line[2 * first + 1] ?? 0];
    const [dx, dy] = [(line[2 * last] ?? 0) - x, (line[2 * last + 1] ?? 0) - y];
    const length = dx * dx + dy * dy;
    let [farthest, distance] = [0, tolerance * tolerance];
    for (let point = first + 1; point < last; point++) {
      const [px, py] = [(line[2 * point] ?? 0) - x, (line[2 * point + 1] ?? 0) - y];
      const along = length === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / length));
      const [ax, ay] = [px - along * dx, py - along * dy];
      const off = ax * ax + ay * ay;
      if (off > distance) [farthest, distance] = [point, off];
    }
    if (farthest === 0) continue;
    keep[farthest] = 1;
    open.push(first, farthest, farthest, last);
  }
  const kept: number[] = [];
  for (let point = 0; point < count; point++)
    if (keep[point]) kept.push(line[2 * point] ?? 0, line[2 * point + 1] ?? 0);
  return kept;
}

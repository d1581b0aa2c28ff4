// SPDX-License-Identifier: Apache-2.0

/** Tiles are as wide as 16, as high as 9. */
const RATIO = 16 / 9;
/** Narrower than this, a tile's texts don't fit: then the stage scrolls instead. In CSS pixels. */
const MIN_WIDTH = 160;

/** Number of columns and width of a tile, so that all tiles fit and are as large as possible. */
export function fitTiles(
  count: number,
  width: number,
  height: number,
  gap: number,
): { columns: number; tileWidth: number } {
  let best = { columns: 1, tileWidth: 0 };
  for (let columns = 1; columns <= Math.max(1, count); columns++) {
    const rows = Math.ceil(count / columns);
    const byWidth = (width - gap * (columns - 1)) / columns;
    const byHeight = ((height - gap * (rows - 1)) / rows) * RATIO;
    const tileWidth = Math.floor(Math.min(byWidth, byHeight));
    if (tileWidth > best.tileWidth) {
      best = { columns, tileWidth };
    }
  }
  if (best.tileWidth >= MIN_WIDTH) {
    return best;
  }
  const columns = Math.max(1, Math.floor((width + gap) / (MIN_WIDTH + gap)));
  return { columns, tileWidth: Math.floor((width - gap * (columns - 1)) / columns) };
}

// SPDX-License-Identifier: Apache-2.0

/** Outlines on a grid of 16, drawn with strokes of 1.5. */
const PATHS = {
  microphone:
    'M8 1.8a2 2 0 0 1 2 2v3.6a2 2 0 0 1-4 0V3.8a2 2 0 0 1 2-2zM3.8 7.4a4.2 4.2 0 0 0 8.4 0M8 11.6v2.6M5.6 14.2h4.8',
  'microphone-off':
    'M6 6V3.8a2 2 0 0 1 4 0v3.4M9.6 8.8A2 2 0 0 1 6 7.4M3.8 7.4a4.2 4.2 0 0 0 7 3.1M12.2 7.4c0 .6-.1 1.1-.3 1.6M8 11.6v2.6M5.6 14.2h4.8M2.2 2.2l11.6 11.6',
  camera:
    'M2.8 4.2h6.4a1 1 0 0 1 1 1v5.6a1 1 0 0 1-1 1H2.8a1 1 0 0 1-1-1V5.2a1 1 0 0 1 1-1zM10.2 7.2l4-2.4v6.4l-4-2.4',
  'camera-off':
    'M5.2 4.2h4a1 1 0 0 1 1 1v4M9.6 11.7l-.4.1H2.8a1 1 0 0 1-1-1V5.2c0-.3.1-.5.3-.7M10.2 7.2l4-2.4v6.4l-2.6-1.6M2.2 2.2l11.6 11.6',
  leave: 'M9.4 2.4H4a1 1 0 0 0-1 1v9.2a1 1 0 0 0 1 1h5.4M6.6 8h7.2M11.2 5.4 13.8 8l-2.6 2.6',
  link: 'M6.6 9.4a2.6 2.6 0 0 0 3.7 0l2.4-2.4A2.6 2.6 0 0 0 9 3.3l-.8.8M9.4 6.6a2.6 2.6 0 0 0-3.7 0L3.3 9A2.6 2.6 0 0 0 7 12.7l.8-.8',
  details: 'M2.4 13.4h11.2M4.2 11V7.6M8 11V3.4M11.8 11V5.6',
  keyboard:
    'M2.4 4h11.2a.8.8 0 0 1 .8.8v6.4a.8.8 0 0 1-.8.8H2.4a.8.8 0 0 1-.8-.8V4.8a.8.8 0 0 1 .8-.8zM4.2 6.6h.1M6.8 6.6h.1M9.3 6.6h.1M11.8 6.6h.1M5 9.4h6',
  good: 'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8zM5.2 8.2l2 2 3.6-4',
  fair: 'M8 2.2 14.4 13.4H1.6zM8 6.4v3.2M8 11.5v.1',
  lost: 'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8zM5.8 5.8l4.4 4.4M10.2 5.8l-4.4 4.4',
  clock: 'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8zM8 4.6V8l2.4 1.6',
  people:
    'M6 7.4a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8zM1.8 13.4c0-2.4 1.8-4 4.2-4s4.2 1.6 4.2 4M10.4 2.9a2.4 2.4 0 0 1 0 4.2M11.6 9.7c1.6.5 2.6 1.9 2.6 3.7',
  standby: 'M6 4.4v7.2M10 4.4v7.2',
  unfold: 'M4 10l4-4 4 4',
  speaking: 'M3 6.4v3.2M6.3 3.8v8.4M9.7 5.4v5.2M13 6.8v2.4',
  sound: 'M2.4 6.2h2.4L8.4 3v10L4.8 9.8H2.4zM10.8 5.8a3 3 0 0 1 0 4.4M12.6 3.8a5.8 5.8 0 0 1 0 8.4',
  picture:
    'M2.6 3h10.8a.8.8 0 0 1 .8.8v8.4a.8.8 0 0 1-.8.8H2.6a.8.8 0 0 1-.8-.8V3.8a.8.8 0 0 1 .8-.8zM1.8 10.6l3.4-3 3 2.6 2.4-1.8 3.6 3M10.6 6.2h.1',
  door: 'M3.4 14V2.8a.8.8 0 0 1 .8-.8h7.6a.8.8 0 0 1 .8.8V14M1.8 14h12.4M9.6 8h.1',
} as const;

export type IconName = keyof typeof PATHS;

const SVG = 'http://www.w3.org/2000/svg';

/** A decorative icon: the meaning is always in words beside it or in a label. */
export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}

/** The product's mark: cores under a line. */
export function mark(): HTMLImageElement {
  const image = new Image(20, 20);
  image.src = 'icon.svg';
  image.alt = '';
  return image;
}

// SPDX-License-Identifier: Apache-2.0

/** In ms. */
const DURATION = 260;
const EASING = 'cubic-bezier(0.3, 0, 0.1, 1)';

/**
 * Runs something that moves elements, and lets each glide from where it was to where it is. Nothing
 * glides for people who asked their system for less motion.
 *
 * @param frames what elements glide out of and into: they cut nothing off meanwhile
 */
export function glide(
  elements: readonly HTMLElement[],
  frames: readonly HTMLElement[],
  move: () => void,
): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches || document.hidden) {
    move();
    return;
  }
  const before = new Map(elements.map((element) => [element, element.getBoundingClientRect()]));
  move();
  const open = frames.filter((frame) => !scrolls(frame));
  for (const [element, from] of before) {
    const to = element.getBoundingClientRect();
    if (element.isConnected && to.width > 0 && !sameBox(from, to)) {
      element.animate(sameShape(from, to) ? glideFrom(from, to) : { opacity: [0, 1] }, {
        duration: DURATION,
        easing: EASING,
      });
    }
  }
  // A style of the element itself would outlast a glide that is overtaken by the next one.
  open.forEach((frame) => frame.animate({ overflow: ['visible', 'visible'] }, DURATION));
}

/** What is scrolled would jump if it did not cut off. */
function scrolls(frame: HTMLElement): boolean {
  return frame.scrollHeight > frame.clientHeight || frame.scrollWidth > frame.clientWidth;
}

function glideFrom(from: DOMRect, to: DOMRect): Keyframe[] {
  const shift = `translate(${from.left - to.left}px, ${from.top - to.top}px)`;
  const scale = `scale(${from.width / to.width}, ${from.height / to.height})`;
  return [
    { transformOrigin: '0 0', transform: `${shift} ${scale}`, zIndex: 1 },
    { transformOrigin: '0 0', transform: 'none', zIndex: 1 },
  ];
}

/** A name in a list would be torn into a tile: such things appear instead. */
function sameShape(a: DOMRect, b: DOMRect): boolean {
  return a.width > 0 && Math.abs((a.width * b.height) / (a.height * b.width) - 1) < 0.1;
}

function sameBox(a: DOMRect, b: DOMRect): boolean {
  return a.left === b.left && a.top === b.top && a.width === b.width && a.height === b.height;
}

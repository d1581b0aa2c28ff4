// SPDX-License-Identifier: Apache-2.0

type Child = Node | string | undefined | false;
type Attributes = { [name: string]: string | boolean | undefined };

/** An element with attributes and children; `false` and `undefined` are left out. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) {
      element.setAttribute(name, '');
    } else if (typeof value === 'string') {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.filter((child) => child !== undefined && child !== false));
  return element;
}

/** Changes a text only if it differs, so that selection and screen readers are left in peace. */
export function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/**
 * Brings children into an order; who stays is left alone. Those that have to go have another parent
 * by then, or will have.
 */
export function arrangeChildren(parent: HTMLElement, children: readonly HTMLElement[]): void {
  const wanted = new Set<Element | null>(children);
  let next = parent.firstElementChild;
  for (const child of children) {
    while (next && !wanted.has(next)) {
      next = next.nextElementSibling;
    }
    if (child === next) {
      next = next.nextElementSibling;
    } else {
      insert(parent, child, next);
    }
  }
}

/** Where the browser can, without taking the child out of the document: video and sound go on. */
function insert(parent: HTMLElement, child: HTMLElement, before: Element | null): void {
  if (child.isConnected && parent.isConnected && 'moveBefore' in parent) {
    (parent as Movable).moveBefore(child, before);
  } else {
    parent.insertBefore(child, before);
  }
}

type Movable = HTMLElement & { moveBefore(child: Node, before: Node | null): void };

/** Says something to screen readers. */
export function announce(text: string): void {
  const region = document.getElementById('announcements');
  if (region) {
    region.textContent = text;
  }
}

/** Replaces what is on the screen. */
export function show(...screen: HTMLElement[]): void {
  document.getElementById('app')?.replaceChildren(...screen);
}

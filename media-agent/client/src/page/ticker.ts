// SPDX-License-Identifier: Apache-2.0

// A worker of its own: timers of a page slow down to one a second when its tab is hidden.
self.addEventListener('message', (event: MessageEvent<number>) => {
  setInterval(() => self.postMessage(undefined), 1000 / event.data);
});

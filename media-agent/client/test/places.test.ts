// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, mock, test } from 'node:test';
import { Places, rearrange } from '../src/page/places.js';

const PATIENCE = 2_000;

describe('Places on the screen', () => {
  let places: Places;
  let changes: number;

  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
    changes = 0;
    places = new Places(PATIENCE, () => changes++);
    places.enter('me', 'live', true);
    places.held = false;
  });

  afterEach(() => {
    places.stop();
    mock.timers.reset();
  });

  const shown = (): string => {
    const { stage, strip, list } = places.arrange();
    return [stage, strip, list].map((ids) => ids.join(' ')).join(' / ');
  };

  test('follow roles: large, small, by name', () => {
    places.enter('bob', 'live', true);
    places.enter('cy', 'standby', true);
    places.enter('di', 'off', false);

    assert.equal(shown(), 'me bob / cy / di');
  });

  test('who comes live takes the place of who steps back, at once', () => {
    ['ann', 'bob', 'cy'].forEach((id) => places.enter(id, 'live', true));
    ['di', 'eli'].forEach((id) => places.enter(id, 'standby', true));
    shown();
    places.change('bob', 'standby');
    places.change('eli', 'live');

    assert.equal(shown(), 'me ann eli cy / di bob / ');
  });

  test('a newcomer to a room that fits is on the stage and stays there, with something to show', () => {
    places.enter('bob', 'off', false);
    assert.equal(shown(), 'me bob /  / ');
    places.change('bob', 'live');
    mock.timers.tick(PATIENCE);

    assert.equal(shown(), 'me bob /  / ');
  });

  test('a newcomer who only listens moves to the list after a while', () => {
    places.enter('bob', 'off', false);
    mock.timers.tick(PATIENCE - 1);
    assert.equal(shown(), 'me bob /  / ');
    mock.timers.tick(1);

    assert.equal(shown(), 'me /  / bob');
  });

  test('a newcomer to a room that does not fit begins in the list', () => {
    places.enter('bob', 'standby', true);
    places.enter('cy', 'off', false);

    assert.equal(shown(), 'me / bob / cy');
  });

  test('who was there before us is not sent over the stage', () => {
    places.held = true;
    places.enter('bob', 'live', false);
    places.enter('cy', 'live', false);
    places.held = false;
    places.change('cy', 'off');
    assert.equal(shown(), 'me /  / bob cy');
    mock.timers.tick(PATIENCE);

    // Of bob the agent never said that anything could be expected: an old one.
    assert.equal(shown(), 'me bob /  / cy');
  });

  test('while the call is set up again nobody loses a place', () => {
    places.enter('bob', 'live', true);
    places.enter('cy', 'live', true);
    places.held = true;
    places.change('bob', 'off');
    places.change('cy', 'off');
    mock.timers.tick(10 * PATIENCE);
    assert.equal(shown(), 'me bob cy /  / ');
    places.held = false;
    places.change('bob', 'live');
    mock.timers.tick(PATIENCE);

    assert.equal(shown(), 'me bob /  / cy');
  });

  test('who leaves is gone for good', () => {
    places.enter('bob', 'off', false);
    places.leave('bob');
    changes = 0;
    mock.timers.tick(PATIENCE);
    places.change('bob', 'live');

    assert.equal(shown(), 'me /  / ');
    assert.equal(changes, 0);
  });

  test('nothing is said while nothing changes', () => {
    places.enter('bob', 'live', true);
    changes = 0;
    places.change('bob', 'live');

    assert.equal(changes, 0);
  });

  test('who stays is not moved by those who come and go', () => {
    assert.deepEqual(rearrange(['a', 'b', 'c', 'd'], ['d', 'c', 'x']), ['x', 'c', 'd']);
    assert.deepEqual(rearrange(['a', 'b'], ['a', 'b', 'x', 'y']), ['a', 'b', 'x', 'y']);
    assert.deepEqual(rearrange(['a', 'b', 'c'], ['c']), ['c']);
  });
});

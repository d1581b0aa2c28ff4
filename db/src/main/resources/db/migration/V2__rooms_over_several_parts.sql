-- SPDX-License-Identifier: Apache-2.0
--
-- Rooms that run on several workers at once: their further parts, and who is heard and seen in them.

-- Where other agents reach this host's one; empty when nobody does. Kept, because plans name hosts
-- that are away.
alter table host add column peer_address text not null default '';

alter table room
  -- Raised by one with each change of parts, limits or pins, by compare-and-set.
  add column plan_revision  bigint  not null default 1 check (plan_revision >= 1),
  add column max_live       integer not null default 10,
  add column max_standby    integer not null default 30,
  add column max_live_audio integer not null default 10,
  -- Participants who stay live, in the order in which they were pinned.
  add column pinned         text[]  not null default '{}',
  add constraint room_limits
    check (max_live >= 1 and max_standby >= 0 and max_live_audio >= max_live);

-- Parts beside the home, which is the room's own. A room has at most one part per worker.
create table room_part (
  life          uuid not null references room (life) on delete cascade,
  host          text not null,
  worker_number integer not null check (worker_number >= 1),
  -- An operator opened it, so it stays while nobody is on it.
  by_hand       boolean not null,
  opened_at     timestamptz not null default now(),
  -- Counts up in the order of opening.
  position      integer not null,
  primary key (life, host, worker_number)
);

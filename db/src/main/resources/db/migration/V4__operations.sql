-- SPDX-License-Identifier: Apache-2.0
--
-- Operations: plans that are being carried out, and what came of them.

create table operation (
  -- Chosen by whoever asked, so that asking twice is one operation.
  id            uuid primary key,
  kind          text not null,
  subject       text not null,
  reason        text not null,
  requested_by  text not null,
  created_at    timestamptz not null,
  ended_at      timestamptz,
  state         text not null,
  max_parallel  integer not null check (max_parallel >= 1),
  patience_ms   bigint not null check (patience_ms > 0),
  deadline      timestamptz,
  at_deadline   text not null,
  reverse_of    uuid references operation (id),
  -- The replica that carries it on, and until when it need not say so again; by this clock.
  claimed_by    text,
  claimed_until timestamptz,
  constraint operation_over_has_time
    check ((state in ('DONE', 'STOPPED', 'FAILED')) = (ended_at is not null))
);
create index operation_open on operation (created_at) where ended_at is null;
create index operation_newest on operation (created_at desc);

-- One row per move; state names the step to be done next.
create table operation_move (
  operation   uuid not null references operation (id) on delete cascade,
  position    integer not null,
  wave        integer not null,
  room        text not null,
  from_host   text not null,
  from_worker integer not null,
  to_host     text not null,
  to_worker   integer not null,
  state       text not null,
  since       timestamptz not null,
  attempts    integer not null,
  note        text not null,
  people      integer not null,
  left_behind integer not null,
  primary key (operation, position)
);

-- What each receiver measured of each stream, in ms. A later word of the same receiver counts.
create table operation_gap (
  operation   uuid not null references operation (id) on delete cascade,
  room        text not null,
  receiver    text not null,
  sender      text not null,
  source      text not null,
  video       boolean not null,
  longest_gap double precision not null,
  baseline    double precision not null,
  switch      double precision not null,
  arrived     boolean not null,
  primary key (operation, room, receiver, sender, source, video)
);

-- SPDX-License-Identifier: Apache-2.0
--
-- What is wanted, and what must outlive a restart. What runs is the agents' to say: load and
-- participants come back by themselves with the agents' reports.

-- Hosts that have said hello at least once. Their live state is in memory only.
create table host (
  name              text primary key,
  group_name        text not null,
  -- One per start of the agent; a lower one is a late message of a former life.
  incarnation       bigint not null check (incarnation >= 0),
  -- Raised each time a replica takes the host's session over.
  lease_epoch       bigint not null default 0 check (lease_epoch >= 0),
  -- An operator's wish: no new rooms here.
  cordoned          boolean not null default false,
  agent_version     text not null,
  mediasoup_version text not null,
  cores             integer not null check (cores >= 0),
  -- How many workers it had when last seen.
  workers           integer not null check (workers >= 0),
  memory_bytes      bigint not null check (memory_bytes >= 0),
  signalling_url    text not null,
  client_url        text not null,
  first_seen        timestamptz not null default now(),
  last_seen         timestamptz not null default now()
);

create type room_wish as enum ('OPEN', 'CLOSED');

-- One row per life of a room: an id may be used again after it was closed.
create table room (
  life                  uuid primary key default uuidv7(),
  id                    text not null,
  host                  text not null,
  worker_number         integer not null check (worker_number >= 1),
  -- Only ever raised, by compare-and-set; a later life begins above the earlier one's last.
  epoch                 bigint not null check (epoch >= 1),
  wish                  room_wish not null default 'OPEN',
  expected_participants integer not null check (expected_participants between 0 and 1000),
  created_at            timestamptz not null default now(),
  created_by            text not null,
  closed_at             timestamptz,
  close_reason          text,
  constraint room_closed_has_time check ((wish = 'CLOSED') = (closed_at is not null))
);
-- One open room per id: two replicas that create the same id meet here.
create unique index room_open_id on room (id) where wish = 'OPEN';
-- No two lives of an id share an epoch, so an agent can tell them apart; also finds the highest.
create unique index room_id_epoch on room (id, epoch);
create index room_open_by_host on room (host, worker_number) where wish = 'OPEN';
create index room_closed_at on room (closed_at) where wish = 'CLOSED';

-- Soft state shared by replicas: the newest load of each worker, written in batches. Unlogged,
-- because after a crash of the database the next report brings it back.
create unlogged table worker_load (
  host          text not null,
  worker_number integer not null,
  reported_at   timestamptz not null,
  load          double precision not null,
  cpu           double precision not null,
  reserved      integer not null,
  audio_live    integer not null,
  audio_paused  integer not null,
  video_live    integer not null,
  video_paused  integer not null,
  primary key (host, worker_number)
);

-- History: one row per worker and minute; pruned by age.
create table worker_load_minute (
  host          text not null,
  worker_number integer not null,
  minute        timestamptz not null,
  load          double precision not null,
  peak          double precision not null,
  consumers     integer not null,
  primary key (host, worker_number, minute)
);
-- Minutes arrive in order, so a tiny block-range index finds the old end when it is pruned.
create index worker_load_minute_age on worker_load_minute using brin (minute);

-- Back ends. The key itself is shown once and never stored.
create table api_key (
  id         uuid primary key default uuidv7(),
  name       text not null,
  -- A key has 256 random bits, so a plain digest can't be reversed by guessing.
  hash       bytea not null unique check (length(hash) = 32),
  created_at timestamptz not null default now(),
  revoked_at timestamptz
);

-- People who may sign in to the dashboard.
create table operator (
  name          text primary key,
  password_hash text not null,
  -- True until the password of the first start was replaced.
  one_time      boolean not null,
  created_at    timestamptz not null default now(),
  changed_at    timestamptz not null default now()
);

-- Keys that sign join tokens, as JSON Web Keys with their private parts. Agents get the public
-- halves and verify offline.
create table signing_key (
  kid         text primary key,
  private_jwk text not null,
  created_at  timestamptz not null default now()
);

-- Choices of operators that are not configuration of one process.
create table setting (
  name       text primary key,
  value      jsonb not null,
  changed_at timestamptz not null default now(),
  changed_by text not null
);

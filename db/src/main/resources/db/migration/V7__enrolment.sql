-- SPDX-License-Identifier: Apache-2.0
--
-- How hosts get in, and by which certificates they are known.

-- The control plane's own authorities.
create table agent_authority (
  -- 1, 2, 3 …: two replicas that make the same one meet here.
  number      integer     primary key check (number >= 1),
  -- SHA-256 of its public key, in hex.
  pin         text        not null unique check (pin ~ '^[0-9a-f]{64}$'),
  -- Base64.
  certificate text        not null,
  -- The private key, sealed with a key that is kept in a file.
  sealed_key  text        not null,
  created_at  timestamptz not null,
  -- Trusted before already, so that hosts know it in time.
  signs_from  timestamptz not null
);

-- The right to enrol one host once, for some minutes.
create table enrolment_token (
  id           uuid        primary key,
  host         text        not null,
  -- Of the secret, which is not kept.
  sha256       text        not null unique check (sha256 ~ '^[0-9a-f]{64}$'),
  created_at   timestamptz not null,
  created_by   text        not null,
  expires_at   timestamptz not null,
  used_at      timestamptz,
  cancelled_at timestamptz,
  constraint enrolment_token_one_end check (used_at is null or cancelled_at is null)
);

create unique index enrolment_token_waiting on enrolment_token (host)
  where used_at is null and cancelled_at is null;
create index enrolment_token_age on enrolment_token (created_at);

-- A row per host that was ever enrolled; it stays when the host is removed, so that its former
-- certificates stay worthless.
create table host_identity (
  host                text        primary key,
  state               text        not null check (state in ('ENROLLED', 'LOCKED', 'REVOKED', 'REMOVED')),
  why                 text        not null,
  changed_at          timestamptz not null,
  -- Who writes has to know the version before.
  version             bigint      not null check (version >= 1),
  enrolled_generation bigint      not null check (enrolled_generation >= 1),
  -- The newest certificate.
  serial              text        not null,
  generation          bigint      not null check (generation >= enrolled_generation),
  key_sha256          text        not null,
  certificate         text        not null,
  issued_at           timestamptz not null,
  expires_at          timestamptz not null,
  -- Of the certificate before; empty when there is none.
  former_serial       text        not null,
  -- Whether the host has come with the newest one.
  shown               boolean     not null
);

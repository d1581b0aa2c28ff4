-- SPDX-License-Identifier: Apache-2.0
--
-- Automatic mode: its switch, which replica decides, and what it did and why.

create table automatic_mode (
  -- One row, which comes with the first claim or change.
  one           boolean primary key default true check (one),
  version       bigint not null default 0 check (version >= 0),
  -- By name; what is missing is as by default.
  settings      jsonb not null default '{}' check (jsonb_typeof(settings) = 'object'),
  changed_at    timestamptz not null default 'epoch',
  changed_by    text not null default '',
  -- Since when and why it acts no more until somebody resumes it.
  halted_at     timestamptz,
  halted_why    text,
  -- The replica that decides, and until when it need not say so again; by this clock.
  claimed_by    text,
  claimed_until timestamptz,
  constraint automatic_halt_has_reason check ((halted_at is null) = (halted_why is null))
);

-- The same decision to do nothing, made again and again, is one row that grows.
create table automatic_act (
  number    bigint generated always as identity primary key,
  since     timestamptz not null,
  until     timestamptz not null,
  times     bigint not null default 1 check (times >= 1),
  code      text not null,
  -- Whether nothing was done: such rows are forgotten sooner.
  nothing   boolean not null,
  -- Whom it is about, by name: media-03/w5.
  workers   text[] not null,
  reason    text not null,
  who       text not null,
  -- That was asked for or stopped; it may not have begun.
  operation uuid
);

create index automatic_act_age on automatic_act (until);

-- Should two replicas decide at once, one operation begins all the same.
create unique index operation_one_automatic on operation ((true))
  where requested_by = 'automatic mode' and ended_at is null;
create index operation_ended on operation (ended_at) where ended_at is not null;

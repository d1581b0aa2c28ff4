-- SPDX-License-Identifier: Apache-2.0
--
-- Workers on which nothing new is placed, because an operator said so; their hosts may take rooms.
-- A row outlives the process: it is about the place, which has the same number after a restart.

create table worker_cordon (
  host          text not null references host (name) on delete cascade,
  worker_number integer not null check (worker_number >= 1),
  primary key (host, worker_number)
);

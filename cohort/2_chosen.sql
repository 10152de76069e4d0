-- The teams that are asked about, each by its latest file. Join your own table of districts here to filter by it.
create or replace temporary view chosen as
select newest.*, coalesce(asked.day, newest.today) as day
from newest
cross join asked
where (asked.edition is null or newest.edition = asked.edition)
  and (asked.state is null or newest.state = asked.state)
  and (asked.tag is null or newest.tag = asked.tag);

-- Of which teams the views tell: all of them where a value is null. Change the values here, or let `ask.py` and `spark.py`
-- do so by their options. `day` is the day from which "six months" count; without one, that of the tables.
create or replace temporary view asked as
select
    cast(null as string) as edition,
    cast(null as string) as state,
    cast(null as string) as tag,
    cast(null as date) as day;

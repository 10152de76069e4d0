-- What teams chose as their priorities, and how often the choice is among those that the widget suggests.
create or replace temporary view priorities_chosen as
select
    priorities.indicator_id,
    count(*) as teams,
    count(case when priorities.chosen = 1 then 1 end) as as_first,
    count(case when priorities.suggested then 1 end) as by_the_rule,
    cast(round(100e0 * count(*) / max(asking.teams)) as bigint) as percent
from priorities
join chosen on chosen.file_id = priorities.file_id
cross join (select count(*) as teams from chosen where priorities > 0) as asking
where priorities.chosen is not null
group by priorities.indicator_id;

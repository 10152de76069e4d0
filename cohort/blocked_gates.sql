-- The indicators that alone close the gate to a step's next level, and for how many of the teams whose step has a level.
create or replace temporary view blocked_gates as
select
    ratings.step_id,
    ratings.indicator_id,
    ratings.indicator,
    count(steps.level) as teams,
    count(case when ratings.blocks then 1 end) as blocked,
    cast(round(100e0 * count(case when ratings.blocks then 1 end) / count(steps.level)) as bigint) as percent,
    count(case when ratings.ahead then 1 end) as ahead_of_a_foundation
from ratings
join chosen on chosen.file_id = ratings.file_id
join steps on steps.file_id = ratings.file_id and steps.step_id = ratings.step_id
group by ratings.step_id, ratings.indicator_id, ratings.indicator
having count(steps.level) > 0;

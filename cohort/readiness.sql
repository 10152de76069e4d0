-- How many teams have reached which level word in each step.
create or replace temporary view readiness as
select
    steps.step_id,
    steps.step,
    steps.level,
    steps.standing,
    count(*) as teams,
    cast(round(100e0 * count(*) / sum(count(*)) over (partition by steps.step_id)) as bigint) as percent
from steps
join chosen on chosen.file_id = steps.file_id
group by steps.step_id, steps.step, steps.level, steps.standing;

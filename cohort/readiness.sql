-- How many teams have reached which level word in each step.
create or replace temporary view readiness as
select
    steps.step_id,
    steps.step,
    steps.level,
    coalesce(steps.level_word, case when steps.early then 'Early reading' else 'Not rated yet' end) as level_word,
    count(*) as teams,
    cast(floor(100e0 * count(*) / sum(count(*)) over (partition by steps.step_id) + 0.5e0) as bigint) as percent
from steps
join chosen on chosen.file_id = steps.file_id
group by steps.step_id, steps.step, steps.level, steps.level_word, steps.early;

-- How many teams rose, stayed and fell by step (`overall` for all steps): from one milestone to the next, and since the
-- last one. `mean_rise_tenths` is in tenths of a level.
create or replace temporary view movement as
select
    moves.step_id,
    moves.part,
    count(*) as moves,
    count(case when moves.rise_tenths > 0 then 1 end) as rose,
    count(case when moves.rise_tenths = 0 then 1 end) as stayed,
    count(case when moves.rise_tenths < 0 then 1 end) as fell,
    cast(round(avg(moves.rise_tenths)) as bigint) as mean_rise_tenths
from (
    select
        milestones.step_id,
        milestones.rise_tenths,
        case when milestones.milestone_id is null then 'since the last milestone' else 'between milestones' end as part
    from milestones
    join chosen on chosen.file_id = milestones.file_id
    where milestones.rise_tenths is not null
) as moves
group by moves.step_id, moves.part;

-- Levels that ask for evidence and cite none.
create or replace temporary view claims as
select
    ratings.step_id,
    ratings.indicator_id,
    ratings.indicator,
    count(ratings.level) as rated,
    count(case when ratings.claimed then 1 end) as claimed,
    cast(round(100e0 * count(case when ratings.claimed then 1 end) / count(ratings.level)) as bigint) as percent
from ratings
join chosen on chosen.file_id = ratings.file_id
group by ratings.step_id, ratings.indicator_id, ratings.indicator
having count(ratings.level) > 0;

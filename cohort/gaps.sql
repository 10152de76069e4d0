-- How many teams lie below their target, and for how many the indicator is one of the three widest gaps.
create or replace temporary view gaps as
select
    ratings.step_id,
    ratings.indicator_id,
    ratings.indicator,
    count(ratings.level) as rated,
    count(case when ratings.gap > 0 then 1 end) as below,
    cast(round(100e0 * count(case when ratings.gap > 0 then 1 end) / count(ratings.level)) as bigint) as percent,
    count(ratings.gap_rank) as among_the_widest
from ratings
join chosen on chosen.file_id = ratings.file_id
group by ratings.step_id, ratings.indicator_id, ratings.indicator
having count(ratings.level) > 0;

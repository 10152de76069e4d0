-- The share of teams at each level, of those that rated the indicator.
create or replace temporary view levels as
select
    ratings.step_id,
    ratings.indicator_id,
    ratings.indicator,
    ratings.level,
    ratings.level_word,
    count(*) as teams,
    cast(round(100e0 * count(*) / sum(count(*)) over (partition by ratings.indicator_id)) as bigint) as percent
from ratings
join chosen on chosen.file_id = ratings.file_id
where ratings.level is not null
group by ratings.step_id, ratings.indicator_id, ratings.indicator, ratings.level, ratings.level_word;

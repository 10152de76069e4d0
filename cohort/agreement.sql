-- How close teams' ratings lie together in their latest round, and what the spread asked of them.
create or replace temporary view agreement as
select
    spreads.indicator_id,
    count(*) as teams,
    cast(round(avg(spreads.agreement)) as bigint) as mean_agreement,
    count(case when spreads.verdict = 'agreed' then 1 end) as agreed,
    count(case when spreads.verdict = 'brief' then 1 end) as brief,
    count(case when spreads.verdict = 'discuss' then 1 end) as discuss,
    count(case when spreads.settled then 1 end) as settled
from spreads
join chosen on chosen.file_id = spreads.file_id
where spreads.latest and spreads.verdict <> 'too_few'
group by spreads.indicator_id;

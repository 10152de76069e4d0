-- The latest file of each team.
create or replace temporary view newest as
select ranked.*
from (
    select teams.*, row_number() over (partition by team_id order by revision desc, path desc) as place
    from teams
) as ranked
where ranked.place = 1;

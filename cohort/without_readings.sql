-- The teams without a reading in the last six months.
create or replace temporary view without_readings as
select team_id, community, state, actions_open, measures, last_reading, day
from chosen
where last_reading is null or last_reading < cast(day - interval '6' month as date);

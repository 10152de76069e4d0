-- What five years cost for each student, and the year in which yearly money runs out, team by team.
create or replace temporary view cost_per_student as
select
    team_id, community, state, students, five_year_cents, per_student_cents, recurring_percent, cliff_begins, cliff_cents
from chosen
where five_year_cents is not null;

-- How many files were not read, by the reason.
create or replace temporary view unread as
select reason, count(*) as files, min(path) as one_of_them
from faults
group by reason;

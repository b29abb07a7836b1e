-- A later edition of a year says why the earlier one was not right, so that whoever asks for a moved date gets an answer.
alter table holiday_year add column reason text;

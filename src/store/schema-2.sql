-- The attempts that were not handed in are few among many, and asked for at every start.
CREATE INDEX attempt_to_go_on_with ON attempt (quiz) WHERE handed_in IS NULL;

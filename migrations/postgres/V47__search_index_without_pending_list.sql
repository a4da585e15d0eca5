-- New entries of a GIN index wait in a list that each search reads to its end, until VACUUM moves them into the index
-- (https://www.postgresql.org/docs/current/gin.html#GIN-FAST-UPDATE). After many changed listings a search took five times as long.
ALTER INDEX services_words SET (fastupdate = off);
SELECT gin_clean_pending_list('services_words');

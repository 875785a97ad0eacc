-- ARGV: now. How many are pending and due.
return redis.call('ZCOUNT', URGENT, '-inf', ARGV[1]) + redis.call('ZCOUNT', ROUTINE, '-inf', ARGV[1])

-- ARGV: the owner's score in the index. When the owner is due, and leave to move the index there.
return leave_to_raise(ARGV[1])

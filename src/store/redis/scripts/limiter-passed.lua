-- A POST went through: the platform is not holding the tenant back.
redis.call('HDEL', TENANT, 'throttled')
return '0'

"""Who a person is: the user model, signing in, roles that staff need."""

"""Learning vouchers: schemes, giving out, printing, what someone should look at."""
